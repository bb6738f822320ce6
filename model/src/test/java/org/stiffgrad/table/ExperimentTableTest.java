package org.stiffgrad.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.input.InputException;

final class ExperimentTableTest {
  private final Path folder;

  ExperimentTableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private ExperimentTable read(String text) throws IOException {
    return ExperimentTable.read(Files.writeString(folder.resolve("e.csv"), text));
  }

  @Test
  void valuesAndGaps() throws IOException {
    ExperimentTable table = read("experiment,k1,A\nlow,0.5,\nhigh,2,3\n");
    assertEquals(List.of("low", "high"), table.experiments());
    assertEquals(List.of("k1", "A"), table.names());
    assertEquals(OptionalInt.of(1), table.row("high"));
    assertEquals(OptionalInt.empty(), table.row("none"));
    assertEquals(0.5, table.value(0, 0));
    assertTrue(Double.isNaN(table.value(0, 1)));
    assertEquals(3, table.value(1, 1));
    assertEquals(8, table.position(1, 1).column());
    assertEquals(12, table.headerPosition(0).column());
    assertEquals(3, table.experimentPosition(1).line());
  }

  @Test
  void experimentsAloneAreFine() throws IOException {
    assertEquals(List.of("a", "b"), read("experiment\na\nb\n").experiments());
  }

  /** In the texts, / stands for a line end. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          k1,A/1,2              ## 1:1  ## found no column experiment, expected one
          experiment,k1         ## 1:1  ## found a header and nothing else, expected at least one row
          experiment,k1/a,1/a,2 ## 3:1  ## found experiment a a second time, expected it once (line 2)
          experiment,k1/,1      ## 2:1  ## found no experiment, expected its name
          experiment,k1/a,fast  ## 2:3  ## found 'fast' in column k1, expected a number or nothing
          experiment,k1,k1/a,,  ## 1:15 ## found a second column k1, expected distinct names
          experiment,k1/a       ## 2:1  ## found a row with 1 cell, expected 2 as in the header
          """)
  void malformedTables(String text, String position, String reason) {
    InputException error = assertThrows(InputException.class, () -> read(text.replace('/', '\n')));
    assertEquals(
        folder.resolve("e.csv") + ":" + position + ": " + reason,
        String.valueOf(error.getMessage()));
  }
}
