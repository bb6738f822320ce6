package org.stiffgrad.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.ObjectiveAudit;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.input.InputException;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.SharedData;

/** Published problems with real measurements: simulations, objectives and gradients. */
@Tag("slow")
class PetabBenchmarkTest {
  private static final Tolerances TIGHT = Tolerances.relative(1e-9);

  /** Published simulations were computed with tolerances of their own. */
  private static final double PUBLISHED = 1e-4;

  private static final String INTRODUCTION =
      """
      # Published problems in PEtab

      Problems of the PEtab benchmark collection at their nominal values. *Published* is the largest relative difference
      from the simulations published beside the problem, at rtol 1e-9 (values below 1e-8 of an observable's largest count
      as that); the rest is at rtol 1e-7: the negative log-likelihood, max |forward - adjoint| / max |forward| of the
      gradient, and the order of the Taylor remainder along a random direction (seed 1). Sneyd's published simulations
      call two conditions by each other's names, which is undone here; Perelson's and Fujita's belong to other estimates
      than the parameter table's (Perelson's agree to 1e-6 at c = 1.86392494 and delta = 0.657894126; Fujita's objective
      and gradient agree with those of other programs); there are none for Okuonghae and Oliveira. Chen, with 500 states,
      needs absolute tolerances (1e-8 at rtol 1e-8) and then agrees to 3e-3, the accuracy of the published values.
      Made by `mvn test -Pslow -pl petab -am -Dtest=PetabBenchmarkTest -Dsurefire.failIfNoSpecifiedTests=false
      -Dstiffgrad.results=$PWD/docs/results`.

      | problem | states | free | conditions | measurements | -log L | published | forward - adjoint | Taylor |
      |---|---|---|---|---|---|---|---|---|
      """;

  private static final Map<String, String> PUBLISHED_DIFFERENCES = new ConcurrentHashMap<>();
  private static final Map<String, String> GRADIENTS = new ConcurrentSkipListMap<>();

