package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * The Brusselator with diffusion in one dimension, states u1, v1, u2, v2, ... on the interior
 * points of [0, 1], u = 1 and v = 3 at both ends. Hairer and Wanner II, IV.10 (BRUSS).
 */
final class Brusselator implements Evaluator {
  private static final int POINTS = 20;
  private static final double PER_SQUARED_WIDTH = (POINTS + 1) * (POINTS + 1);
  private static final double U_EDGE = 1;
  private static final double V_EDGE = 3;

  static final OdeSystem SYSTEM =
      new PlainSystem(
          "brusselator",
          Names.of(stateNames()),
          Names.of("A", "B", "alpha"),
          new PlainSystem.Structure(
              stateStructure(), parameterStructure(), Sparsity.empty(2 * POINTS, 3)),
          true,
          Brusselator::new);

  private static String[] stateNames() {
    String[] names = new String[2 * POINTS];
    for (int i = 0; i < POINTS; i++) {
      names[2 * i] = "u" + (i + 1);
      names[2 * i + 1] = "v" + (i + 1);
    }
    return names;
  }

  private static Sparsity stateStructure() {
    int n = 2 * POINTS;
    int[][] rows = new int[n][];
    for (int i = 0; i < POINTS; i++) {
      int u = 2 * i;
      rows[u] = inRange(n, u - 2, u, u + 1, u + 2);
      rows[u + 1] = inRange(n, u - 1, u, u + 1, u + 3);
    }
    return Sparsity.ofRows(n, rows);
  }

  private static int[] inRange(int n, int... columns) {
    return Arrays.stream(columns).filter(c -> c >= 0 && c < n).toArray();
  }

  private static Sparsity parameterStructure() {
    int[][] rows = new int[2 * POINTS][];
    for (int i = 0; i < POINTS; i++) {
      rows[2 * i] = new int[] {0, 1, 2};
      rows[2 * i + 1] = new int[] {1, 2};
    }
    return Sparsity.ofRows(3, rows);
  }

  /** The second difference of component y[k], with its value beyond the ends. */
  private static double laplace(double[] y, int k, double edge) {
    double left = k >= 2 ? y[k - 2] : edge;
    double right = k + 2 < 2 * POINTS ? y[k + 2] : edge;
    return PER_SQUARED_WIDTH * (left - 2 * y[k] + right);
  }

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    for (int k = 0; k < 2 * POINTS; k += 2) {
      double u = y[k];
      double v = y[k + 1];
      double uuv = u * u * v;
      f[k] = p[0] + uuv - (p[1] + 1) * u + p[2] * laplace(y, k, U_EDGE);
      f[k + 1] = p[1] * u - uuv + p[2] * laplace(y, k + 1, V_EDGE);
    }
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double d = p[2] * PER_SQUARED_WIDTH;
    int q = 0;
    for (int k = 0; k < 2 * POINTS; k += 2) {
      double u = y[k];
      double twoUv = 2 * u * y[k + 1];
      boolean first = k == 0;
      boolean last = k == 2 * POINTS - 2;
      if (!first) {
        values[q++] = d;
      }
      values[q++] = twoUv - (p[1] + 1) - 2 * d;
      values[q++] = u * u;
      if (!last) {
        values[q++] = d;
      }
      if (!first) {
        values[q++] = d;
      }
      values[q++] = p[1] - twoUv;
      values[q++] = -u * u - 2 * d;
      if (!last) {
        values[q++] = d;
      }
    }
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    int q = 0;
    for (int k = 0; k < 2 * POINTS; k += 2) {
      values[q++] = 1;
      values[q++] = -y[k];
      values[q++] = laplace(y, k, U_EDGE);
      values[q++] = y[k];
      values[q++] = laplace(y, k + 1, V_EDGE);
    }
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    for (int k = 0; k < 2 * POINTS; k += 2) {
      double reaction = 2 * y[k] * y[k + 1] * v[k] + y[k] * y[k] * v[k + 1];
      out[k] = reaction - (p[1] + 1) * v[k] + p[2] * laplace(v, k, 0);
      out[k + 1] = p[1] * v[k] - reaction + p[2] * laplace(v, k + 1, 0);
    }
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    for (int k = 0; k < 2 * POINTS; k += 2) {
      double g = v[k] - v[k + 1];
      out[k] = 2 * y[k] * y[k + 1] * g - p[1] * g - v[k] + p[2] * laplace(v, k, 0);
      out[k + 1] = y[k] * y[k] * g + p[2] * laplace(v, k + 1, 0);
    }
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    for (int k = 0; k < 2 * POINTS; k += 2) {
      out[k] = w[0] - w[1] * y[k] + w[2] * laplace(y, k, U_EDGE);
      out[k + 1] = w[1] * y[k] + w[2] * laplace(y, k + 1, V_EDGE);
    }
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double a = 0;
    double b = 0;
    double alpha = 0;
    for (int k = 0; k < 2 * POINTS; k += 2) {
      a += v[k];
      b += (v[k + 1] - v[k]) * y[k];
      alpha += v[k] * laplace(y, k, U_EDGE) + v[k + 1] * laplace(y, k + 1, V_EDGE);
    }
    out[0] = a;
    out[1] = b;
    out[2] = alpha;
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    for (int i = 0; i < POINTS; i++) {
      y0[2 * i] = 1 + Math.sin(2 * Math.PI * (i + 1) / (POINTS + 1));
      y0[2 * i + 1] = V_EDGE;
    }
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
