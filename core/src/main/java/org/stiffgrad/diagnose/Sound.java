package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Verdict;

/** Nothing is the matter. */
final class Sound implements Diagnostic {
  @Override
  public String id() {
    return "ok";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    String name = evidence.parameter(j).id();
    return Optional.of(
        new Finding(
            id(),
            Severity.FINE,
            Verdict.OK,
            name + " is " + evidence.estimate(j).note() + ".",
            "Nothing.",
            Map.of("deviation", evidence.joint().deviation(j))));
  }
}
