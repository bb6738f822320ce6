package org.stiffgrad.fit;

import java.util.List;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * A fast state that follows a slow one, x' = -k (x - z), z' = -c z, x(0) = a/2, z(0) = a, under
 * observables with placeholders s, o and e: A = s z + o + c s (noise e), B = x (noise sd), C = x z
 * + s (noise e (1 + z) + sd).
 */
public final class StiffPair implements OdeSystem {
  public static final Names PARAMETERS =
      Names.of("k", "c", "a", "sd", "s", "o", "e", "gain", "shift", "noiseA");

  /** k, c, a, sd, s, o, e, gain, shift, noiseA. */
  static final double[] VALUES = {1e4, 0.7, 2, 0.1, 1, 0, 0.1, 1.5, 0.4, 0.2};

  /** A fresh copy of the values. */
  public static double[] values() {
    return VALUES.clone();
  }

  /** B measured at equidistant times, c and sd free in this order. */
  public static FitProblem problem(Noise distribution, double step, double... values) {
    double[] times = new double[values.length];
    int[] observables = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      times[i] = step * (1 + i);
      observables[i] = 1;
    }
    return new FitProblem(
        new StiffPair(),
        new Observed(distribution),
        VALUES.clone(),
        List.of(FreeParameter.of("c", 0.7), FreeParameter.of("sd", 0.1)),
        List.of(Experiment.of("pair", new Measurements(times, observables, values))),
        SolveOptions.DEFAULTS);
  }

  private static Sparsity rows(int columns, int[]... rows) {
    return Sparsity.ofRows(columns, rows);
  }

  @Override
  public String name() {
    return "stiff pair";
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
    return rows(2, new int[] {0, 1}, new int[] {1});
  }

  @Override
  public Sparsity parameterJacobian() {
    return rows(PARAMETERS.size(), new int[] {0}, new int[] {1});
  }

  @Override
  public Sparsity initialStateJacobian() {
    return rows(PARAMETERS.size(), new int[] {2}, new int[] {2});
  }

  @Override
  public boolean isAutonomous() {
    return true;
  }

  @Override
  public Evaluator newEvaluator() {
    return new Equations();
  }

  private static final class Equations implements Evaluator {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      f[0] = -p[0] * (y[0] - y[1]);
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
      values[1] = p[0];
      values[2] = -p[1];
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = y[1] - y[0];
      values[1] = -y[1];
    }

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      out[0] = p[0] * (v[1] - v[0]);
      out[1] = -p[1] * v[1];
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double first = v[0];
      out[1] = p[0] * first - p[1] * v[1];
      out[0] = -p[0] * first;
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      out[0] = (y[1] - y[0]) * w[0];
      out[1] = -y[1] * w[1];
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      java.util.Arrays.fill(out, 0);
      out[0] = (y[1] - y[0]) * v[0];
      out[1] = -y[1] * v[1];
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = p[2] / 2;
      y0[1] = p[2];
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      values[0] = 0.5;
      values[1] = 1;
    }
  }

  /**
   * The observables.
   *
   * @param noise distribution of A and C
   * @param noiseOfB distribution of B
   */
  public record Observed(Noise noise, Noise noiseOfB) implements ObservationModel {
    /** With one distribution for all. */
    public Observed(Noise noise) {
      this(noise, noise);
    }

    @Override
    public Names observables() {
      return Names.of("A", "B", "C");
    }

    @Override
    public Noise distribution(int k) {
      return k == 1 ? noiseOfB : noise;
    }

    @Override
    public Sparsity stateJacobian() {
      return rows(2, new int[] {1}, new int[] {0}, new int[] {0, 1});
    }

    @Override
    public Sparsity parameterJacobian() {
      return rows(PARAMETERS.size(), new int[] {1, 4, 5}, new int[] {}, new int[] {4});
    }

    @Override
    public Sparsity noiseStateJacobian() {
      return rows(2, new int[] {}, new int[] {}, new int[] {1});
    }

    @Override
    public Sparsity noiseParameterJacobian() {
      return rows(PARAMETERS.size(), new int[] {6}, new int[] {3}, new int[] {3, 6});
    }

    @Override
    public int noiseParameter(int k) {
      return k == 0 ? 6 : k == 1 ? 3 : -1;
    }

    @Override
    public ObservationEvaluator newEvaluator() {
      return new Formulas();
    }
  }

  private static final class Formulas implements ObservationEvaluator {
    @Override
    public double value(int k, double t, double[] y, double[] p, boolean[] regime) {
      return k == 0 ? p[4] * y[1] + p[5] + p[1] * p[4] : k == 1 ? y[0] : y[0] * y[1] + p[4];
    }

    @Override
    public double noise(int k, double t, double[] y, double[] p, boolean[] regime) {
      return k == 0 ? p[6] : k == 1 ? p[3] : p[6] * (1 + y[1]) + p[3];
    }

    @Override
    public void stateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = k == 0 ? p[4] : k == 1 ? 1 : y[1];
      if (k == 2) {
        values[1] = y[0];
      }
    }

    @Override
    public void parameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      if (k == 0) {
        values[0] = p[4];
        values[1] = y[1] + p[1];
        values[2] = 1;
      } else if (k == 2) {
        values[0] = 1;
      }
    }

    @Override
    public void noiseStateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      if (k == 2) {
        values[0] = p[6];
      }
    }

    @Override
    public void noiseParameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = 1;
      if (k == 2) {
        values[1] = 1 + y[1];
      }
    }
  }
}
