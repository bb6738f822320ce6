package org.stiffgrad.optimize;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;

/**
 * The Gauss-Newton model |q + S d|^2/2 around a point, reduced by one QR factorization to no more
 * rows than columns, and its damped minimum inside a box (fit.8, fit.9).
 */
final class QuadraticModel {
  private static final double DIAGONAL_FLOOR = 1e-14;

  private final double[] theta;
  private final Evaluation.Feasible evaluation;
  private final Box box;
  private final int k;
  private final int rows;

  /** R of the factorization, or the rows of S themselves where they are few, [rows x k]. */
  private final double[] r;

  /** Q'q, or those of q, [rows]. */
  private final double[] c;

  /** Of the damping: column norms of S, floored, or their mean square for all, [k]. */
  private final double[] metric;

  private final double[] gradient;
  private final boolean[] active;

  QuadraticModel(
      double[] theta, Evaluation.Feasible evaluation, Box box, LevenbergMarquardt.Metric kind) {
    this.theta = theta;
    this.evaluation = evaluation;
    this.box = box;
    this.k = evaluation.columns();
    DMatrixRMaj compact = compact(evaluation);
    this.rows = compact.getNumRows();
    this.r = new double[rows * k];
    this.c = new double[rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(compact.data, i * (k + 1), r, i * k, k);
      c[i] = compact.data[i * (k + 1) + k];
    }
    this.metric = metric(evaluation.columnNorms(), kind);
    this.gradient = evaluation.gradient();
    this.active = new boolean[k];
    for (int j = 0; j < k; j++) {
      active[j] = box.holds(j, theta[j], gradient[j]);
    }
  }

  /**
   * A step and what the model promises of it.
   *
   * @param delta change of theta, [k]
   * @param predicted decrease of the undamped model
   */
  record Step(double[] delta, double predicted) {
    /** A part of it, [k]. */
    double[] times(double share) {
      return Arrays.stream(delta).map(d -> share * d).toArray();
    }

    /** The greatest component relative to the longest step allowed, or to 1 where none is. */
    double size(Box box) {
      double most = 0;
      for (int j = 0; j < delta.length; j++) {
        double unit = Double.isInfinite(box.step()[j]) ? 1 : box.step()[j];
        most = Math.max(most, Math.abs(delta[j]) / unit);
      }
      return most;
    }
  }

  /**
   * The minimum of the model damped by {@code damping * metric^2} in the box. Without damping it
   * need not be unique: then it is the shortest one in the metric.
   */
  Step step(double damping) {
    double[] delta = new double[k];
    boolean[] fixed = active.clone();
    for (int pass = 0; pass <= k; pass++) {
      solve(damping, fixed, delta);
      if (!fixWorst(fixed, delta)) {
        break;
      }
    }
    return new Step(delta, predictedDecrease(delta));
  }

  /** Holds the free component that leaves its box farthest on its limit; false if none does. */
  private boolean fixWorst(boolean[] fixed, double[] delta) {
    int worst = -1;
    double excess = 1;
    for (int j = 0; j < k; j++) {
      double limit = limit(j, delta[j]);
      if (!fixed[j] && Math.abs(delta[j]) > limit) {
        double ratio = limit > 0 ? Math.abs(delta[j]) / limit : Double.POSITIVE_INFINITY;
        if (ratio >= excess) {
          excess = ratio;
          worst = j;
        }
      }
    }
    if (worst < 0) {
      return false;
    }
    delta[worst] = Math.copySign(limit(worst, delta[worst]), delta[worst]);
    fixed[worst] = true;
    return true;
  }

  /** How far component j may move in the direction of the sign of d. */
  private double limit(int j, double d) {
    double room = d > 0 ? box.upper()[j] - theta[j] : theta[j] - box.lower()[j];
    return Math.min(box.step()[j], Math.max(room, 0));
  }

  /** Solves for the components that are not fixed; the others keep their value. (fit.9) */
  private void solve(double damping, boolean[] fixed, double[] delta) {
    int[] open = open(fixed);
    if (open.length == 0) {
      return;
    }
    double[] b = new double[rows];
    for (int i = 0; i < rows; i++) {
      b[i] = -c[i];
      for (int j = 0; j < k; j++) {
        b[i] -= fixed[j] ? r[i * k + j] * delta[j] : 0;
      }
    }
    minimize(r, b, damping, open, delta);
  }

