package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures whose equation, time and parameter are known in closed form. */
class FailureTest {
  private static final Pattern AT = Pattern.compile("at time (\\S+) it is (\\S+) and changes");
  private static final Pattern EXPONENT = Pattern.compile("changes u by (\\S+) % there");

  private final Path folder;

  FailureTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String simulate(String model, String to) throws IOException {
    Path file = Files.writeString(folder.resolve("model.ant"), model);
    CommandRun run =
        CommandRun.of("simulate", file.toString(), "--to", to, "--points", "2").exits(5);
    assertEquals("", run.out());
    return run.err();
  }

  private static double number(Pattern pattern, int group, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return Double.parseDouble(matcher.group(group));
  }

  @Test
  void growthWithoutBoundIsBlamedOnItsRate() throws IOException {
    // u = 1/(1 - k t), and d ln u / d ln k = k t u
    String err = simulate("u = 1; v = 1; k = 0.5; d = 3; u' = k*u^2; v' = -d*v", "10");
    assertTrue(err.contains("u changes fastest there"), err);
    assertTrue(err.contains("it depends most on k"), err);
    assertTrue(err.contains("to try: a smaller k"), err);
    double t = number(AT, 1, err);
    double u = number(AT, 2, err);
    assertEquals(2, t, 0.01);
    // printed with three digits
    assertEquals(0.5 * t * u, number(EXPONENT, 1, err), 0.01 * u);
  }

  @Test
  void whatSlowsTheGrowthDownIsAskedForMore() throws IOException {
    // u' = u^2 - d u from 2 runs to infinity at ln(2/(2 - d))/d, the later the larger d is
    String err = simulate("u = 2; d = 1.9; w = 1; g = 1e-3; u' = u^2 - d*u; w' = -g*w", "50");
    assertTrue(err.contains("it depends most on d"), err);
    assertTrue(err.contains("to try: a larger d"), err);
    assertEquals(Math.log(2 / 0.1) / 1.9, number(AT, 1, err), 0.01);
  }

  @Test
  void whatLeavesTheDomainOfAFunctionIsNamed() throws IOException {
    // u reaches 0, where the root ends, the sooner the larger a is
    String err = simulate("u = 4; a = 2; b = 1; v = 1; u' = -a - sqrt(u); v' = -b*v", "10");
    assertTrue(err.contains("u"), err);
    assertTrue(err.contains("it depends most on a"), err);
  }

  @Test
  void everyCommandExplains() throws IOException {
    Path model = Files.writeString(folder.resolve("m.ant"), "u = 1; k = 0.5; u' = k*u^2");
    Path data = Files.writeString(folder.resolve("d.csv"), "time,u\n1,2\n5,3\n");
    for (String command : new String[] {"gradient", "fit", "diagnose"}) {
      CommandRun run =
          CommandRun.of(command, model.toString(), data.toString(), "--bounds", "k=0.4..0.6")
              .exits(5);
      assertTrue(run.err().contains("it depends most on k"), command + ": " + run.err());
    }
  }
}
