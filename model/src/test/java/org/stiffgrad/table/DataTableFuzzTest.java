package org.stiffgrad.table;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stiffgrad.antimony.Examples;
import org.stiffgrad.input.InputException;

/** Whatever the bytes, reading them gives a table or an error for people. */
final class DataTableFuzzTest {
  private static final long SEED = 31;
  private static final int MUTANTS = 1_000;

  private static final String[] PIECES = {
    ",", "\n", "\r", "\"", "time", "A", "-", "e", "1e999", "NaN", " ", "\u0000", "\uFEFF", "#", ";"
  };

  private final Path file;

  DataTableFuzzTest(@TempDir Path folder) {
    this.file = folder.resolve("d.csv");
  }

  @Test
  void everyMutantIsATableOrAnError() throws IOException {
    String text = Files.readString(Examples.folder("robertson").resolve("robertson.csv"));
    SplittableRandom random = new SplittableRandom(SEED);
    int tables = 0;
    for (int i = 0; i < MUTANTS; i++) {
      StringBuilder mutant = new StringBuilder(text);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(mutant.length());
        int to = Math.min(mutant.length(), at + random.nextInt(12));
        mutant.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
      }
      Files.writeString(file, mutant);
      try {
        tables += DataTable.read(file).rows() > 0 ? 1 : 0;
      } catch (InputException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith(file + ":") && message.contains(": found "), message);
      } catch (RuntimeException e) {
        fail("seed " + SEED + ", mutant " + i, e);
      }
    }
    System.out.println("seed " + SEED + ": of " + MUTANTS + " mutants " + tables + " are tables");
    assertTrue(tables > 0 && tables < MUTANTS);
  }
}
