package org.stiffgrad.petab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stiffgrad.petab.SmallProblem.CONDITIONS;
import static org.stiffgrad.petab.SmallProblem.MEASUREMENTS;
import static org.stiffgrad.petab.SmallProblem.MODEL;
import static org.stiffgrad.petab.SmallProblem.OBSERVABLES;
import static org.stiffgrad.petab.SmallProblem.PARAMETERS;
import static org.stiffgrad.petab.SmallProblem.YAML;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.ObjectiveAudit;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.input.InputException;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/** What a problem means, beside closed forms. */
class PetabProblemTest {
  private static final SolveOptions TIGHT =
      SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-10));

  /** Errors of trajectories at the tolerance above. */
  private static final double SOLVED = 1e-8;

  private final Path folder;

  PetabProblemTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A(t) for A' = -k1 A + k2 B, B(0) = 0. */
  private static double a(double t, double a0, double k1, double k2) {
    double end = a0 * k2 / (k1 + k2);
    return end + (a0 - end) * Math.exp(-(k1 + k2) * t);
  }

  private static double b(double t, double a0, double k1, double k2) {
    return (a0 - a(t, a0, k1, k2)) / a0 + 0.01;
  }

  private static double[] simulated(PetabProblem problem) {
    FitProblem fit = problem.fitProblem(TIGHT);
    double[] start = fit.coordinates().toValues(fit.coordinates().start());
    return PetabSimulation.of(problem, fit, start).orElseThrow().rows().stream()
        .mapToDouble(Prediction::value)
        .toArray();
  }

  private static double laplace(double h, double d, double sigma) {
    return Math.abs(Math.log10(h) - Math.log10(d)) / sigma + Math.log(2 * sigma * d * Math.log(10));
  }

  private static double normal(double h, double d, double sigma) {
    double r = (h - d) / sigma;
    return 0.5 * r * r + Math.log(sigma * Math.sqrt(2 * Math.PI));
  }

  @Test
  void simulationsComeInTheOrderOfTheTable() {
    double[] expected = {
      1.5 * 2 + 0.5,
      b(10, 2, 0.8, 0.2),
      1.5 * a(5, 3, 0.8, 0.3) + 0.25,
      1.5 * a(2, 2, 0.8, 0.2) + 0.5,
      b(10, 3, 0.8, 0.3),
      b(10, 3, 0.8, 0.3)
    };
    assertArrayEquals(expected, simulated(SmallProblem.valid().read(folder)), SOLVED);
  }

  @Test
  void theObjectiveIsThatOfTheStandard() {
    PetabProblem problem = SmallProblem.valid().read(folder);
    double[] h = simulated(problem);
    double expected =
        normal(h[0], 2.5, 0.5)
            + laplace(h[1], 0.7, 0.4)
            + normal(h[2], 1.1, 0.5)
            + normal(h[3], 2, 0.5)
            + laplace(h[4], 0.6, 0.3)
            + laplace(h[5], 0.5, 0.3);
    try (LocalExecutor executor = new LocalExecutor(1)) {
      Likelihood likelihood = new Likelihood(problem.fitProblem(TIGHT), executor);
      double[] theta = likelihood.problem().coordinates().start();
      Evaluation.Feasible at = (Evaluation.Feasible) likelihood.evaluate(theta, 1);
      assertEquals(expected, at.objective().value(), SOLVED);
      assertEquals(normal(2, 2, 1), at.objective().prior(), 1e-15);
      assertEquals(6, at.objective().residuals());
      ObjectiveAudit audit =
          ((ObjectiveAudit.Result.Audited)
                  ObjectiveAudit.at(likelihood, theta, new SplittableRandom(1)))
              .audit();
      assertEquals(0, audit.forwardVsAdjoint(), 1e-10);
      assertEquals(0, audit.finiteDifference(), 1e-5);
      assertEquals(List.of(), audit.silent());
    }
  }

  @Test
  void parametersAreThoseOfTheTable() {
    FitProblem fit = SmallProblem.valid().read(folder).fitProblem(TIGHT);
    assertEquals(List.of("k1", "a0", "k2_c1", "scale", "sd_b"), fit.ids());
    assertEquals("log10", fit.free().get(0).scale().id());
    assertEquals(1e-3, fit.free().get(0).lower());
    assertEquals(0.8, fit.free().get(0).start());
    assertEquals(List.of("c0", "c1"), fit.experiments().stream().map(e -> e.name()).toList());
  }

  @Test
  void equalOverridesShareAnObservable() {
    PetabProblem problem = SmallProblem.valid().read(folder);
    assertEquals(4, problem.assembled().variants().size());
  }

  @Test
  void withoutNominalValueTheMiddleOfTheScaleIsTheStart() {
    PetabProblem problem =
        SmallProblem.valid().with(PARAMETERS, "1e-3|1e3|0.8", "1e-3|1e5|").read(folder);
    assertEquals(10, problem.parameters().get(0).start(), 1e-12);
    InputException e = assertThrows(InputException.class, problem::requireNominalValues);
    assertEquals(
        folder + "/parameters.tsv:2:1: found no nominalValue of k1, expected one to start from",
        e.getMessage());
  }

  @Test
  void aNominalValueOutsideOfItsBoundsIsAWarning() {
    PetabProblem problem =
        SmallProblem.valid().with(PARAMETERS, "1e-3|1e3|0.8", "1|1e3|0.8").read(folder);
    assertEquals(
        List.of(
            folder
                + "/parameters.tsv:2:1: the nominalValue 0.8 of k1 is outside of its bounds"
                + " 1.0..1000.0"),
        problem.warnings());
  }

  @Test
  void aConditionMayReplaceAComputedInitialValue() {
    SmallProblem computed =
        SmallProblem.valid()
            .with(MODEL, "<listOfRules>", initialAssignment("A", "k1", 5) + "<listOfRules>");
    double[] h =
        simulated(
            computed
                .with(CONDITIONS, "c0|one|a0|", "c0|one||")
                .with(PARAMETERS, "a0|start|lin|0|10|2|1|normal|2;1\n", "")
                .read(folder));
    assertEquals(1.5 * (5 * 0.8) + 0.5, h[0], SOLVED);
    assertEquals(1.5 * a(2, 5 * 0.8, 0.8, 0.2) + 0.5, h[3], SOLVED);
    assertEquals(1.5 * a(5, 3, 0.8, 0.3) + 0.25, h[2], SOLVED);
  }

  private static String initialAssignment(String symbol, String parameter, int factor) {
    return "<listOfInitialAssignments><initialAssignment symbol=\""
        + symbol
        + "\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><apply><times/><cn>"
        + factor
        + "</cn><ci>"
        + parameter
        + "</ci></apply></math></initialAssignment></listOfInitialAssignments>";
  }

  @Test
  void aConditionMaySetTheSizeOfACompartment() {
    SmallProblem amounts =
        SmallProblem.valid()
            .with(
                MODEL,
                "id=\"A\" compartment=\"cell\" initialConcentration",
                "id=\"A\" compartment=\"cell\" initialAmount")
            .with(CONDITIONS, "conditionName|A|k2", "conditionName|cell|k2")
            .with(CONDITIONS, "c0|one|a0|", "c0|one|a0|0.2")
            .with(CONDITIONS, "c1|two|3|", "c1|two|4|");
    double[] h = simulated(amounts.read(folder));
    // one unit of A in a volume of 2, and in one of 4
    assertEquals(1.5 * 0.5 + 0.5, h[0], SOLVED);
    assertEquals(1.5 * a(5, 0.25, 0.8, 0.3) + 0.25, h[2], SOLVED);
  }

  @Test
  void aSpeciesThatIsAnAmountStartsWithAnAmount() {
    String species = "initialConcentration=\"1\"\n        hasOnlySubstanceUnits=";
    SmallProblem amounts =
        SmallProblem.valid()
            .with(MODEL, species + "\"false\"", species + "\"true\"")
            .with(MODEL, "size=\"1\"", "size=\"4\"")
            .with(OBSERVABLES, "B / total + 0.01", "B + A / 1000");
    double[] h = simulated(amounts.read(folder));
    // As amounts, A' = -4 k1 A + 4 k2 B/4: the rate law takes A for the amount it is.
    double a0 = 2;
    double back = 0.2;
    assertEquals(1.5 * a0 + 0.5, h[0], SOLVED);
    assertEquals(1.5 * a(2, a0, 4 * 0.8, back) + 0.5, h[3], SOLVED);
    double rest = a(10, a0, 4 * 0.8, back);
    assertEquals((a0 - rest) / 4 + rest / 1000, h[1], SOLVED);
  }

  @Test
  void reactionsAndTimeMayBeObserved() {
    PetabProblem problem =
        SmallProblem.valid()
            .with(OBSERVABLES, "B / total + 0.01", "forth + time + 1 + obs_a_shift")
            .with(
                PARAMETERS,
                "offset|offset|lin|||0.5|0||\n",
                "offset|offset|lin|||0.5|0||\nobs_a_shift||lin|0|1|0.25|1||\n")
            .read(folder);
    assertEquals(0.8 * a(10, 2, 0.8, 0.2) + 10 + 1.25, simulated(problem)[1], SOLVED);
  }

  @Test
  void noiseMayDependOnTheObservable() {
    PetabProblem problem =
        SmallProblem.valid()
            .with(OBSERVABLES, "|0.5|", "|0.1 + 0.2 * obs_a + 0 * observableParameter1_obs_a|")
            .read(folder);
    FitProblem fit = problem.fitProblem(TIGHT);
    double[] start = fit.coordinates().toValues(fit.coordinates().start());
    Prediction first = PetabSimulation.of(problem, fit, start).orElseThrow().rows().get(0);
    assertEquals(0.1 + 0.2 * 3.5, first.noise(), SOLVED);
  }

  @Test
  void windowsFilesWithQuotesAndByteOrderMarksMeanTheSame() {
    double[] expected = simulated(SmallProblem.valid().read(folder));
    SmallProblem odd = SmallProblem.valid();
    for (String file : List.of(YAML, PARAMETERS, CONDITIONS, OBSERVABLES, MEASUREMENTS)) {
      String text = odd.files().getOrDefault(file, "");
      odd = odd.withFile(file, "\uFEFF" + text.replace("\n", "\r\n") + "\r\n");
    }
    odd =
        odd.with(MEASUREMENTS, "obs_a|c0|0|2.5", "\"obs_a\"| c0 |0.0|2.5e0")
            .with(OBSERVABLES, "B / total + 0.01", "\"B / total + 0.01\"")
            .with(CONDITIONS, "c0|one|a0|", "c0|\"one, \"\"two\"\"\"|a0");
    assertArrayEquals(expected, simulated(odd.read(folder)));
  }

  @Test
  void tablesMayBeSpreadOverFiles() throws IOException {
    String more = "observableId\ttime\tmeasurement\tsimulationConditionId\tobservableParameters\n";
    Files.writeString(folder.resolve("more.tsv"), more + "obs_a\t1\t2.25\tc0\t1;offset\n");
    PetabProblem problem =
        SmallProblem.valid()
            .with(YAML, "- measurements.tsv", "- measurements.tsv\n      - more.tsv")
            .read(folder);
    assertEquals(7, problem.measurements());
    assertEquals(a(1, 2, 0.8, 0.2) + 0.5, simulated(problem)[6], SOLVED);
  }

  @Test
  void theSimulationTableHasTheRowsOfTheMeasurements() {
    PetabProblem problem = SmallProblem.valid().read(folder);
    FitProblem fit = problem.fitProblem(TIGHT);
    double[] start = fit.coordinates().toValues(fit.coordinates().start());
    PetabSimulation simulation = PetabSimulation.of(problem, fit, start).orElseThrow();
    List<String> lines = simulation.text().lines().toList();
    assertEquals(7, lines.size());
    assertEquals(
        "observableId\tsimulationConditionId\ttime\tsimulation\tobservableParameters"
            + "\tnoiseParameters\tdatasetId",
        lines.get(0));
    assertEquals("obs_a\tc0\t0\t3.5\tscale;offset\t\td1", lines.get(1));
    assertEquals(
        simulation.rows().get(2).value(), Double.parseDouble(lines.get(3).split("\t", -1)[3]));
  }

  @Test
  void estimatesAreWrittenAsNominalValues() {
    PetabProblem problem = SmallProblem.valid().read(folder);
    double[] values = {0.1 + 0.2, 1, 2, 3, 1e-2};
    String text = new PetabEstimate(problem, values).text();
    String expected =
        SmallProblem.valid()
            .files()
            .getOrDefault(PARAMETERS, "")
            .replace("1e3\t0.8\t", "1e3\t0.30000000000000004\t")
            .replace("10\t2\t", "10\t1\t")
            .replace("1E3\t0.3\t", "1E3\t2\t")
            .replace("10\t1.5\t", "10\t3\t")
            .replace("10\t0.4\t", "10\t0.01\t");
    assertEquals(expected, text);
    PetabProblem again = SmallProblem.valid().withFile(PARAMETERS, text).read(folder);
    assertEquals(
        List.of(0.1 + 0.2, 1.0, 2.0, 3.0, 1e-2),
        again.estimated().stream().map(PetabParameter::start).toList());
  }

  @Test
  void aColumnOfSimulationsInTheMeasurementTableIsReplaced() {
    PetabProblem problem =
        SmallProblem.valid().with(MEASUREMENTS, "datasetId", "simulation").read(folder);
    FitProblem fit = problem.fitProblem(TIGHT);
    double[] start = fit.coordinates().toValues(fit.coordinates().start());
    List<String> lines =
        PetabSimulation.of(problem, fit, start).orElseThrow().text().lines().toList();
    assertEquals(
        "observableId\tsimulationConditionId\ttime\tsimulation\tobservableParameters"
            + "\tnoiseParameters",
        lines.get(0));
    assertEquals("obs_a\tc0\t0\t3.5\tscale;offset\t", lines.get(1));
  }

  /** Anything quadratic in the number of rows or of variants would take minutes. */
  @Test
  void tensOfThousandsOfRowsAreNoMatter() {
    StringBuilder table =
        new StringBuilder(SmallProblem.valid().files().getOrDefault(MEASUREMENTS, ""));
    for (int i = 0; i < 40_000; i++) {
      table
          .append("obs_b\tc1\t")
          .append(i % 200)
          .append("\t0.5\t\t")
          .append(1 + i * 1e-6)
          .append('\n');
    }
    SmallProblem large = SmallProblem.valid().withFile(MEASUREMENTS, table.toString());
    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          try (LocalExecutor executor = new LocalExecutor(1)) {
            FitProblem fit = large.read(folder).fitProblem(SolveOptions.DEFAULTS);
            Likelihood likelihood = new Likelihood(fit, executor);
            Evaluation at = likelihood.evaluate(fit.coordinates().start(), 1);
            assertEquals(40_006, ((Evaluation.Feasible) at).objective().residuals());
          }
        });
  }
}
