package org.stiffgrad.solve;

import org.stiffgrad.method.Method;
import org.stiffgrad.method.Methods;
import org.stiffgrad.system.Tolerances;

/**
 * How to solve.
 *
 * @param method adaptive, or any that has a stepper with a fixed grid
 * @param tolerances error tolerances; of a fixed grid, those of Newton's iteration
 * @param stepsPerInterval 0 for adaptive steps, else that many equal steps from one sample time (or
 *     switch) to the next
 * @param maxSteps most accepted and rejected steps of one solve, beside one for every sample time
 * @param firstStep first trial step, or 0 to choose it from f
 * @param sensitivityErrorControl whether forward sensitivities take part in the error test
 * @param tapeBytes most memory for the steps of an adjoint, 0 for as much as it takes
 */
public record SolveOptions(
    Method method,
    Tolerances tolerances,
    int stepsPerInterval,
    int maxSteps,
    double firstStep,
    boolean sensitivityErrorControl,
    long tapeBytes) {
  /** Radau IIA-5, rtol 1e-6 with automatic absolute tolerances. */
  public static final SolveOptions DEFAULTS =
      new SolveOptions(Methods.RADAU_IIA_5, Tolerances.relative(1e-6), 0, 100_000, 0, false, 0);

  public SolveOptions {
    if (!method.isSolvable()) {
      throw new IllegalArgumentException(method.id() + " has no stepper");
    }
    if (stepsPerInterval == 0 && !method.isAdaptive()) {
      throw new IllegalArgumentException(method.id() + " needs a fixed grid");
    }
    if (stepsPerInterval < 0 || maxSteps < 1 || !(firstStep >= 0)) {
      throw new IllegalArgumentException("steps must be positive");
    }
    if (tapeBytes < 0) {
      throw new IllegalArgumentException("found " + tapeBytes + " bytes");
    }
  }

  public SolveOptions withMethod(Method other) {
    return new SolveOptions(
        other,
        tolerances,
        stepsPerInterval,
        maxSteps,
        firstStep,
        sensitivityErrorControl,
        tapeBytes);
  }

  public SolveOptions withTolerances(Tolerances t) {
    return new SolveOptions(
        method, t, stepsPerInterval, maxSteps, firstStep, sensitivityErrorControl, tapeBytes);
  }

  public SolveOptions withFirstStep(double h) {
    return new SolveOptions(
        method, tolerances, stepsPerInterval, maxSteps, h, sensitivityErrorControl, tapeBytes);
  }

  public SolveOptions withMaxSteps(int most) {
    return new SolveOptions(
        method, tolerances, stepsPerInterval, most, firstStep, sensitivityErrorControl, tapeBytes);
  }

  /** A fixed grid of {@code steps} equal steps in each interval between sample times. */
  public SolveOptions withFixedGrid(Method fixed, int steps) {
    return new SolveOptions(fixed, tolerances, steps, maxSteps, firstStep, false, tapeBytes);
  }

  public SolveOptions withSensitivityErrorControl(boolean control) {
    return new SolveOptions(
        method, tolerances, stepsPerInterval, maxSteps, firstStep, control, tapeBytes);
  }

  public SolveOptions withTapeBytes(long most) {
    return new SolveOptions(
        method, tolerances, stepsPerInterval, maxSteps, firstStep, sensitivityErrorControl, most);
  }
}
