package org.stiffgrad.train;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;
import org.stiffgrad.system.Tolerances;

/**
 * Robertson's reactions A -> B (k1), 2 B -> B + C (k2), B + C -> A + C (k3) from A = 1, with three
 * parameters more that only the noise of an observation uses.
 */
final class Robertson implements OdeSystem {
  static final double[] SCALES = {1, 3.65e-5, 1};
  static final List<String> STATES = List.of("A", "B", "C");
  static final List<String> NOISE = List.of("sd_A", "sd_B", "sd_C");

  /** k1, k2, k3 that make the data. */
  static double[] truth() {
    return new double[] {0.04, 3e7, 1e4};
  }

  @Override
  public String name() {
    return "robertson";
  }

  @Override
  public Names states() {
    return Names.of(STATES);
  }

  @Override
  public Names parameters() {
    return Names.of("k1", "k2", "k3", "sd_A", "sd_B", "sd_C");
  }

  @Override
  public Sparsity jacobian() {
    return Sparsity.ofRows(3, new int[][] {{0, 1, 2}, {0, 1, 2}, {1}});
  }

  @Override
  public Sparsity parameterJacobian() {
    return Sparsity.ofRows(6, new int[][] {{0, 2}, {0, 1, 2}, {1}});
  }

  @Override
  public Sparsity initialStateJacobian() {
    return Sparsity.empty(3, 6);
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
      double r1 = p[0] * y[0];
      double r2 = p[1] * y[1] * y[1];
      double r3 = p[2] * y[1] * y[2];
      f[0] = -r1 + r3;
      f[1] = r1 - r2 - r3;
      f[2] = r2;
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      Arrays.fill(ft, 0);
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] j) {
      j[0] = -p[0];
      j[1] = p[2] * y[2];
      j[2] = p[2] * y[1];
      j[3] = p[0];
      j[4] = -2 * p[1] * y[1] - p[2] * y[2];
      j[5] = -p[2] * y[1];
      j[6] = 2 * p[1] * y[1];
    }

    @Override
    public void parameterJacobian(double t, double[] y, double[] p, boolean[] regime, double[] j) {
      j[0] = -y[0];
      j[1] = y[1] * y[2];
      j[2] = y[0];
      j[3] = -y[1] * y[1];
      j[4] = -y[1] * y[2];
      j[5] = y[1] * y[1];
    }

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double r1 = p[0] * v[0];
      double r2 = 2 * p[1] * y[1] * v[1];
      double r3 = p[2] * (y[2] * v[1] + y[1] * v[2]);
      out[0] = -r1 + r3;
      out[1] = r1 - r2 - r3;
      out[2] = r2;
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      out[0] = p[0] * (v[1] - v[0]);
      out[1] = p[2] * y[2] * (v[0] - v[1]) + 2 * p[1] * y[1] * (v[2] - v[1]);
      out[2] = p[2] * y[1] * (v[0] - v[1]);
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      double r1 = y[0] * w[0];
      double r2 = y[1] * y[1] * w[1];
      double r3 = y[1] * y[2] * w[2];
      out[0] = -r1 + r3;
      out[1] = r1 - r2 - r3;
      out[2] = r2;
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      Arrays.fill(out, 0);
      out[0] = y[0] * (v[1] - v[0]);
      out[1] = y[1] * y[1] * (v[2] - v[1]);
      out[2] = y[1] * y[2] * (v[0] - v[1]);
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = 1;
      y0[1] = 0;
      y0[2] = 0;
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {}
  }

  /** All three states at each time, with normal noise of this fraction of their scales. */
  static Measurements data(double[] times, double noise, RandomGenerator random) {
    int n = times.length;
    double[] t = new double[3 * n];
    int[] observables = new int[3 * n];
    double[] values = new double[3 * n];
    double[] p = Arrays.copyOf(truth(), 6);
    Robertson system = new Robertson();
    SolveOptions tight = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-11));
    Outcome outcome =
        new Solver(system, tight)
            .solve(
                new Ivp(system, p, 0, times),
                (i, time, y, s) -> {
                  for (int k = 0; k < 3; k++) {
                    t[3 * i + k] = time;
                    observables[3 * i + k] = k;
                    values[3 * i + k] = y[k] + noise * SCALES[k] * random.nextGaussian();
                  }
                });
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
    return new Measurements(t, observables, values);
  }

  /** Times from 1e-5 to 1e5, evenly on the logarithmic scale. */
  static double[] logTimes(int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = Math.pow(10, -5 + 10.0 * i / (count - 1));
    }
    return times;
  }

  /** k1, k2, k3 free from these starts; noise known as 1 % of the scales, or estimated. */
  static FitProblem problem(Measurements data, double[] start, boolean estimateNoise) {
    Robertson system = new Robertson();
    double[] values = new double[6];
    List<FreeParameter> free = new java.util.ArrayList<>();
    for (int j = 0; j < 3; j++) {
      values[j] = start[j];
      values[3 + j] = 0.1 * SCALES[j];
      free.add(FreeParameter.of(system.parameters().get(j), start[j]));
    }
    for (int j = 3; j < 6 && estimateNoise; j++) {
      free.add(FreeParameter.of(system.parameters().get(j), values[j]));
    }
    ObservationModel observation =
        estimateNoise
            ? ObservedStates.withNoiseParameters(system, STATES, NOISE)
            : ObservedStates.of(system, STATES, 0.01, 0.01 * SCALES[1], 0.01);
    return new FitProblem(
        system,
        observation,
        values,
        free,
        List.of(Experiment.of("robertson", data)),
        SolveOptions.DEFAULTS);
  }
}
