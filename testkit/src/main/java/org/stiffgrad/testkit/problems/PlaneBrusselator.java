package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * The Brusselator with diffusion on the unit square with periodic boundaries, states u11, v11, u12,
 * v12, ... on an even grid. Hairer and Wanner II, IV.10 (BRUSS-2D), without the pulse that is
 * applied there at one place.
 */
public final class PlaneBrusselator implements Evaluator {
  private static final int NEIGHBORS = 5;

  private final int side;
  private final double perSquaredWidth;

  /** Grid points with their neighbors, [points][5]: itself, left, right, below, above. */
  private final int[][] stencil;

  private final Sparsity structure;

  private PlaneBrusselator(int side, int[][] stencil, Sparsity structure) {
    this.side = side;
    this.perSquaredWidth = (double) side * side;
    this.stencil = stencil;
    this.structure = structure;
  }

  /**
   * The problem on a grid; its reference solution is not known.
   *
   * @param side grid points along each side, at least 3; there are twice their square states
   */
  public static Problem problem(int side) {
    return new Problem(
        "brusselator-2d",
        system(side),
        new double[] {1, 3.4, 0.1},
        11.5,
        new double[] {1e-2},
        new double[0]);
  }

  private static OdeSystem system(int side) {
    int points = side * side;
    int[][] stencil = new int[points][];
    int[][] rows = new int[2 * points][];
    int[][] parameters = new int[2 * points][];
    String[] names = new String[2 * points];
    for (int k = 0; k < points; k++) {
      int i = k / side;
      int j = k % side;
      int left = i * side + (j + side - 1) % side;
      int right = i * side + (j + 1) % side;
      int below = (i + side - 1) % side * side + j;
      int above = (i + 1) % side * side + j;
      stencil[k] = new int[] {k, left, right, below, above};
      rows[2 * k] = row(stencil[k], 0, 2 * k + 1);
      rows[2 * k + 1] = row(stencil[k], 1, 2 * k);
      parameters[2 * k] = new int[] {0, 1, 2};
      parameters[2 * k + 1] = new int[] {1, 2};
      names[2 * k] = "u" + (i + 1) + "_" + (j + 1);
      names[2 * k + 1] = "v" + (i + 1) + "_" + (j + 1);
    }
    Sparsity structure = Sparsity.ofRows(2 * points, rows);
    return new PlainSystem(
        "brusselator-2d",
        Names.of(names),
        Names.of("A", "B", "alpha"),
        new PlainSystem.Structure(
            structure, Sparsity.ofRows(3, parameters), Sparsity.empty(2 * points, 3)),
        true,
        () -> new PlaneBrusselator(side, stencil, structure));
  }

  private static int[] row(int[] neighbors, int component, int other) {
    int[] columns = new int[NEIGHBORS + 1];
    for (int n = 0; n < NEIGHBORS; n++) {
      columns[n] = 2 * neighbors[n] + component;
    }
    columns[NEIGHBORS] = other;
    Arrays.sort(columns);
    return columns;
  }

  /** The five-point Laplacian of a component at grid point k. */
  private double laplace(double[] y, int k, int component) {
    int[] s = stencil[k];
    double sum = -4 * y[2 * k + component];
    for (int n = 1; n < NEIGHBORS; n++) {
      sum += y[2 * s[n] + component];
    }
    return perSquaredWidth * sum;
  }

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    for (int k = 0; k < stencil.length; k++) {
      double u = y[2 * k];
      double uuv = u * u * y[2 * k + 1];
      f[2 * k] = p[0] + uuv - (p[1] + 1) * u + p[2] * laplace(y, k, 0);
      f[2 * k + 1] = p[1] * u - uuv + p[2] * laplace(y, k, 1);
    }
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double d = p[2] * perSquaredWidth;
    Arrays.fill(values, d);
    for (int k = 0; k < stencil.length; k++) {
      double u = y[2 * k];
      double twoUv = 2 * u * y[2 * k + 1];
      values[structure.position(2 * k, 2 * k)] = twoUv - (p[1] + 1) - 4 * d;
      values[structure.position(2 * k, 2 * k + 1)] = u * u;
      values[structure.position(2 * k + 1, 2 * k)] = p[1] - twoUv;
      values[structure.position(2 * k + 1, 2 * k + 1)] = -u * u - 4 * d;
    }
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    int q = 0;
    for (int k = 0; k < stencil.length; k++) {
      values[q++] = 1;
      values[q++] = -y[2 * k];
      values[q++] = laplace(y, k, 0);
      values[q++] = y[2 * k];
      values[q++] = laplace(y, k, 1);
    }
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    for (int k = 0; k < stencil.length; k++) {
      double u = y[2 * k];
      double reaction = 2 * u * y[2 * k + 1] * v[2 * k] + u * u * v[2 * k + 1];
      out[2 * k] = reaction - (p[1] + 1) * v[2 * k] + p[2] * laplace(v, k, 0);
      out[2 * k + 1] = p[1] * v[2 * k] - reaction + p[2] * laplace(v, k, 1);
    }
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    for (int k = 0; k < stencil.length; k++) {
      double u = y[2 * k];
      double g = v[2 * k] - v[2 * k + 1];
      out[2 * k] = 2 * u * y[2 * k + 1] * g - p[1] * g - v[2 * k] + p[2] * laplace(v, k, 0);
      out[2 * k + 1] = u * u * g + p[2] * laplace(v, k, 1);
    }
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    for (int k = 0; k < stencil.length; k++) {
      out[2 * k] = w[0] - w[1] * y[2 * k] + w[2] * laplace(y, k, 0);
      out[2 * k + 1] = w[1] * y[2 * k] + w[2] * laplace(y, k, 1);
    }
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    Arrays.fill(out, 0);
    for (int k = 0; k < stencil.length; k++) {
      out[0] += v[2 * k];
      out[1] += (v[2 * k + 1] - v[2 * k]) * y[2 * k];
      out[2] += v[2 * k] * laplace(y, k, 0) + v[2 * k + 1] * laplace(y, k, 1);
    }
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    for (int k = 0; k < stencil.length; k++) {
      int i = k / side;
      int j = k % side;
      double up = (double) i / side;
      double along = (double) j / side;
      y0[2 * k] = 22 * up * Math.pow(1 - up, 1.5);
      y0[2 * k + 1] = 27 * along * Math.pow(1 - along, 1.5);
    }
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
