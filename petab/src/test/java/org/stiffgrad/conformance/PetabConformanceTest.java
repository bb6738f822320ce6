package org.stiffgrad.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stiffgrad.testkit.SharedData;

/** The PEtab test suite, version 1: each case agrees or is refused by name. Takes a second. */
class PetabConformanceTest {
  /** Cases that pre-equilibrate. */
  private static final List<String> PREEQUILIBRATED = List.of("0009", "0010", "0017", "0018");

  private static final String INTRODUCTION =
      """
      # PEtab test suite

      The 20 cases of the PEtab test suite v1.0.0 (SBML), at rtol 1e-10: differences from the expected log-likelihood,
      chi2 and simulations beside the suite's tolerance (0.001 each); then max |forward - adjoint| / max |forward| of the
      gradient, and the order of the Taylor remainder along a random direction (seed 1), which is 2 for an exact gradient.
      Made by `mvn test -Pconformance -pl petab -am`.

      | case | log-likelihood | chi2 | simulations | forward - adjoint | Taylor |
      |---|---|---|---|---|---|
      """;

  private static Map<String, PetabCase.Result> run(Path suite) {
    Map<String, PetabCase.Result> results = new LinkedHashMap<>();
    for (PetabCase one : PetabCase.all(suite)) {
      results.put(one.id(), one.run());
    }
    return results;
  }

  @Test
  void everyCaseAgreesOrIsRefusedByName() {
    Optional<Path> suite = SharedData.find("petab-test-suite/v1.0.0/sbml");
    assumeTrue(suite.isPresent(), SharedData.ABSENT);
    Map<String, PetabCase.Result> results = run(suite.orElseThrow());
    assertEquals(20, results.size());
    results.forEach(PetabConformanceTest::check);
  }

  @Test
  @Tag("conformance")
  void thePageOfResults() {
    Optional<Path> suite = SharedData.find("petab-test-suite/v1.0.0/sbml");
    assumeTrue(suite.isPresent(), SharedData.ABSENT);
    Map<String, PetabCase.Result> results = run(suite.orElseThrow());
    long solved =
        results.values().stream().filter(PetabCase.Result.Solved.class::isInstance).count();
    assertEquals(20 - PREEQUILIBRATED.size(), solved);
    ResultPage.write("petab-conformance.md", page(results));
  }

  private static void check(String id, PetabCase.Result result) {
    if (PREEQUILIBRATED.contains(id)) {
      String why = "found the pre-equilibration preeq_c0, but pre-equilibration is not supported";
      assertEquals(new PetabCase.Result.Refused(why), result, id);
      return;
    }
    assertTrue(result instanceof PetabCase.Result.Solved, id + ": " + result);
    PetabCase.Result.Solved solved = (PetabCase.Result.Solved) result;
    PetabCase.Errors errors = solved.errors();
    PetabCase.Errors allowed = solved.tolerances();
    assertTrue(errors.llh() <= allowed.llh(), id + " log-likelihood: " + errors);
    assertTrue(errors.chi2() <= allowed.chi2(), id + " chi2: " + errors);
    assertTrue(errors.simulations() <= allowed.simulations(), id + " simulations: " + errors);
    assertTrue(solved.forwardVsAdjoint() <= 1e-8, id + ": " + solved);
    assertTrue(Math.abs(solved.taylorSlope() - 2) <= 0.1, id + ": " + solved);
  }

  private static String page(Map<String, PetabCase.Result> results) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    results.forEach((id, result) -> page.append(row(id, result)).append('\n'));
    return page.toString();
  }

  private static String row(String id, PetabCase.Result result) {
    if (result instanceof PetabCase.Result.Refused refused) {
      return "| " + id + " | refused: " + refused.why() + " | | | | |";
    }
    PetabCase.Result.Solved s = (PetabCase.Result.Solved) result;
    return String.format(
        Locale.ROOT,
        "| %s | %.0e | %.0e | %.0e | %.0e | %.3f |",
        id,
        s.errors().llh(),
        s.errors().chi2(),
        s.errors().simulations(),
        s.forwardVsAdjoint(),
        s.taylorSlope());
  }
}
