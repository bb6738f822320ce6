package org.stiffgrad.theory;

import java.util.List;
import org.stiffgrad.method.Methods;

/**
 * For each x0 an A-stable step of order 2 whose derivative at z = -x0 comes as close to the bound 1
 * / (2 x0) of all A-stable methods as x0 is large: the implicit midpoint rule with two sub-steps of
 * lengths 2 h / x0 and h (1 - 2 / x0) (theory.7). No formula, but a sub-step of the length of the
 * transient is what the bound asks for.
 *
 * @param x0 above 2
 */
public record SharpFamily(double x0) {
  private static final Amplification MIDPOINT = Amplification.of(Methods.IMPLICIT_MIDPOINT);

  /**
   * @throws IllegalArgumentException where x0 leaves no second sub-step
   */
  public SharpFamily {
    if (!(x0 > 2) || Double.isInfinite(x0)) {
      throw new IllegalArgumentException("found x0 = " + x0 + ", expected a number above 2");
    }
  }

  /** The composed step. */
  public Composition step() {
    return new Composition(MIDPOINT, List.of(2 / x0, 1 - 2 / x0));
  }

  /** a = 2 x0 / (x0 - 2), where the longer sub-step has its zero: at -a. */
  public double a() {
    return 2 * x0 / (x0 - 2);
  }

  /** The bound's fraction that is attained at -x0, in closed form: (x0 - a) / (x0 + a). */
  public double attained() {
    return Math.abs(x0 - a()) / (x0 + a());
  }
}
