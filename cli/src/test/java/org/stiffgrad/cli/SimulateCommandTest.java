package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  /** A decays at rate k, B = 2 A; the parameter idle moves nothing, c is const. */
  private static final String DECAY =
      """
      const c
      c = 3; k = 0.5; idle = 7; A0 = 2*c; A = A0
      A' = -k*A
      B := 2*A + k
      """;

  /** Solves at rtol 1e-10 are compared with the exact solution; global error is a few rtol. */
  private static final double CLOSE = 1e-8;

  private final Path folder;

  SimulateCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private CommandRun simulate(String model, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("model.ant"), model);
    List<String> args = new ArrayList<>(List.of("simulate", file.toString(), "--rtol", "1e-10"));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray(String[]::new)).exits(0);
  }

  private static String header(CommandRun run) {
    return run.out().lines().findFirst().orElseThrow();
  }

  private static List<double[]> rows(CommandRun run) {
    return run.out().lines().skip(1).map(SimulateCommandTest::numbers).toList();
  }

  private static double[] numbers(String line) {
    List<Double> numbers = new ArrayList<>();
    for (String cell : line.split(",", -1)) {
      numbers.add(Double.valueOf(cell));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void rowsFollowTheRequestedTimesInOrderWithRepetitions() throws IOException {
    CommandRun run = simulate(DECAY, "--times", "2,0,1,2");
    assertEquals("time,A,B", header(run));
    List<double[]> rows = rows(run);
    assertEquals(4, rows.size());
    double[] times = {2, 0, 1, 2};
    for (int i = 0; i < times.length; i++) {
      double a = 6 * Math.exp(-0.5 * times[i]);
      assertEquals(times[i], rows.get(i)[0]);
      assertEquals(a, rows.get(i)[1], CLOSE * 6);
      assertEquals(2 * a + 0.5, rows.get(i)[2], CLOSE * 12);
    }
  }

  @Test
  void sensitivitiesAreWithRespectToTheLogarithm() throws IOException {
    CommandRun run = simulate(DECAY, "--times", "3", "--sensitivities", "k,c");
    assertEquals("time,A,B,dA/dlnk,dB/dlnk,dA/dlnc,dB/dlnc", header(run));
    double[] row = rows(run).get(0);
    double a = 6 * Math.exp(-1.5);
    assertEquals(-1.5 * a, row[3], CLOSE * 6);
    assertEquals(-3 * a + 0.5, row[4], CLOSE * 12);
    assertEquals(a, row[5], CLOSE * 6);
    assertEquals(2 * a, row[6], CLOSE * 12);
  }

  @Test
  void allMeansEveryParameterThatIsNotConstZeroColumnsIncluded() throws IOException {
    CommandRun run = simulate(DECAY, "--times", "1", "--sensitivities", "all");
    assertEquals("time,A,B,dA/dlnk,dB/dlnk,dA/dlnidle,dB/dlnidle", header(run));
    assertEquals(0, rows(run).get(0)[5]);
  }

  @Test
  void theSignOfANegativeParameterStays() throws IOException {
    CommandRun run = simulate(DECAY, "--set", "k=-0.5", "--times", "2", "--sensitivities", "k");
    // A = 6 exp(t/2): k dA/dk = k (-t) A = 1 A
    assertEquals(6 * Math.E, rows(run).get(0)[3], CLOSE * 20);
  }

  @Test
  void initialExpressionsFollowSetValuesAndCanBeReplaced() throws IOException {
    assertEquals(20, rows(simulate(DECAY, "--set", "c=10", "--times", "0")).get(0)[1]);
    assertEquals(5, rows(simulate(DECAY, "--set", "A=5", "--times", "0")).get(0)[1]);
    CommandRun run = simulate(DECAY, "--set", "A=5", "--times", "2", "--sensitivities", "A");
    assertEquals("time,A,B,dA/dlnA,dB/dlnA", header(run));
    assertEquals(5 * Math.exp(-1), rows(run).get(0)[3], CLOSE * 5);
  }

  @Test
  void gridsAreEvenOrEvenInTheLogarithm() throws IOException {
    List<double[]> even = rows(simulate(DECAY, "--to", "3", "--points", "4"));
    assertEquals(List.of(0., 1., 2., 3.), even.stream().map(r -> r[0]).toList());
    List<double[]> log = rows(simulate(DECAY, "--to", "1000", "--points", "7", "--log"));
    assertEquals(7, log.size());
    assertEquals(1e-3, log.get(0)[0], 1e-15);
    assertEquals(1000, log.get(6)[0]);
    assertEquals(10, log.get(4)[0] / log.get(3)[0], 1e-12);
  }

  @Test
  void everyNumberRoundTrips() throws IOException {
    CommandRun first = simulate(DECAY, "--times", "0.1,0.3");
    double a = rows(first).get(0)[1];
    CommandRun second = simulate(DECAY, "--set", "A=" + a, "--times", "0");
    assertEquals(Double.toHexString(a), Double.toHexString(rows(second).get(0)[1]));
  }

  @Test
  void outputGoesToAFileWhereAsked() throws IOException {
    Path file = folder.resolve("out.csv");
    CommandRun run = simulate(DECAY, "--times", "1", "--output", file.toString());
    assertEquals("", run.out());
    assertEquals("wrote 1 rows to " + file + "\n", run.err());
    assertTrue(Files.readString(file).startsWith("time,A,B\n1,"));
  }

  @Test
  void fixedGridsOfCoarseMethodsAreUsed() throws IOException {
    CommandRun run = simulate(DECAY, "--times", "2", "--method", "implicit-euler", "--steps", "1");
    // one step of backward Euler: 6/(1 + 0.5 2)
    assertEquals(3, rows(run).get(0)[1], 1e-9);
  }

  @Test
  void inputMayHaveByteOrderMarkAndCarriageReturns() throws IOException {
    CommandRun run = simulate("\uFEFFA = 1; k = 1\r\nA' = -k*A\r\n", "--times", "0");
    assertEquals("time,A\n0,1\n", run.out());
  }
}
