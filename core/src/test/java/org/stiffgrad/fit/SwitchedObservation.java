package org.stiffgrad.fit;

import java.util.List;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** y' = 0, y(0) = p0, observed as 10 y before the switch time p1 and as y from it on. */
final class SwitchedObservation implements OdeSystem, ObservationModel {
  private static final Sparsity NONE = Sparsity.empty(1, 2);

  /** Measurements of 0 at times 0.5, the switch time, and 2. */
  static FitProblem problem(double switchTime) {
    SwitchedObservation model = new SwitchedObservation();
    Measurements data =
        new Measurements(new double[] {0.5, switchTime, 2}, new int[3], new double[3]);
    return new FitProblem(
        model,
        model,
        new double[] {1, switchTime},
        List.of(FreeParameter.of("y0", 1)),
        List.of(Experiment.of("switch", data)),
        SolveOptions.DEFAULTS);
  }

  @Override
  public String name() {
    return "switched";
  }

  @Override
  public Names states() {
    return Names.of("y");
  }

  @Override
  public Names parameters() {
    return Names.of("y0", "tau");
  }

  @Override
  public Sparsity jacobian() {
    return Sparsity.empty(1, 1);
  }

  @Override
  public Sparsity parameterJacobian() {
    return NONE;
  }

  @Override
  public Sparsity initialStateJacobian() {
    return Sparsity.ofRows(2, new int[][] {{0}});
  }

  @Override
  public Sparsity switchTimeJacobian() {
    return Sparsity.ofRows(2, new int[][] {{1}});
  }

  @Override
  public boolean isAutonomous() {
    return true;
  }

  @Override
  public Names observables() {
    return Names.of("h");
  }

  @Override
  public Sparsity stateJacobian() {
    return Sparsity.dense(1, 1);
  }

  @Override
  public Sparsity noiseStateJacobian() {
    return Sparsity.empty(1, 1);
  }

  @Override
  public Sparsity noiseParameterJacobian() {
    return NONE;
  }

  @Override
  public Equations newEvaluator() {
    return new Equations();
  }

  /** Both evaluators in one. */
  static final class Equations implements Evaluator, ObservationEvaluator {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      f[0] = 0;
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      ft[0] = 0;
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      out[0] = 0;
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      out[0] = 0;
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      out[0] = 0;
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      out[0] = 0;
      out[1] = 0;
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = p[0];
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      values[0] = 1;
    }

    @Override
    public void switchTimes(double[] p, double[] times) {
      times[0] = p[1];
    }

    @Override
    public void switchTimeJacobian(double[] p, double[] values) {
      values[0] = 1;
    }

    @Override
    public double value(int k, double t, double[] y, double[] p, boolean[] regime) {
      return regime[0] ? y[0] : 10 * y[0];
    }

    @Override
    public double noise(int k, double t, double[] y, double[] p, boolean[] regime) {
      return 1;
    }

    @Override
    public void stateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = regime[0] ? 1 : 10;
    }

    @Override
    public void parameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void noiseStateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void noiseParameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {}
  }
}
