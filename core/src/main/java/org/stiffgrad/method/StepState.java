package org.stiffgrad.method;

import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;

/**
 * Where an integration stands: the point, the trial step and what was found out about it. The state
 * that time loop and {@link Stepper} share; one for each solve, never allocated inside it.
 */
public final class StepState {
  public final Evaluator evaluator;

  /** Parameters [m]. */
  public double[] p = new double[0];

  /** Which side of each time switch holds during the step, [k]. */
  public boolean[] regime = new boolean[0];

  /** Start and length of the step. */
  public double t;

  public double h;

  /** State at the start, at the end, and f at the start, each [n]. */
  public final double[] y;

  public final double[] yNew;
  public final double[] f;

  /**
   * f at the end of the trial step where the stepper needed it, [n]; spares evaluating it again.
   */
  public final double[] fNew;

  public boolean knowsFNew;

  /**
   * Reciprocal error weights [n]; 0 for a component that has no scale yet and takes no part in
   * norms.
   */
  public final double[] inverseWeight;

  /** The largest |y_i| at any point of the solve so far, [n]. */
  public final double[] largest;

  /** Relative tolerance on the method's own scale; Newton's iteration stops well below it. */
  public double rtol;

  /** Whether no step has been accepted since the start or the last discontinuity. */
  public boolean isFirst;

  /** Whether the previous trial of this step was rejected. */
  public boolean wasRejected;

  /** Whether the step ends on a time that no parameter moves (a sample time). */
  public boolean endsOnSample;

  /** The time switch on which the step ends, or -1. */
  public int endsOnSwitch = -1;

  /** Weighted error estimate of a converged trial; accepted below 1. */
  public double error;

  /** Newton iterations of the trial. */
  public int newtonIterations;

  /** Factor for the step size suggested after a failed trial. */
  public double retryFactor;

  /**
   * In a replay: whether the one before was of the same step at other parameters, so that its
   * factors may serve as long as the iteration converges fast with them.
   */
  public boolean isSameStep;

  /** Work done so far. */
  public int rhsCount;

  public int jacobianCount;
  public int factorizationCount;

  /** Passes what is known between two steps; the parameters are those of the solve. */
  public void remember(Snapshot snapshot) {
    snapshot.pass(regime);
    t = snapshot.pass(t);
    h = snapshot.pass(h);
    snapshot.pass(y);
    snapshot.pass(f);
    snapshot.pass(inverseWeight);
    snapshot.pass(largest);
    isFirst = snapshot.pass(isFirst);
    wasRejected = snapshot.pass(wasRejected);
    rhsCount = snapshot.pass(rhsCount);
    jacobianCount = snapshot.pass(jacobianCount);
    factorizationCount = snapshot.pass(factorizationCount);
  }

  public StepState(OdeSystem system) {
    int n = system.states().size();
    evaluator = system.newEvaluator();
    y = new double[n];
    yNew = new double[n];
    f = new double[n];
    fNew = new double[n];
    inverseWeight = new double[n];
    largest = new double[n];
  }
}
