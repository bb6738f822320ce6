package org.stiffgrad.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.antimony.Examples;
import org.stiffgrad.input.InputException;

final class DataTableTest {
  private final Path folder;

  DataTableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("d.csv"), text);
  }

  private DataTable read(String text) throws IOException {
    return DataTable.read(file(text));
  }

  private static String message(Executable reading) {
    return String.valueOf(assertThrows(InputException.class, reading).getMessage());
  }

  @Test
  void readsTimesValuesAndGaps() throws IOException {
    DataTable table = read("time,A,B\n0,1,\n 2.5 , 1e-3 ,-4\n2.5,,+5E2\n");
    assertEquals(List.of("A", "B"), table.observables());
    assertEquals(3, table.rows());
    assertEquals(2.5, table.time(1));
    assertEquals(1e-3, table.value(1, 0));
    assertEquals(Double.NaN, table.value(0, 1));
    assertEquals(500, table.value(2, 1));
    assertEquals(List.of(""), table.experiments());
    assertEquals(0, table.experiment(2));
  }

  @Test
  void columnsComeInAnyOrder() throws IOException {
    DataTable table = read("B,experiment,A,time\n1,low,2,0\n3,high,4,1\n5,low,,2\n");
    assertEquals(List.of("B", "A"), table.observables());
    assertEquals(List.of("low", "high"), table.experiments());
    assertEquals(1, table.experiment(1));
    assertEquals(0, table.experiment(2));
    assertEquals(4, table.value(1, 1));
    assertEquals("d.csv:3:8", shortened(table.position(1, 1).toString()));
    assertEquals("d.csv:3:10", shortened(table.timePosition(1).toString()));
    assertEquals("d.csv:1:14", shortened(table.headerPosition(1).toString()));
  }

  private String shortened(String position) {
    return position.replace(folder.resolve("d.csv").toString(), "d.csv");
  }

  @Test
  void marksLineEndsBlankLinesAndQuotes() throws IOException {
    DataTable table = read("\uFEFFtime,\"a \"\"b\"\"\",B\r\n0,1,2\r\n\r\n   \r\n\"1\",3,\"4\"\r\n");
    assertEquals(List.of("a \"b\"", "B"), table.observables());
    assertEquals(2, table.rows());
    assertEquals(4, table.value(1, 1));
    assertEquals("d.csv:5:7", shortened(table.position(1, 1).toString()));
    assertEquals("d.csv:1:16", shortened(table.headerPosition(1).toString()));
  }

  @Test
  void positionsCountCharactersNotUnits() throws IOException {
    DataTable table = read("time,\ud83d\ude00x,B\n0,1,2\n");
    assertEquals("d.csv:1:9", shortened(table.headerPosition(1).toString()));
  }

  @Test
  void aLineOfMegabytes() throws IOException {
    int columns = 200_000;
    StringBuilder header = new StringBuilder("time");
    StringBuilder row = new StringBuilder("0");
    for (int i = 0; i < columns; i++) {
      header.append(",column").append(i);
      row.append(',').append(i).append(".5");
    }
    assertTrue(header.length() > 1 << 21, "a header of more than two megabytes");
    DataTable table = read(header + "\n" + row + "\n");
    assertEquals(columns, table.observables().size());
    assertEquals(columns - 0.5, table.value(0, columns - 1));
  }

  @Test
  void manyRows() throws IOException {
    int rows = 300_000;
    Path path = folder.resolve("big.csv");
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write("experiment,time,A\n");
      for (int i = 0; i < rows; i++) {
        out.write("e" + i % 7 + "," + i + "," + 0.25 * i + "\n");
      }
    }
    DataTable table = DataTable.read(path);
    assertEquals(rows, table.rows());
    assertEquals(7, table.experiments().size());
    assertEquals(0.25 * (rows - 1), table.value(rows - 1, 0));
    assertEquals(rows + 1, table.position(rows - 1, 0).line());
  }

  @Test
  void examplesAndBoehm() {
    DataTable robertson = DataTable.read(Examples.folder("robertson").resolve("robertson.csv"));
    assertEquals(40, robertson.rows());
    assertEquals(List.of("A", "B", "C"), robertson.observables());
    Path boehm = Examples.sharedData().resolve("boehm/boehm.csv");
    assumeTrue(Files.exists(boehm), "skipped: no shared data");
    DataTable table = DataTable.read(boehm);
    assertEquals(16, table.rows());
    assertEquals(List.of("pSTAT5A_rel", "pSTAT5B_rel", "rSTAT5A_rel"), table.observables());
  }

  @Test
  void exactExampleDataConserveMass() {
    DataTable exact = DataTable.read(Examples.folder("robertson").resolve("robertson-exact.csv"));
    for (int i = 0; i < exact.rows(); i++) {
      double total = exact.value(i, 0) + exact.value(i, 1) + exact.value(i, 2);
      assertEquals(1, total, 4 * Math.ulp(1.0), "row " + i);
    }
    // The reference solution in quadruple precision, rounded to double.
    assertEquals(0.99999960000008, exact.value(0, 0), Math.ulp(1.0));
    assertEquals(3.999839207726451e-7, exact.value(0, 1), Math.ulp(4e-7));
    assertEquals(1.599922723761753e-11, exact.value(0, 2), Math.ulp(1.6e-11));
  }

  /** In the texts, / stands for a line end. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          /                     ## 1:1 ## found an empty file, expected a line of column names
          t,A/0,1               ## 1:1 ## found the column t, expected it to be called time
          A,Time/0,1            ## 1:3 ## found the column Time, expected it to be called time
          A,B/0,1               ## 1:1 ## found no column time, expected one
          time/0                ## 1:1 ## found no column besides time, expected one for each observable
          time,A,A/0,1,2        ## 1:8 ## found a second column A, expected distinct names
          time,A,time/0,1,2     ## 1:8 ## found a second column time, expected distinct names
          time,,A/0,1,2         ## 1:6 ## found a column without a name, expected one
          time;A/0;1            ## 1:1 ## found columns separated by ';' or tabs, expected commas
          time,A                ## 1:1 ## found a header and nothing else, expected at least one row
          time,A,B/0,1/1,2,3    ## 2:3 ## found a row with 2 cells, expected 3 as in the header
          time,A/0,1/1,2,3      ## 3:5 ## found a row with 3 cells, expected 2 as in the header
          time,A/0,1/1          ## 3:1 ## found a row with 1 cell, expected 2 as in the header
          time,A,B/0,1,2/1,abc,3 ## 3:3 ## found 'abc' in column A, expected a number or nothing
          time,A/0,NaN          ## 2:3 ## found 'NaN' in column A, expected a number or nothing
          time,A/0,Infinity     ## 2:3 ## found 'Infinity' in column A, expected a number or nothing
          time,A/0,1e999        ## 2:3 ## found 1e999 in column A, expected a finite number
          time,A/0,1.5d         ## 2:3 ## found '1.5d' in column A, expected a number or nothing
          time,A/0,0x10         ## 2:3 ## found '0x10' in column A, expected a number or nothing
          time,A/0,1e           ## 2:3 ## found '1e' in column A, expected a number or nothing
          time,A/0,1.2.3        ## 2:3 ## found '1.2.3' in column A, expected a number or nothing
          time,A/0,"1,5"        ## 2:3 ## found '1,5' in column A, expected a number or nothing
          time,A/,1             ## 2:1 ## found no time, expected a number
          time,A/soon,1         ## 2:1 ## found 'soon' in column time, expected a number or nothing
          A,time/1,-2           ## 2:3 ## found the negative time -2, expected 0 (the start) or later
          experiment,time,A/,0,1 ## 2:1 ## found no experiment, expected its name
          time,A,B/0,1,/1,2,    ## 1:8 ## found no value in column B, expected at least one
          """)
  void malformedTables(String text, String position, String reason) {
    String expected = folder.resolve("d.csv") + ":" + position + ": " + reason;
    assertEquals(expected, message(() -> read(text.replace('/', '\n'))));
  }

  @Test
  void textAfterAQuoteIsNotCsv() throws IOException {
    Path file = file("time,A\n0,\"1\"2\n");
    String message = message(() -> DataTable.read(file));
    assertEquals(
        file
            + ":2:3: found a row that is not CSV (Unexpected character after closing quote: '2'"
            + " (0x32)), expected cells separated by commas",
        message);
  }

  /** A file that was cut off inside a quoted cell: no value may come of what is left of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "time,A;0,10;1,\"4.9;            | 3:3",
        "time,A;0,10;1,\"4.9             | 3:3",
        "time,A;0,10;\"1,4.9;2,3;        | 3:1",
        "time,A;0,\"10\";1,\"4\"\".9;    | 3:3",
        "time,A;0,10;\"                  | 3:1",
        "time,\"A;0,1;                   | 1:6",
      })
  void anUnclosedQuoteIsRefusedWhereItOpens(String text, String position) throws IOException {
    for (String mark : List.of("", "\uFEFF")) {
      Path file = file(mark + text.replace(';', '\n'));
      assertEquals(
          file
              + ":"
              + position
              + ": found a quote that is never closed, expected another '\"' at the end of the cell",
          message(() -> DataTable.read(file)));
    }
  }

  @Test
  void quotesThatAreClosedOrInsideOfACellAreFine() throws IOException {
    DataTable table = read("experiment,time,A\n5\" pipe,0,1\n\"say \"\"so\"\"\",1,\"2\"");
    assertEquals(List.of("5\" pipe", "say \"so\""), table.experiments());
    assertEquals(2, table.value(1, 0));
  }

  @Test
  void notUtf8() throws IOException {
    Path file =
        Files.write(
            folder.resolve("d.csv"), "time,A\n0,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(message(() -> DataTable.read(file)).startsWith(file + ":2:3: "));
  }

  @Test
  void missingFileAndDirectory() {
    Path missing = folder.resolve("none.csv");
    assertEquals(missing + ": there is no such file", message(() -> DataTable.read(missing)));
    assertEquals(
        folder + ": found a directory, expected a CSV file", message(() -> DataTable.read(folder)));
  }
}
