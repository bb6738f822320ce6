package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Verdict;

/** The parameter sits on a bound that the data would push it beyond. */
final class HeldBound implements Diagnostic {
  @Override
  public String id() {
    return "held-bound";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    if (evidence.estimate(j).verdict() != Verdict.BOUND) {
      return Optional.empty();
    }
    String name = evidence.parameter(j).id();
    return Optional.of(
        new Finding(
            id(),
            Severity.PROBLEM,
            Verdict.BOUND,
            "For " + name + ", " + evidence.estimate(j).note() + ".",
            "Check whether the bound of " + name + " is meant, and widen it with --bounds if not.",
            Map.of("value", evidence.value(j), "gradient", evidence.gradient(j).value())));
  }
}
