package org.stiffgrad.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is derived of a method, computed once. Numbers are rounded to the digits that the
 * coefficients' own rounding leaves. Immutable.
 */
public final class MethodFacts {
  /** Digits that are left of coefficients with sixteen. */
  private static final MathContext TRUSTED = new MathContext(13);

  private final Method method;
  private final int order;
  private final StabilityFunction function;
  private final Stability stability;
  private final double atInfinity;
  private final Optional<Decay> decay;
  private final List<Double> zeros;
  private final List<Interval> wrongSign;
  private final double realStability;

  private MethodFacts(Method method) {
    this.method = method;
    this.order = method.order();
    this.function = method.stability();
    Stability found = function.stability();
    this.stability = new Stability(found.kind(), trusted(found.alpha()));
    this.atInfinity = trusted(function.atInfinity());
    this.decay =
        function.decay().map(d -> new Decay(trusted(d.exponent()), trusted(d.coefficient())));
    this.zeros = function.zeros().stream().map(MethodFacts::trusted).toList();
    this.wrongSign =
        function.wrongSign().stream()
            .map(i -> new Interval(trusted(i.from()), trusted(i.to())))
            .toList();
    this.realStability = trusted(function.realStability());
  }

  public static MethodFacts of(Method method) {
    return new MethodFacts(method);
  }

  public Method method() {
    return method;
  }

  /** Order of consistency. */
  public int order() {
    return order;
  }

  /** Stability of the test equation. */
  public Stability stability() {
    return stability;
  }

  /** Limit of R at negative infinity, infinite for an explicit method. */
  public double atInfinity() {
    return atInfinity;
  }

  /** Leading term of R' at negative infinity; empty where R' falls faster than any power. */
  public Optional<Decay> decay() {
    return decay;
  }

  /** Negative zeros of R, the one nearest to 0 first. */
  public List<Double> zeros() {
    return zeros;
  }

  /** Where R' is below 0, in increasing order. */
  public List<Interval> wrongSign() {
    return wrongSign;
  }

  /** Length of the real interval [-x, 0] in which |R| is at most 1; may be infinite. */
  public double realStability() {
    return realStability;
  }

  /** R'(z). */
  public double derivative(double z) {
    return trusted(function.derivative(z));
  }

  /** Largest |z R'(z)| on the negative axis and where; empty where it has no bound or no name. */
  public Optional<Peak> mostSensitive() {
    return function
        .mostSensitive()
        .map(z -> new Peak(trusted(z), trusted(Math.abs(z * function.derivative(z)))));
  }

  /**
   * Largest sensitivity of one step to ln |lambda|.
   *
   * @param z where
   * @param size |z R'(z)|
   */
  public record Peak(double z, double size) {}

  /** What the facts mean for training, in a few words that follow from them by rule. */
  public String meaning() {
    if (method instanceof Exponential exponential) {
      return exponential.nonlinearPart().coefficients().length == 0
          ? "blind on slow manifolds"
          : "exact transients, slow signal algebraic";
    }
    if (realStability < Double.POSITIVE_INFINITY) {
      return "explodes below z = " + shortText(-realStability);
    }
    if (!wrongSign.isEmpty()) {
      Interval first = wrongSign.get(0);
      String to = shortText(wrongSign.get(wrongSign.size() - 1).to());
      return Double.isInfinite(first.from())
          ? "wrong sign below z = " + to
          : "wrong sign from " + shortText(first.from()) + " to " + to;
    }
    return switch (stability.kind()) {
      case L -> "right sign, old transients forgotten";
      case A ->
          Math.abs(atInfinity) < 1
              ? "right sign, transients die slowly"
              : "right sign, transients never die";
      case A_ALPHA -> "right sign, oscillations may explode";
      case NONE -> "right sign, oscillations explode";
    };
  }

  private static double trusted(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(TRUSTED).doubleValue() : value;
  }

  private static String shortText(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    return rounded.stripTrailingZeros().toPlainString();
  }
}
