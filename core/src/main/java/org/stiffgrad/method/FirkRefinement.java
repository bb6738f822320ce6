package org.stiffgrad.method;

import static org.stiffgrad.linear.TwiceSum.add;
import static org.stiffgrad.linear.TwiceSum.addProduct;

import java.util.Arrays;
import org.stiffgrad.linear.RealLu;

/**
 * Iterative refinement of the solves with (firk.3), with residuals computed as if with twice the
 * digits. It is for steps in which rounding in the terms h J X, which cancel in slow combinations
 * of the components, would reach the derivatives. Tangent and adjoint take h J and h f_p as the
 * same rounded numbers, so that they solve one and the same system. (firk.6)
 */
final class FirkRefinement {
  /** Rounding is measured at every so many linearizations: neighboring steps are alike. */
  private static final int SHORTEST = 4;

  private static final int LONGEST = 32;

  /** A step longer by this factor is not alike; a shorter one rounds less. */
  private static final double ALIKE = 10;

  /** Largest relative rounding error of a step's result that is let through. */
  private static final double LARGEST_ERROR = 10 * Math.ulp(1.);

  /** Below this part of it the measurements become rarer. */
  private static final double CLEAN = 0.1;

  /** Below this h J and its inverse cannot lose the digits that make refinement worth it. */
  private static final double SMALLEST_STIFFNESS = 1e4;

  private final FirkPlan plan;
  private final RealLu lu;
  private final int n;
  private final int stages;
  private final double[][] jacobian;
  private final double[][] parameterJacobian;
  private final double[][] timeDerivative;
  private final double[] forcing;

  /** Residuals in two parts, [n s] or [n s x width]. */
  private double[] high;

  private double[] low;

  /** Sums for dL/dp in two parts, [m]. */
  private final double[] gradientHigh;

  private final double[] gradientLow;
  private final double[] timeHigh = new double[2];
  private final double[] timeLow = new double[2];
  private final double[] solution;
  private final double[] size;
  private int untilMeasured;
  private int interval = 1;
  private double longestAlike;
  private boolean isNeeded;

  /** The arrays of a linearization are shared, not copied. */
  FirkRefinement(
      FirkPlan plan,
      RealLu lu,
      double[][] jacobian,
      double[][] parameterJacobian,
      double[][] timeDerivative,
      double[] forcing) {
    this.plan = plan;
    this.lu = lu;
    this.n = plan.n;
    this.stages = plan.method.stages();
    this.jacobian = jacobian;
    this.parameterJacobian = parameterJacobian;
    this.timeDerivative = timeDerivative;
    this.forcing = forcing;
    this.high = new double[n * stages];
    this.low = new double[n * stages];
    this.solution = new double[n * stages];
    this.size = new double[n * stages];
    this.gradientHigh = new double[plan.system.parameters().size()];
    this.gradientLow = new double[gradientHigh.length];
  }

  /** Measures anew at the next linearization. */
  void reset() {
    untilMeasured = 0;
    interval = 1;
    isNeeded = false;
  }

  void remember(Snapshot snapshot) {
    untilMeasured = snapshot.pass(untilMeasured);
    interval = snapshot.pass(interval);
    longestAlike = snapshot.pass(longestAlike);
    isNeeded = snapshot.pass(isNeeded);
  }

  /** Whether the solves with the current factors are to be refined. */
  boolean isNeeded() {
    return isNeeded;
  }

  /** Looks at the matrix just factored, if it is its turn. */
  void observe(StepState s) {
    if (--untilMeasured <= 0 || s.h > longestAlike) {
      measure(s);
    }
  }

  private void measure(StepState s) {
    double error = isStiff(s.h) ? roundingError(s) : 0;
    isNeeded = error > LARGEST_ERROR;
    interval = error > CLEAN * LARGEST_ERROR ? SHORTEST : Math.min(2 * interval, LONGEST);
    untilMeasured = interval;
    longestAlike = ALIKE * s.h;
  }

  private boolean isStiff(double h) {
    final double bound = SMALLEST_STIFFNESS / h;
    for (double value : jacobian[stages - 1]) {
      if (Math.abs(value) > bound) {
        return true;
      }
    }
    return false;
  }

