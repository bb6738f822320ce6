package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Verdict;

/** Only products of powers of the parameter with others are determined. */
final class OnlyCombination implements Diagnostic {
  @Override
  public String id() {
    return "combination";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    if (evidence.estimate(j).verdict() != Verdict.COMBINATION) {
      return Optional.empty();
    }
    String name = evidence.parameter(j).id();
    return Optional.of(
        new Finding(
            id(),
            Severity.PROBLEM,
            Verdict.COMBINATION,
            "The data determine " + name + " " + evidence.estimate(j).note() + ".",
            evidence.suggestion(j).isPresent()
                ? NoInformation.action(evidence, j)
                : "Fix one parameter of the combination at a value known from elsewhere.",
            Map.of(
                "deviation", evidence.joint().deviation(j),
                "varianceInflation", evidence.joint().varianceInflation(j))));
  }
}
