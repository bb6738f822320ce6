package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** A slow manifold with known closed form. Davis and Skodje, J. Chem. Phys. 111 (1999) 859. */
final class DavisSkodje implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "davis_skodje",
          Names.of("y1", "y2"),
          Names.of("g"),
          new PlainSystem.Structure(
              Sparsity.ofRows(2, new int[][] {{0}, {0, 1}}),
              Sparsity.ofRows(1, new int[][] {{}, {0}}),
              Sparsity.empty(2, 1)),
          true,
          DavisSkodje::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double y1 = y[0];
    double y2 = y[1];
    double g = p[0];
    f[0] = -y1;
    f[1] = -g * y2 + y1 * (g * y1 + g - 1) / ((y1 + 1) * (y1 + 1));
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double g = p[0];
    values[0] = -1;
    values[1] = (2 * g * y1 + g - 2 * y1 * (g * y1 + g - 1) / (y1 + 1) - 1) / ((y1 + 1) * (y1 + 1));
    values[2] = -g;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double y2 = y[1];
    values[0] = y1 / (y1 + 1) - y2;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double g = p[0];
    out[0] = -v[0];
    out[1] =
        -g * v[1]
            + v[0]
                * (2 * g * y1 + g - 2 * y1 * (g * y1 + g - 1) / (y1 + 1) - 1)
                / ((y1 + 1) * (y1 + 1));
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double g = p[0];
    out[0] =
        -v[0]
            + v[1]
                * (2 * g * y1 + g - 2 * y1 * (g * y1 + g - 1) / (y1 + 1) - 1)
                / ((y1 + 1) * (y1 + 1));
    out[1] = -g * v[1];
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    out[0] = 0;
    out[1] = w[0] * (y1 / (y1 + 1) - y2);
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    out[0] = v[1] * (y1 / (y1 + 1) - y2);
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 3;
    y0[1] = 1;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