  /** Only a full run gives a full page. */
  @AfterAll
  static void writePage() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    GRADIENTS.forEach(
        (name, row) ->
            page.append(row.formatted(PUBLISHED_DIFFERENCES.getOrDefault(name, ""))).append('\n'));
    ResultPage.write("petab-benchmarks.md", page.toString());
  }

  private static Path all() {
    Optional<Path> all = SharedData.find("petab-benchmarks");
    assumeTrue(all.isPresent(), SharedData.ABSENT);
    return all.orElseThrow();
  }

  private static double difference(String name, Map<String, Double> changed) {
    Benchmark benchmark = Benchmark.read(all(), name);
    List<Prediction> rows = benchmark.simulate(benchmark.fitProblem(TIGHT), changed);
    return benchmark.largestDifference(
        rows,
        observable -> name.equals("Raia") ? "observable_" + observable : observable,
        condition -> name.equals("Sneyd") ? swapped(condition) : condition);
  }

  /**
   * Sneyd's published simulations call the condition with 3 uM of calcium that with 10 uM, and the
   * other way round: exchanged they agree in all digits, and so does the objective with peers.
   */
  private static String swapped(String condition) {
    return switch (condition) {
      case "Ca_dose_response__5" -> "Ca_dose_response__6";
      case "Ca_dose_response__6" -> "Ca_dose_response__5";
      default -> condition;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bachmann",
        "Beer",
        "Boehm",
        "Borghans",
        "Bruno",
        "Crauste",
        "Elowitz",
        "Fiedler",
        "Giordano",
        "Lucarelli",
        "Rahman",
        "Raia",
        "Schwen",
        "Sneyd"
      })
  void simulationsAreThePublishedOnes(String name) {
    double difference = difference(name, Map.of());
    // Beer's published values carry an absolute error of about 1e-11, beside values of 1e-9.
    PUBLISHED_DIFFERENCES.put(name, String.format(Locale.ROOT, "%.0e", difference));
    double allowed = name.equals("Beer") ? 1e-3 : PUBLISHED;
    assertTrue(difference <= allowed, name + " differs by " + difference);
  }

  /**
   * Perelson's published simulations belong to other estimates than the table's: with these two
   * they agree in all digits.
   */
  @ParameterizedTest
  @CsvSource("Perelson, 1.86392494, 0.657894126")
  void simulationsOfOtherEstimates(String name, double c, double delta) {
    assertTrue(difference(name, Map.of()) > 0.1);
    assertEquals(0, difference(name, Map.of("c", c, "delta", delta)), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bachmann",
        "Beer",
        "Boehm",
        "Borghans",
        "Bruno",
        "Crauste",
        "Elowitz",
        "Fiedler",
        "Fujita",
        "Giordano",
        "Lucarelli",
        "Okuonghae",
        "Oliveira",
        "Perelson",
        "Rahman",
        "Raia",
        "Schwen",
        "Sneyd"
      })
  void gradientsAreExact(String name) {
    FitProblem fit = Benchmark.read(all(), name).fitProblem(Tolerances.relative(1e-7));
    ObjectiveAudit audit = Benchmark.audit(fit);
    GRADIENTS.put(
        name,
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %d | %d | %.4f | %%s | %.0e | %.3f |",
            name,
            fit.system().states().size(),
            fit.free().size(),
            fit.experiments().size(),
            fit.measurements(),
            audit.objective().value(),
            audit.forwardVsAdjoint(),
            audit.taylorSlope()));
    assertTrue(audit.forwardVsAdjoint() <= 1e-8, name + ": " + audit);
    assertTrue(Math.abs(audit.taylorSlope() - 2) <= 0.1, name + ": " + audit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Boehm", "Elowitz", "Fujita", "Sneyd"})
  void objectiveAndGradientAreThoseOfPeers(String name) throws IOException {
    Optional<Path> peers = SharedData.find("peers/petab-gradients.json");
    assumeTrue(peers.isPresent(), SharedData.ABSENT);
    Benchmark benchmark = Benchmark.read(all(), name);
    JsonNode peer = new ObjectMapper().readTree(peers.orElseThrow().toFile()).get(benchmark.name());
    FitProblem fit = benchmark.fitProblem(Tolerances.relative(1e-10));
    ObjectiveAudit audit = Benchmark.audit(fit);
    double value = peer.get("nllh").asDouble();
    assertEquals(value, audit.objective().value(), 1e-8 * Math.abs(value));
    double largest = 0;
    double difference = 0;
    for (int j = 0; j < fit.free().size(); j++) {
      double expected = peer.get("gradient").get(fit.ids().get(j)).asDouble();
      largest = Math.max(largest, Math.abs(expected));
      difference = Math.max(difference, Math.abs(expected - audit.gradient()[j]));
    }
    assertTrue(difference <= 1e-5 * largest, name + ": " + difference / largest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Blasi|found the time inf, but measurements of steady states are not supported",
        "Brannmark|found the pre-equilibration Dose_0, but pre-equilibration is not supported",
        "Isensee|found the pre-equilibration model1_data49, but pre-equilibration is not supported",
        "Smith|found an event (insulin_stimulation_end), which is not supported",
        "Weber|found the pre-equilibration model1_data1, but pre-equilibration is not supported",
        "Zheng|found the pre-equilibration preequilibration, but pre-equilibration is not supported",
      })
  void unsupportedProblemsAreRefusedByName(String name, String reason) {
    Path all = all();
    InputException e = assertThrows(InputException.class, () -> Benchmark.read(all, name));
    assertEquals(e.position() + ": " + reason, e.getMessage());
  }

  /** Chen's published simulations are accurate to 3e-3; these have converged to 1e-5. */
  @ParameterizedTest
  @ValueSource(strings = "Chen")
  void fiveHundredStates(String name) {
    Benchmark benchmark = Benchmark.read(all(), name);
    FitProblem fit = benchmark.fitProblem(Tolerances.of(1e-8, 1e-8));
    assertEquals(500, fit.system().states().size());
    List<Prediction> rows = benchmark.simulate(fit, Map.of());
    double difference = benchmark.largestDifference(rows, n -> n, n -> n);
    assertTrue(difference <= 3e-3, "differs by " + difference);
    List<Prediction> loose =
        benchmark.simulate(benchmark.fitProblem(Tolerances.of(1e-6, 1e-4)), Map.of());
    for (int i = 0; i < rows.size(); i++) {
      double size = Math.max(Math.abs(rows.get(i).value()), 1e-3);
      assertEquals(0, (rows.get(i).value() - loose.get(i).value()) / size, 1e-5);
    }
  }
}
