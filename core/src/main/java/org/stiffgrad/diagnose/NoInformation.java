package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Numbers;
import org.stiffgrad.identify.Verdict;

/** The data do not react to the parameter, though the model would let them. */
final class NoInformation implements Diagnostic {
  @Override
  public String id() {
    return "no-information";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    if (evidence.estimate(j).verdict() != Verdict.NO_INFORMATION) {
      return Optional.empty();
    }
    String name = evidence.parameter(j).id();
    double moved = evidence.estimate(j).information();
    StringBuilder sentence = new StringBuilder();
    sentence.append("The measurements do not tell ").append(name).append(": ");
    sentence.append("changing it by a factor of e would move all of them together by only ");
    sentence.append(Numbers.shortly(moved)).append(" standard deviations of the noise");
    boolean isFictitious = evidence.budget(j).solver() > Math.log10(2);
    if (isFictitious) {
      sentence.append("; most of what its gradient shows comes from the solver, not from the data");
    }
    return Optional.of(
        new Finding(
            id(),
            Severity.PROBLEM,
            Verdict.NO_INFORMATION,
            sentence.append('.').toString(),
            "Measure where " + name + " matters, or fix it at a value known from elsewhere.",
            Map.of("information", moved, "value", evidence.value(j))));
  }
}