  /**
   * What rounding of every term of M v, all in one direction, would do to h v, relative to the size
   * that each component has had; v is the derivative of the stages with respect to the length. The
   * true error depends on luck and may be small for a few steps; this estimate is smooth.
   */
  private double roundingError(StepState s) {
    System.arraycopy(forcing, 0, solution, 0, forcing.length);
    lu.solve(solution);
    termSizes(s.h);
    lu.solve(size);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      final double scale = Math.max(s.largest[i], Math.abs(s.yNew[i]));
      for (int l = 0; l < stages && scale > 0; l++) {
        largest = Math.max(largest, Math.abs(size[i * stages + l]) / scale);
      }
    }
    return 0.5 * Math.ulp(1.) * s.h * largest;
  }

  /** |M| |v|. */
  private void termSizes(double h) {
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        double sum = 0;
        for (int k = 0; k < stages; k++) {
          sum += Math.abs(plan.inverse[l * stages + k] * solution[i * stages + k]);
        }
        size[i * stages + l] = sum;
      }
    }
    for (int l = 0; l < stages; l++) {
      final double[] j = jacobian[l];
      for (int q = 0; q < j.length; q++) {
        final double v = solution[plan.jacobianColumn[q] * stages + l];
        size[plan.jacobianRow[q] * stages + l] += Math.abs(h * j[q] * v);
      }
    }
  }

  /** One step of refinement of (firk.4), in place. */
  void refineTangent(
      double h, double[] sens, ActiveColumns columns, double[] timeShift, double[] block) {
    final int m = columns.size();
    final int width = m + 1;
    clear(n * stages * width);
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        final int to = (i * stages + l) * width;
        final double sum = plan.inverseRowSums[l];
        for (int j = 0; j < m; j++) {
          addProduct(high, low, to + j, sum, sens[i * m + j]);
        }
        if (!plan.isAutonomous) {
          final double ft = h * timeDerivative[l][i];
          for (int j = 0; j < m; j++) {
            addProduct(high, low, to + j, ft, timeShift[j]);
          }
        }
      }
    }
    for (int l = 0; l < stages; l++) {
      final double[] fp = parameterJacobian[l];
      for (int e = 0; e < columns.row.length; e++) {
        final int to = (columns.row[e] * stages + l) * width + columns.column[e];
        add(high, low, to, h * fp[columns.position[e]]);
      }
    }
    addForcing(width, m);
    subtractMatrixTimes(h, block, width);
    correct(n * stages * width);
    lu.solveBlock(high, width);
    for (int e = 0; e < n * stages * width; e++) {
      block[e] += high[e];
    }
  }

  /** One step of refinement of the derivative with respect to the length, in place. */
  void refineStepDerivative(double h, double[] vector) {
    clear(vector.length);
    addForcing(1, 0);
    subtractMatrixTimes(h, vector, 1);
    correct(vector.length);
    lu.solve(high);
    for (int e = 0; e < vector.length; e++) {
      vector[e] += high[e];
    }
  }

  /**
   * The adjoint (firk.5) of a refined tangent. The products with h f_p cancel as far as those with
   * h J, so that mu is used in two parts.
   *
   * @param mu the solution of the transposed system by the factors alone, [n s]
   */
  void refinedAdjoint(double h, double[] mu, double[] lambda, double[] gradient, double[] time) {
    clear(mu.length);
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        final int at = i * stages + l;
        addProduct(high, low, at, plan.method.stageWeight(l), lambda[i]);
        for (int k = 0; k < stages; k++) {
          addProduct(high, low, i * stages + k, -plan.inverse[l * stages + k], mu[at]);
        }
      }
    }
    for (int l = 0; l < stages; l++) {
      final double[] j = jacobian[l];
      for (int q = 0; q < j.length; q++) {
        final double value = mu[plan.jacobianRow[q] * stages + l];
        addProduct(high, low, plan.jacobianColumn[q] * stages + l, h * j[q], value);
      }
    }
    correct(mu.length);
    lu.solveTransposed(high);
    contract(h, mu, high, lambda, gradient, time);
  }

  /** Everything that (firk.5) makes of mu + correction. */
  private void contract(
      double h,
      double[] mu,
      double[] correction,
      double[] lambda,
      double[] gradient,
      double[] time) {
    Arrays.fill(timeHigh, 0);
    Arrays.fill(timeLow, 0);
    Arrays.fill(gradientHigh, 0);
    Arrays.fill(gradientLow, 0);
    for (int i = 0; i < n; i++) {
      double sum = plan.keptWeight * lambda[i];
      for (int l = 0; l < stages; l++) {
        final int at = i * stages + l;
        sum += plan.inverseRowSums[l] * (mu[at] + correction[at]);
        addProduct(timeHigh, timeLow, 1, forcing[at], mu[at]);
        timeLow[1] += forcing[at] * correction[at];
        if (!plan.isAutonomous) {
          final double ft = h * timeDerivative[l][i];
          addProduct(timeHigh, timeLow, 0, ft, mu[at]);
          timeLow[0] += ft * correction[at];
        }
      }
      lambda[i] = sum;
    }
    for (int l = 0; l < stages; l++) {
      final double[] fp = parameterJacobian[l];
      for (int q = 0; q < fp.length; q++) {
        final int at = plan.parameterRow[q] * stages + l;
        final int column = plan.parameterColumn[q];
        addProduct(gradientHigh, gradientLow, column, h * fp[q], mu[at]);
        gradientLow[column] += h * fp[q] * correction[at];
      }
    }
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] += gradientHigh[j] + gradientLow[j];
    }
    time[0] += timeHigh[0] + timeLow[0];
    time[1] += timeHigh[1] + timeLow[1];
  }

  /** Makes room for a block of this size, so that no step allocates. */
  void reserve(int size) {
    if (high.length < size) {
      high = new double[size];
      low = new double[size];
    }
  }

  private void clear(int size) {
    Arrays.fill(high, 0, size, 0);
    Arrays.fill(low, 0, size, 0);
  }

  /** Joins the two parts. */
  private void correct(int size) {
    for (int e = 0; e < size; e++) {
      high[e] += low[e];
    }
  }

  private void addForcing(int width, int column) {
    for (int e = 0; e < forcing.length; e++) {
      add(high, low, e * width + column, forcing[e]);
    }
  }

  /** Subtracts M x, x [n s x width]. */
  private void subtractMatrixTimes(double h, double[] x, int width) {
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        final int to = (i * stages + l) * width;
        for (int k = 0; k < stages; k++) {
          final int from = (i * stages + k) * width;
          final double a = -plan.inverse[l * stages + k];
          for (int j = 0; j < width; j++) {
            addProduct(high, low, to + j, a, x[from + j]);
          }
        }
      }
    }
    for (int l = 0; l < stages; l++) {
      final double[] values = jacobian[l];
      for (int q = 0; q < values.length; q++) {
        final int to = (plan.jacobianRow[q] * stages + l) * width;
        final int from = (plan.jacobianColumn[q] * stages + l) * width;
        final double a = h * values[q];
        for (int j = 0; j < width; j++) {
          addProduct(high, low, to + j, a, x[from + j]);
        }
      }
    }
  }
}
