package org.stiffgrad.theory;

import org.stiffgrad.method.StabilityFunction;

/**
 * N steps of length h on y' = lambda y, y(0) = 1, with lambda &lt; 0, beside the exact solution
 * (theory.1, theory.2). Of a multistep method these are the magnitudes of what its largest root
 * does.
 *
 * @param stability R and R' of one step
 * @param h length of a step, positive
 * @param steps N, at least 1
 */
public record LinearSteps(StabilityFunction stability, double h, int steps) {
  /**
   * @throws IllegalArgumentException where there is no step
   */
  public LinearSteps {
    if (!(h > 0) || steps < 1) {
      throw new IllegalArgumentException("found " + steps + " steps of length " + h);
    }
  }

  /** y_N = R(z)^N. */
  public double value(double lambda) {
    return Math.pow(stability.value(h * lambda), steps);
  }

  /** dy_N/dlambda = N h R(z)^(N-1) R'(z), in units of time. */
  public double sensitivity(double lambda) {
    double z = h * lambda;
    return steps * h * Math.pow(stability.value(z), steps - 1) * stability.derivative(z);
  }

  /** dy_N/dln|lambda| = N z R(z)^(N-1) R'(z). */
  public double logSensitivity(double lambda) {
    return lambda * sensitivity(lambda);
  }

  /** e^(N z). */
  public double exactValue(double lambda) {
    return Math.exp(steps * h * lambda);
  }

  /** N h e^(N z). */
  public double exactSensitivity(double lambda) {
    return steps * h * exactValue(lambda);
  }

  /** N z e^(N z). */
  public double exactLogSensitivity(double lambda) {
    return lambda * exactSensitivity(lambda);
  }
}
