package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Numbers;
import org.stiffgrad.identify.Verdict;

/** The plain derivative is small only because of the unit of the parameter. */
final class SmallUnits implements Diagnostic {
  @Override
  public String id() {
    return "units";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    if (evidence.estimate(j).verdict() != Verdict.UNITS) {
      return Optional.empty();
    }
    String name = evidence.parameter(j).id();
    double decades = -evidence.budget(j).units();
    boolean isLogarithmic = evidence.parameter(j).scale().isLogarithmic();
    return Optional.of(
        new Finding(
            id(),
            Severity.NOTE,
            Verdict.UNITS,
            "The data determine "
                + name
                + "; its plain derivative is "
                + Numbers.shortly(decades)
                + " decades smaller only because "
                + name
                + " is a large number.",
            isLogarithmic
                ? "Nothing: the logarithmic scale of estimation removes these decades."
                : "Estimate it on a logarithmic scale (--scale " + name + "=log).",
            Map.of("decades", decades)));
  }
}
