package org.stiffgrad.testkit.reference;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.testkit.SharedData;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** The reference problems by name; reading one skips the test where the data is absent. */
final class References {
  static final List<String> NAMES =
      List.of(
          "robertson",
          "hires",
          "pollu",
          "oregonator",
          "vanderpol",
          "vanderpol_scaled",
          "e5",
          "enzyme",
          "akzo",
          "brusselator",
          "davis_skodje",
          "chain",
          "forced_relaxation_zero",
          "forced_relaxation_manifold");

  private References() {}

  static Reference read(String name) {
    String file = "references/" + name + ".json";
    Assumptions.assumeTrue(SharedData.find(file).isPresent(), SharedData.ABSENT + ": " + file);
    return Reference.read(SharedData.find(file).orElseThrow());
  }

  /** The hand-written system of the same equations. */
  static OdeSystem system(String name) {
    return Problems.ALL.stream()
        .map(Problem::system)
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
