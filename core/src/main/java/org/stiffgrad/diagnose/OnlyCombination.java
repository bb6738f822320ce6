package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.Numbers;
import org.stiffgrad.identify.Verdict;

/** Only products of powers of the parameter with others are determined. */
final class OnlyCombination implements Diagnostic {
  @Override
  public String id() {
    return "combination";
  }

  /** What the data tell instead, where two parameters undo each other. */
  private static String known(Evidence evidence, String name) {
    return evidence.directions().stream()
        .filter(c -> c.singularValue() < 1 && c.exponents().containsKey(name))
        .flatMap(c -> evidence.joint().beside(c).stream())
        .filter(known -> known.deviation() < 1)
        .findFirst()
        .map(
            known ->
                "; what they do tell is "
                    + new Combination(1 / known.deviation(), known.exponents()).text()
                    + ", to "
                    + Numbers.shortly(100 * known.deviation())
                    + " %")
        .orElse("");
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
            "The data determine "
                + name
                + " "
                + evidence.estimate(j).note()
                + known(evidence, name)
                + ".",
            evidence.suggestion(j).isPresent()
                ? NoInformation.action(evidence, j)
                : "Fix one parameter of the combination at a value known from elsewhere.",
            Map.of(
                "deviation", evidence.joint().deviation(j),
                "varianceInflation", evidence.joint().varianceInflation(j))));
  }
}
