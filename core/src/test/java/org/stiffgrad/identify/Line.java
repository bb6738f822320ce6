package org.stiffgrad.identify;

import java.util.List;
import java.util.random.RandomGenerator;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** y' = a, y(0) = b with normal noise sd: everything about its likelihood is known exactly. */
final class Line implements OdeSystem {
  static final double SIGMA = 0.3;
  private static final int COUNT = 12;

  /** Slope and intercept by least squares, their standard deviations, and the residuals' sum. */
  record Solution(double a, double b, double sdA, double sdB, double squares) {
    static Solution of(Measurements m) {
      double n = m.size();
      double meanT = 0;
      double meanY = 0;
      for (int i = 0; i < n; i++) {
        meanT += m.times()[i] / n;
        meanY += m.values()[i] / n;
      }
      double tt = 0;
      double ty = 0;
      for (int i = 0; i < n; i++) {
        tt += (m.times()[i] - meanT) * (m.times()[i] - meanT);
        ty += (m.times()[i] - meanT) * (m.values()[i] - meanY);
      }
      double a = ty / tt;
      double b = meanY - a * meanT;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double r = m.values()[i] - a * m.times()[i] - b;
        squares += r * r;
      }
      double unit = SIGMA / Math.sqrt(tt);
      return new Solution(a, b, unit, SIGMA * Math.sqrt(1 / n + meanT * meanT / tt), squares);
    }
  }

  static Measurements data(RandomGenerator random) {
    double[] times = new double[COUNT];
    double[] values = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      times[i] = 0.5 * i;
      values[i] = 1 + 2 * times[i] + SIGMA * random.nextGaussian();
    }
    return new Measurements(times, new int[COUNT], values);
  }

  /** a and b free on the linear scale and, if wanted, the noise on the logarithmic one. */
  static FitProblem problem(Measurements data, boolean estimateNoise) {
    Line system = new Line();
    List<FreeParameter> free =
        List.of(
            FreeParameter.of("a", 1.5).withScale(Scale.LINEAR),
            FreeParameter.of("b", 1.5).withScale(Scale.LINEAR),
            FreeParameter.of("sd", 0.5));
    ObservationModel observation =
        estimateNoise
            ? ObservedStates.withNoiseParameters(system, List.of("y"), List.of("sd"))
            : ObservedStates.of(system, List.of("y"), SIGMA);
    return new FitProblem(
        system,
        observation,
        new double[] {1.5, 1.5, 0.5},
        estimateNoise ? free : free.subList(0, 2),
        List.of(Experiment.of("line", data)),
        SolveOptions.DEFAULTS);
  }

  @Override
  public String name() {
    return "line";
  }

  @Override
  public Names states() {
    return Names.of("y");
  }

  @Override
  public Names parameters() {
    return Names.of("a", "b", "sd");
  }

  @Override
  public Sparsity jacobian() {
    return Sparsity.empty(1, 1);
  }

  @Override
  public Sparsity parameterJacobian() {
    return Sparsity.ofRows(3, new int[][] {{0}});
  }

  @Override
  public Sparsity initialStateJacobian() {
    return Sparsity.ofRows(3, new int[][] {{1}});
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
      f[0] = p[0];
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      ft[0] = 0;
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = 1;
    }

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
      out[0] = w[0];
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      out[0] = v[0];
      out[1] = 0;
      out[2] = 0;
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = p[1];
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      values[0] = 1;
    }
  }
}
