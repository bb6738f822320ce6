package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A full matrix whose entries all mix a fast and a slow mode: its condition number is the square of
 * the stiffness in the entries, and a moderate number along the modes, whatever the stiffness.
 */
class AlignmentTest {
  private static final Pattern LOGARITHMS = Pattern.compile("\"normalized\" : ([0-9.E+-]+)");
  private static final Pattern MODES = Pattern.compile("\"modes\" : ([0-9.E+-]+)");

  private final Path folder;

  AlignmentTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static double number(Pattern pattern, String json) {
    Matcher matcher = pattern.matcher(json);
    assertTrue(matcher.find(), json);
    return Double.parseDouble(matcher.group(1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e2, 1e4, 1e6})
  void entriesMixTimeScalesAndModesDoNot(double fast) throws IOException {
    // V diag(-fast, -1) V^-1 with V = [1 1; -1/2 1]
    String model =
        String.format(
            Locale.ROOT,
            "a = %s; b = %s; c = %s; d = %s; x = 2; y = 0.5; x' = a*x + b*y; y' = c*x + d*y",
            (-2 * fast - 1) / 3,
            (2 * fast - 2) / 3,
            (fast - 1) / 3,
            (-fast - 2) / 3);
    Path file = Files.writeString(folder.resolve("m.ant"), model);
    StringBuilder times = new StringBuilder("0");
    for (int i = 0; i < 50; i++) {
      times.append(',').append(1e-2 / fast * Math.pow(500 * fast, i / 49.0));
    }
    Path data = folder.resolve("d.csv");
    CommandRun.of(
            "simulate",
            file.toString(),
            "--times",
            times.toString(),
            "--rtol",
            "1e-9",
            "--output",
            data.toString())
        .exits(0);
    CommandRun run =
        CommandRun.of(
                "diagnose",
                file.toString(),
                data.toString(),
                "--noise",
                "1%",
                "--no-profiles",
                "--json",
                "-")
            .exits(0);
    double entries = number(LOGARITHMS, run.out());
    double modes = number(MODES, run.out());
    assertEquals(2, Math.log(entries) / Math.log(fast), 0.7, "condition " + entries);
    assertTrue(modes < 1e3, "condition along modes " + modes);
    if (fast > 1e3) {
      String text =
          CommandRun.of(
                  "diagnose", file.toString(), data.toString(), "--noise", "1%", "--no-profiles")
              .exits(0)
              .out();
      assertTrue(text.contains("Parameters mix time scales"), text);
    }
  }

  @Test
  void parametersThatAreOnlyKnownUnequallyWellDoNotMixTimeScales() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("m.ant"), "a = 1; b = 3; x = 1; y = 1; x' = -a*x; y' = -b*y");
    Path data = folder.resolve("d.csv");
    CommandRun.of("simulate", file.toString(), "--times", "0.1,0.3,1", "--output", data.toString())
        .exits(0);
    CommandRun run =
        CommandRun.of(
                "diagnose",
                file.toString(),
                data.toString(),
                "--noise",
                "x=1e-6,y=0.2",
                "--no-profiles")
            .exits(0);
    assertTrue(!run.out().contains("mix time scales"), run.out());
  }
}
