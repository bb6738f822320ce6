package org.stiffgrad.theory;

import org.stiffgrad.method.Exponential;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.RationalStability;
import org.stiffgrad.method.StabilityFunction;

/**
 * What a number of steps make of y' = lambda y, as an analytic function R of z = h lambda anywhere
 * in the complex plane, and the same for the exact flow (theory.1). Immutable.
 */
public interface Amplification {
  /** R(z). */
  Complex value(Complex z);

  /**
   * The divided difference R[z, w] = (R(z) - R(w)) / (z - w), computed without that subtraction, so
   * that it loses nothing where z and w are close and is R'(z) where they are equal (theory.10).
   */
  Complex divided(Complex z, Complex w);

  /** R'(z). */
  default Complex slope(Complex z) {
    return divided(z, z);
  }

  /** R(z) on the real axis. */
  default double value(double z) {
    return value(Complex.real(z)).re();
  }

  /** R'(z) on the real axis. */
  default double slope(double z) {
    return slope(Complex.real(z)).re();
  }

  /** The same step taken n times, R(z)^n with z that of a single step. */
  default Amplification power(int n) {
    return new Repeated(this, n);
  }

  /**
   * One step of a method.
   *
   * @throws IllegalArgumentException for a multistep method, whose step is not a function of one z
   */
  static Amplification of(Method method) {
    StabilityFunction stability = method.stability();
    if (stability instanceof RationalStability rational) {
      return new RationalAmplification(rational);
    }
    if (method instanceof Exponential) {
      return new ExactFlow();
    }
    throw new IllegalArgumentException(
        method.id() + " has a history: one step is no function of z");
  }
}
