package org.stiffgrad.antimony;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.input.InputException;

/** Whatever the text, reading it gives a model or an error for people. */
final class AntimonyFuzzTest {
  private static final long SEED = 20_240_611;
  private static final int MUTANTS = 3_000;
  private static final Pattern MESSAGE =
      Pattern.compile(
          "m\\.ant:[1-9]\\d*:[1-9]\\d*: found .+[,:] (expected|but) .+", Pattern.DOTALL);

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          ",",
          ";",
          "\n",
          "'",
          "=",
          ":=",
          ":",
          "->",
          "=>",
          "+",
          "-",
          "*",
          "/",
          "^",
          "!",
          "&&",
          "||",
          "<",
          ">=",
          "$",
          "1e3",
          "1e999",
          "0",
          "A",
          "k1",
          "time",
          "inf",
          "pi",
          "end",
          "model m",
          "function f(x) ",
          "f(",
          "exp(",
          "piecewise(",
          "const ",
          "var ",
          "species ",
          "compartment ",
          " in ",
          " is ",
          "\"",
          "/*",
          "*/",
          "//",
          "#",
          "\\",
          "\u0000",
          "\ud83d",
          "\u00e9",
          "%",
          ".",
          "at ",
          "unit ",
          "--",
          "true",
          "substanceOnly ",
          "\r");

  private static final String EVERYTHING =
      """
      function mm(s, v, k) v*s/(k + s) end
      model *all(A, B)
        compartment cell = 2; const species Z in cell = 1; var q
        species A in cell = 3, $X = 2
        J1: 2 A + X -> 1.5 B + Z; mm(A, v, Km) in cell
        J2: B => ; k*B*piecewise(1, time > 3 && B < 2, 0.5)
        C' = -C + J1; C = 2*A
        total := A + B + min(C, 1, q) - log10(2)
        B = 0; v = 1e3; Km = .5; k = -2^-1; q = 1
        A is "a name" # comment
      end
      """;

  @ParameterizedTest
  @ValueSource(strings = {"robertson", "enzyme", "vanderpol", "everything"})
  void everyMutantIsAModelOrAnError(String name) throws IOException {
    String text =
        name.equals("everything")
            ? EVERYTHING
            : Files.readString(Examples.folder(name).resolve(name + ".ant"));
    Antimony.parse(text, "m.ant");
    SplittableRandom random = new SplittableRandom(SEED);
    int models = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutant(text, random);
      try {
        Antimony.parse(mutant, "m.ant");
        models++;
      } catch (InputException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(MESSAGE.matcher(message).matches(), message);
        assertFalse(message.contains("EOF") || message.contains("NEWLINE"), message);
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + SEED + ", mutant " + i + ":\n" + mutant, e);
      }
    }
    System.out.println(
        "seed " + SEED + ": of " + MUTANTS + " mutants of " + name + " " + models + " are models");
    assertTrue(models > 0 && models < MUTANTS);
  }

  private static String mutant(String text, SplittableRandom random) {
    StringBuilder mutant = new StringBuilder(text);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && mutant.length() > 1; i++) {
      int at = random.nextInt(mutant.length());
      int to = Math.min(mutant.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> mutant.delete(at, to);
        case 1 -> mutant.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutant.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
        case 3 -> mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, to));
        default -> mutant.setLength(Math.max(1, at));
      }
    }
    return mutant.toString();
  }
}
