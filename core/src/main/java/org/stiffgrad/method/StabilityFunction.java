package org.stiffgrad.method;

import java.util.List;
import java.util.Optional;

/**
 * What a method makes of one step of y' = lambda y, y1 = R(z) y0 with z = h lambda, and so of the
 * gradient with respect to lambda, h R'(z) y0 (stability.1). Arguments are on the negative real
 * axis. Immutable.
 */
public sealed interface StabilityFunction
    permits RationalStability, BdfStability, ExponentialStability {
  /** R(z); of a multistep method the magnitude of its largest root. */
  double value(double z);

  /** R'(z); of a multistep method the magnitude of that root's derivative. */
  double derivative(double z);

  /** Limit of R at negative infinity, infinite for an explicit method. */
  double atInfinity();

  /** Leading term of R' at negative infinity; empty where R' falls faster than any power. */
  Optional<Decay> decay();

  /** Negative zeros of R, the one nearest to 0 first. */
  List<Double> zeros();

  /**
   * Where on the negative axis R takes a value, the place nearest to 0 first; of a multistep
   * method, where its largest root is that value.
   *
   * @param value between 0 and 1
   */
  List<Double> preimages(double value);

  /**
   * Where R' is below 0: there a fit of one step to decaying data walks away from the truth. In
   * increasing order.
   */
  List<Interval> wrongSign();

  Stability stability();

  /** Length of the real interval [-x, 0] in which |R| is at most 1; may be infinite. */
  double realStability();

  /**
   * Where on the negative axis the sensitivity to ln |lambda|, |z R'(z)|, is largest; empty where
   * it has no bound.
   */
  Optional<Double> mostSensitive();

  /**
   * Schwarz-Pick efficiency 2 |z| |R'(z)| / (1 - R(z)^2), at most 1 for A-stable methods
   * (stability.8).
   */
  default double efficiency(double z) {
    double r = value(z);
    return 2 * Math.abs(z * derivative(z)) / ((1 - r) * (1 + r));
  }
}
