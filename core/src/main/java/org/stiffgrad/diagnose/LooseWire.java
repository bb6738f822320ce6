package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Verdict;

/** By the structure of the model no measured value can depend on the parameter. */
final class LooseWire implements Diagnostic {
  static final String ID = "loose-wire";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    return evidence
        .looseEnd(j)
        .map(
            end ->
                new Finding(
                    id(),
                    Severity.PROBLEM,
                    Verdict.NO_INFORMATION,
                    "No measured value can depend on "
                        + evidence.parameter(j).id()
                        + ", whatever its value: "
                        + end
                        + ".",
                    "Mend the model there, measure something that "
                        + evidence.parameter(j).id()
                        + " changes, or leave it out with --fit.",
                    Map.of("value", evidence.value(j))));
  }
}
