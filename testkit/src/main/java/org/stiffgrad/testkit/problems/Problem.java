package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;

/**
 * A test problem: a system at given parameters on [0, tEnd].
 *
 * @param name unique in the catalogue, such as {@code robertson-4e5}
 * @param parameters values in the order of the system, [m]
 * @param weights absolute tolerances over rtol, one for each state, [n]; also the floor of the
 *     scale in relative errors
 * @param endState the solution at tEnd to all digits of a double, [n]; empty where unknown
 */
public record Problem(
    String name,
    OdeSystem system,
    double[] parameters,
    double tEnd,
    double[] weights,
    double[] endState) {
  public Problem {
    int n = system.states().size();
    if (weights.length == 1) {
      double[] all = new double[n];
      Arrays.fill(all, weights[0]);
      weights = all;
    }
    if (weights.length != n || (endState.length != n && endState.length != 0)) {
      throw new IllegalArgumentException(name + " has " + n + " states");
    }
  }

  /** Tolerances rtol and atol_i = rtol * weight_i. */
  public Tolerances tolerances(double rtol) {
    return Tolerances.of(rtol, Arrays.stream(weights).map(w -> w * rtol).toArray());
  }

  /** The initial value problem with samples at the given times. */
  public Ivp ivp(double... sampleTimes) {
    return new Ivp(system, parameters, 0, sampleTimes);
  }

  /** The initial value problem to tEnd with that one sample. */
  public Ivp ivp() {
    return ivp(tEnd);
  }

  /** The largest |y_i - end_i| / (|end_i| + weight_i). */
  public double endError(double[] y) {
    if (endState.length == 0) {
      throw new IllegalStateException("the end state of " + name + " is not known");
    }
    double error = 0;
    for (int i = 0; i < endState.length; i++) {
      double scale = Math.abs(endState[i]) + weights[i];
      error = Math.max(error, Math.abs(y[i] - endState[i]) / scale);
    }
    return error;
  }

  @Override
  public String toString() {
    return name;
  }
}
