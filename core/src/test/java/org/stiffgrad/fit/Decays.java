package org.stiffgrad.fit;

import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Two decays in one chain-free system with a known solution: x' = -k1 x, z' = -k2 z, x(0) = a, z(0)
 * = 2 a. Parameters k1, k2, a, offset, sdA, sdB; observables A = x + offset (noise sdA), B = x z
 * (noise 0.05 + sdB z), C = z (noise sdA).
 */
public final class Decays {
  public static final Names PARAMETERS = Names.of("k1", "k2", "a", "offset", "sdA", "sdB");

  private Decays() {}

  static Sparsity rows(int columns, int[]... rows) {
    return Sparsity.ofRows(columns, rows);
  }

  /** The system. */
  public static final class Model implements OdeSystem {
    @Override
    public String name() {
      return "decays";
    }

    @Override
    public Names states() {
      return Names.of("x", "z");
    }

    @Override
    public Names parameters() {
      return PARAMETERS;
    }

    @Override
    public Sparsity jacobian() {
      return rows(2, new int[] {0}, new int[] {1});
    }

    @Override
    public Sparsity parameterJacobian() {
      return rows(6, new int[] {0}, new int[] {1});
    }

    @Override
    public Sparsity initialStateJacobian() {
      return rows(6, new int[] {2}, new int[] {2});
    }

    @Override
    public boolean isAutonomous() {
      return true;
    }

    @Override
    public Evaluator newEvaluator() {
      return new Equations();
    }
  }

  private static final class Equations implements Evaluator {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      f[0] = -p[0] * y[0];
      f[1] = -p[1] * y[1];
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      ft[0] = 0;
      ft[1] = 0;
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = -p[0];
      values[1] = -p[1];
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = -y[0];
      values[1] = -y[1];
    }

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      out[0] = -p[0] * v[0];
      out[1] = -p[1] * v[1];
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      jacobianTimes(t, y, p, regime, v, out);
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      out[0] = -y[0] * w[0];
      out[1] = -y[1] * w[1];
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      java.util.Arrays.fill(out, 0);
      out[0] = -y[0] * v[0];
      out[1] = -y[1] * v[1];
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = p[2];
      y0[1] = 2 * p[2];
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      values[0] = 1;
      values[1] = 2;
    }
  }

  /** The observables. */
  public static final class Observed implements ObservationModel {
    @Override
    public Names observables() {
      return Names.of("A", "B", "C");
    }

    @Override
    public Sparsity stateJacobian() {
      return rows(2, new int[] {0}, new int[] {0, 1}, new int[] {1});
    }

    @Override
    public Sparsity parameterJacobian() {
      return rows(6, new int[] {3}, new int[] {}, new int[] {});
    }

    @Override
    public Sparsity noiseStateJacobian() {
      return rows(2, new int[] {}, new int[] {1}, new int[] {});
    }

    @Override
    public Sparsity noiseParameterJacobian() {
      return rows(6, new int[] {4}, new int[] {5}, new int[] {4});
    }

    @Override
    public int noiseParameter(int k) {
      return k == 1 ? -1 : 4;
    }

    @Override
    public ObservationEvaluator newEvaluator() {
      return new Formulas();
    }
  }

  private static final class Formulas implements ObservationEvaluator {
    @Override
    public double value(int k, double t, double[] y, double[] p, boolean[] regime) {
      return k == 0 ? y[0] + p[3] : k == 1 ? y[0] * y[1] : y[1];
    }

    @Override
    public double noise(int k, double t, double[] y, double[] p, boolean[] regime) {
      return k == 1 ? 0.05 + p[5] * y[1] : p[4];
    }

    @Override
    public void stateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = k == 1 ? y[1] : 1;
      if (k == 1) {
        values[1] = y[0];
      }
    }

    @Override
    public void parameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      if (k == 0) {
        values[0] = 1;
      }
    }

    @Override
    public void noiseStateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      if (k == 1) {
        values[0] = p[5];
      }
    }

    @Override
    public void noiseParameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = k == 1 ? y[1] : 1;
    }
  }
}