  /**
   * Sets the open components of d to the minimum of |S d - b|^2 + damping |metric d|^2 with the
   * others at 0.
   *
   * @param s row-major, k columns
   */
  private void minimize(double[] s, double[] b, double damping, int[] open, double[] d) {
    DMatrixRMaj a = new DMatrixRMaj(b.length, open.length);
    double[] kept = new double[b.length];
    int count = 0;
    for (int i = 0; i < b.length; i++) {
      if (!isZero(s, i * k, k)) {
        for (int f = 0; f < open.length; f++) {
          a.data[count * open.length + f] = s[i * k + open[f]] / metric[open[f]];
        }
        kept[count++] = b[i];
      }
    }
    a.reshape(count, open.length, true);
    double[] x = DampedLeastSquares.solve(a, Arrays.copyOf(kept, count), damping);
    for (int f = 0; f < open.length; f++) {
      d[open[f]] = x[f] / metric[open[f]];
    }
  }

  /** Length of a step in the metric of the damping. */
  double length(double[] delta) {
    double square = 0;
    for (int j = 0; j < k; j++) {
      square += metric[j] * metric[j] * delta[j] * delta[j];
    }
    return Math.sqrt(square);
  }

  /**
   * The geodesic acceleration of a step: minimum of |w + S a|^2 + damping |a|^2, in the metric,
   * with w the second derivative of the residuals along the step, by a difference. Scores of
   * standard deviations have no part in it, for their derivative is not S. (fit.21)
   *
   * @param ahead q at a share of the step, [rows]
   * @return a, 0 where the step ends on a limit, [k]
   */
  double[] bend(double damping, Step step, double[] ahead, double share) {
    boolean[] fixed = active.clone();
    for (int j = 0; j < k; j++) {
      double d = step.delta()[j];
      fixed[j] |= Math.abs(d) >= limit(j, d);
    }
    int[] open = open(fixed);
    double[] bend = new double[k];
    if (open.length == 0) {
      return bend;
    }
    double[] q = evaluation.q();
    double[] s = evaluation.root();
    int pairs = 2 * evaluation.objective().residuals();
    double[] b = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      boolean isScaleScore = i < pairs && i % 2 == 1;
      double slope = 0;
      for (int j = 0; j < k; j++) {
        slope += s[i * k + j] * step.delta()[j];
      }
      b[i] = isScaleScore ? 0 : -2 / share * ((ahead[i] - q[i]) / share - slope);
    }
    minimize(s, b, damping, open, bend);
    return bend;
  }

  private int[] open(boolean[] fixed) {
    int count = 0;
    for (boolean f : fixed) {
      count += f ? 0 : 1;
    }
    int[] open = new int[count];
    for (int j = 0, at = 0; j < k; j++) {
      if (!fixed[j]) {
        open[at++] = j;
      }
    }
    return open;
  }

  // -(g'd + |R d|^2/2): unlike a difference of two squares it keeps its digits near the minimum
  private double predictedDecrease(double[] delta) {
    double linear = 0;
    for (int j = 0; j < k; j++) {
      linear += gradient[j] * delta[j];
    }
    double square = 0;
    for (int i = 0; i < rows; i++) {
      double x = 0;
      for (int j = 0; j < k; j++) {
        x += r[i * k + j] * delta[j];
      }
      square += x * x;
    }
    return -(linear + 0.5 * square);
  }

  /** [S q] without the rows in which S is zero, those of known standard deviations. */
  private static DMatrixRMaj compact(Evaluation.Feasible evaluation) {
    int k = evaluation.columns();
    double[] root = evaluation.root();
    DMatrixRMaj a = new DMatrixRMaj(evaluation.q().length, k + 1);
    int rows = 0;
    for (int i = 0; i < evaluation.q().length; i++) {
      if (!isZero(root, i * k, k)) {
        System.arraycopy(root, i * k, a.data, rows * (k + 1), k);
        a.data[rows * (k + 1) + k] = evaluation.q()[i];
        rows++;
      }
    }
    a.reshape(rows, k + 1, true);
    if (rows <= k) {
      return a;
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, k + 1);
    // It answers false where a column is zero, which is a fact about the data and no failure: the
    // triangle is right nevertheless.
    boolean full = qr.decompose(a);
    assert full || isFinite(a);
    return qr.getR(null, true);
  }

  private static boolean isZero(double[] values, int from, int count) {
    for (int j = from; j < from + count; j++) {
      if (values[j] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFinite(DMatrixRMaj a) {
    return Arrays.stream(a.data).allMatch(Double::isFinite);
  }

  private static double[] metric(double[] norms, LevenbergMarquardt.Metric kind) {
    double[] metric = new double[norms.length];
    if (kind == LevenbergMarquardt.Metric.LEVENBERG) {
      double square = Arrays.stream(norms).map(x -> x * x).average().orElse(0);
      Arrays.fill(metric, square > 0 ? Math.sqrt(square) : 1);
      return metric;
    }
    double most = Arrays.stream(norms).max().orElse(0);
    double floor = most > 0 ? Math.sqrt(DIAGONAL_FLOOR) * most : 1;
    for (int j = 0; j < metric.length; j++) {
      metric[j] = Math.max(norms[j], floor);
    }
    return metric;
  }
}
