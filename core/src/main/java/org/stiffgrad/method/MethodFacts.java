package org.stiffgrad.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is derived of a method, computed once. Numbers are rounded to the digits that the
 * coefficients' own rounding leaves.
 *
 * @param method the method
 * @param order order of consistency
 * @param stability stability of the test equation
 * @param atInfinity limit of R at negative infinity
 * @param decay leading term of R' there; empty where R' falls faster than any power
 * @param zeros negative zeros of R, the one nearest to 0 first
 * @param wrongSign where R' is below 0, in increasing order
 * @param realStability length of the stable part of the negative axis, may be infinite
 * @param function R itself
 */
public record MethodFacts(
    Method method,
    int order,
    Stability stability,
    double atInfinity,
    Optional<Decay> decay,
    List<Double> zeros,
    List<Interval> wrongSign,
    double realStability,
    StabilityFunction function) {
  /** Digits that are left of coefficients with sixteen. */
  private static final MathContext TRUSTED = new MathContext(13);

  public static MethodFacts of(Method method) {
    StabilityFunction r = method.stability();
    Stability stability = r.stability();
    return new MethodFacts(
        method,
        method.order(),
        new Stability(stability.kind(), trusted(stability.alpha())),
        trusted(r.atInfinity()),
        r.decay().map(d -> new Decay(trusted(d.exponent()), trusted(d.coefficient()))),
        r.zeros().stream().map(MethodFacts::trusted).toList(),
        r.wrongSign().stream().map(i -> new Interval(trusted(i.from()), trusted(i.to()))).toList(),
        trusted(r.realStability()),
        r);
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
