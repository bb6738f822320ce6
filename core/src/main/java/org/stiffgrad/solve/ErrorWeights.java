package org.stiffgrad.solve;

import java.util.Arrays;
import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;
import org.stiffgrad.system.Sparsity;
import org.stiffgrad.system.Tolerances;

/**
 * The weights of error norms: absolute tolerances as given or, by default, from each component's
 * own scale along the trajectory, never below what rounding in f allows.
 */
final class ErrorWeights {
  /** Automatic absolute tolerance relative to rtol times the component's scale. */
  private static final double SCALE_FRACTION = 0.01;

  /**
   * Rounding of f that no step size can beat, in units of the terms it is made of: a component that
   * is a small difference of large terms is not resolved below it.
   */
  private static final double ROUNDING = 256 * Math.ulp(1.);

  /**
   * A scale fades like this power of 1/t: a component that decays over decades of time (E5 ends at
   * 1e-22) stays resolved relative to what it still is, while an oscillation keeps its amplitude.
   */
  private static final double FORGETTING = 2;

  /** Below this a component is as good as zero; the reciprocal of its weight would overflow. */
  private static final double SMALLEST = 1e-290;

  private final Tolerances tolerances;
  private final Sparsity pattern;
  private final double ratio;
  private final double[] scale;
  private final double[] terms;
  private final double[] damping;
  private final double[] jacobian;
  private final double[] allowance;
  private double elapsed;

  /**
   * @param errorTolerance the tolerance on the method's error estimate that stands for rtol
   */
  ErrorWeights(Tolerances tolerances, double errorTolerance, Sparsity jacobian) {
    this.tolerances = tolerances;
    this.pattern = jacobian;
    this.ratio = errorTolerance / tolerances.rtol();
    this.scale = new double[jacobian.rows()];
    this.terms = new double[jacobian.rows()];
    this.damping = new double[jacobian.rows()];
    this.jacobian = new double[jacobian.size()];
    this.allowance = new double[jacobian.rows()];
  }

  /** Starts at the initial state, whose slope is in {@code s.f}, with first step s.h. */
  void start(StepState s) {
    elapsed = 0;
    Arrays.fill(allowance, 0);
    for (int i = 0; i < scale.length; i++) {
      s.largest[i] = Math.abs(s.y[i]);
      scale[i] = s.y[i] != 0 ? Math.abs(s.y[i]) : Math.abs(s.h * s.f[i]);
    }
    refresh(s, s.y);
  }

  /**
   * Gives a component without a scale (zero at the start, with zero slope) that of the first trial:
   * without one it would take no part in the error test, and any first step would do.
   *
   * @return whether there was one, so that the trial must be judged anew
   */
  boolean learnFromTrial(StepState s) {
    if (!tolerances.isAutomatic()) {
      return false;
    }
    boolean learned = false;
    for (int i = 0; i < scale.length; i++) {
      if (scale[i] == 0 && s.yNew[i] != 0) {
        scale[i] = Math.abs(s.yNew[i]);
        learned = true;
      }
    }
    if (learned) {
      refresh(s, s.y);
    }
    return learned;
  }

  /** Learns the state at the end of an accepted step. */
  void update(StepState s, double[] y) {
    double memory = Math.pow(elapsed / (elapsed + s.h), FORGETTING);
    elapsed += s.h;
    for (int i = 0; i < scale.length; i++) {
      final double size = Math.abs(y[i]);
      if (size > s.largest[i]) {
        s.largest[i] = size;
      }
      scale[i] = Math.max(memory * scale[i], size);
    }
    refresh(s, y);
  }

  void remember(Snapshot snapshot) {
    elapsed = snapshot.pass(elapsed);
    snapshot.pass(scale);
    snapshot.pass(terms);
    snapshot.pass(damping);
    snapshot.pass(allowance);
  }

  /** Goes on from the scales that other weights have learned. */
  void continueFrom(ErrorWeights other, StepState s) {
    elapsed = other.elapsed;
    System.arraycopy(other.scale, 0, scale, 0, scale.length);
    refresh(s, s.y);
  }

  /** Lets component i be resolved on {@code sizes[i]} beside its own size, [n]. */
  void allow(StepState s, double[] sizes) {
    System.arraycopy(sizes, 0, allowance, 0, sizes.length);
    refresh(s, s.y);
  }

  /** The size on which component i is resolved where it is y and nothing else is allowed. */
  double size(int i, double y) {
    return Math.abs(y) + SCALE_FRACTION * scale[i];
  }

  /** The values of the Jacobian where terms were last observed, into out from {@code offset}. */
  void copyJacobian(double[] out, int offset) {
    System.arraycopy(jacobian, 0, out, offset, jacobian.length);
  }

  private void refresh(StepState s, double[] y) {
    final double[] inverse = s.inverseWeight;
    if (!tolerances.isAutomatic()) {
      for (int i = 0; i < inverse.length; i++) {
        double weight = ratio * (tolerances.atol(i) + tolerances.rtol() * Math.abs(y[i]));
        inverse[i] = weight > SMALLEST ? 1 / weight : 0;
      }
      return;
    }
    final double rtol = ratio * tolerances.rtol();
    for (int i = 0; i < inverse.length; i++) {
      double weight =
          rtol * (Math.abs(y[i]) + Math.max(SCALE_FRACTION * scale[i], allowance[i]))
              + ROUNDING * terms[i] / (1 / s.h + damping[i]);
      inverse[i] = weight > SMALLEST ? 1 / weight : 0;
    }
  }

  /** Learns the size of the terms of each f_i at (t, y). */
  void observeTerms(StepState s, double[] y) {
    if (!tolerances.isAutomatic()) {
      return;
    }
    s.evaluator.jacobian(s.t, y, s.p, s.regime, jacobian);
    for (int i = 0; i < terms.length; i++) {
      double sum = 0;
      for (int q = pattern.rowStart(i); q < pattern.rowStart(i + 1); q++) {
        final int j = pattern.column(q);
        sum += Math.abs(jacobian[q] * y[j]);
        if (i == j) {
          damping[i] = Math.abs(jacobian[q]);
        }
      }
      terms[i] = sum;
    }
  }
}
