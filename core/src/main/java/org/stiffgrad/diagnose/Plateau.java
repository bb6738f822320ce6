package org.stiffgrad.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Numbers;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.Verdict;

/** The data do not react to the parameter here, but another value far away explains them better. */
final class Plateau implements Diagnostic {
  @Override
  public String id() {
    return "plateau";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    if (evidence.estimate(j).verdict() != Verdict.NO_INFORMATION) {
      return Optional.empty();
    }
    return evidence
        .profile(j)
        .filter(profile -> profile.better().isPresent())
        .map(profile -> finding(evidence, j, profile));
  }

  private Finding finding(Evidence evidence, int j, Profile profile) {
    String name = evidence.parameter(j).id();
    double best = profile.lowest().value();
    String direction = best < evidence.value(j) ? "smaller" : "larger";
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("gain", profile.gain());
    numbers.put("better", best);
    evidence
        .reachable(j)
        .ifPresent(
            point -> {
              numbers.put("reachableInformation", point.information().orElseThrow());
              numbers.put("reachableAt", point.value());
            });
    return new Finding(
        id(),
        Severity.PROBLEM,
        Verdict.PLATEAU,
        "At this value the measurements do not react to "
            + name
            + ", so that its gradient shows no way; but a "
            + direction
            + " value, about "
            + Numbers.shortly(best)
            + ", explains them better (chi2 falls by "
            + Numbers.shortly(profile.gain())
            + ").",
        "Start "
            + name
            + " near "
            + Numbers.shortly(best)
            + " (--set "
            + name
            + "="
            + Numbers.shortly(best)
            + ").",
        numbers);
  }
}
