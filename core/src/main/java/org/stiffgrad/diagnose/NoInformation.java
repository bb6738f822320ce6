package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Numbers;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileEnd;
import org.stiffgrad.identify.Verdict;

/** The data do not react to the parameter, though the model would let them. */
final class NoInformation implements Diagnostic {
  private static final Diagnostic ARTEFACT = new SolverArtefact();

  @Override
  public String id() {
    return "no-information";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    if (evidence.estimate(j).verdict() != Verdict.NO_INFORMATION && !isOpen(evidence, j)) {
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
    evidence.profile(j).ifPresent(profile -> sentence.append(range(name, profile)));
    return Optional.of(
        new Finding(
            id(),
            Severity.PROBLEM,
            Verdict.NO_INFORMATION,
            sentence.append('.').toString(),
            action(evidence, j),
            Map.of("information", moved, "value", evidence.value(j))));
  }

  /**
   * Whether the data hardly tell the parameter from infinity, or from zero, though at this value
   * they seem to determine it: noise can imitate a mode that is over before the first sample.
   */
  private static boolean isOpen(Evidence evidence, int j) {
    Verdict fisher = evidence.estimate(j).verdict();
    return (fisher == Verdict.OK || fisher == Verdict.UNITS)
        && evidence.profile(j).filter(p -> isOpen(p.lower()) != isOpen(p.upper())).isPresent()
        // a solver that is too coarse is the nearer cause
        && ARTEFACT.examine(evidence, j).isEmpty();
  }

  private static boolean isOpen(ProfileEnd end) {
    return end instanceof ProfileEnd.Open open && open.reason() == ProfileEnd.Reason.RANGE;
  }

  /** The same for everything that the data leave open. */
  static String action(Evidence evidence, int j) {
    String name = evidence.parameter(j).id();
    return evidence
        .suggestion(j)
        .map(s -> "Measure " + s.text() + ": that would tell " + name + " to " + error(evidence, s))
        .orElse("Fix " + name + " at a value known from elsewhere.");
  }

  private static String error(Evidence evidence, SuggestedSamples s) {
    boolean isRelative = evidence.parameter(s.parameter()).scale().isLogarithmic();
    return isRelative
        ? Numbers.shortly(100 * s.after()) + " %, if its value is about right."
        : "within " + Numbers.shortly(s.after()) + ", if its value is about right.";
  }

  /** What its profile says, all other parameters fitted again. */
  private static String range(String name, Profile profile) {
    if (profile.isFlat()) {
      return "; any value of " + name + " that was tried explains them as well";
    }
    String text = "; what they do tell, with 95 % confidence, is that " + name + " is ";
    if (profile.bound().isPresent()) {
      Profile.Bound bound = profile.bound().get();
      boolean isLower = bound.side() == Profile.Side.LOWER;
      return text + (isLower ? "above " : "below ") + Numbers.shortly(bound.value());
    }
    if (profile.lower() instanceof ProfileEnd.At a && profile.upper() instanceof ProfileEnd.At b) {
      return text + "between " + Numbers.shortly(a.value()) + " and " + Numbers.shortly(b.value());
    }
    return "";
  }
}
