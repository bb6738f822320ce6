package org.stiffgrad.method;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids with a parameter: {@code theta=0.7}, {@code rkc2=20}. */
final class MethodParameter {
  private static final Pattern THETA =
      Pattern.compile("theta=([01](?:\\.\\d{1,15})?|\\.\\d{1,15})");
  private static final Pattern RKC2 = Pattern.compile("rkc2=(\\d{1,2})");
  private static final int MOST_STAGES = 30;

  private MethodParameter() {}

  static Optional<Method> find(String id) {
    Matcher theta = THETA.matcher(id);
    if (theta.matches()) {
      double value = Double.parseDouble(theta.group(1));
      return value <= 1 ? Optional.of(DirkMethods.theta(id, value)) : Optional.empty();
    }
    Matcher rkc2 = RKC2.matcher(id);
    if (rkc2.matches()) {
      int stages = Integer.parseInt(rkc2.group(1));
      boolean isPossible = stages >= 2 && stages <= MOST_STAGES;
      return isPossible ? Optional.of(new Chebyshev(id, stages)) : Optional.empty();
    }
    return Optional.empty();
  }
}
