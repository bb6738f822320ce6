package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.system.Sparsity;

/**
 * The free parameters that <em>are</em> the standard deviation of observables and nothing else,
 * found from the structure of the model. For them the best value at given residuals has a closed
 * form, and a least value that makes sense: below the error of the solver and the rounding of the
 * printed data, residuals say nothing about noise (fit.5, fit.6).
 */
public final class NoiseParameters {
  /** Solver error that is taken for granted, in units of rtol times the largest measured value. */
  private static final double SOLVER_ERROR = 10;

  private final double[] floor;

  private NoiseParameters(double[] floor) {
    this.floor = floor;
  }

  public static NoiseParameters of(FitProblem problem) {
    boolean[] candidate = new boolean[problem.free().size()];
    Arrays.fill(candidate, true);
    double[] floor = new double[candidate.length];
    for (Experiment e : problem.experiments()) {
      int[] source = problem.sources(e);
      rejectTrajectoryParameters(problem, source, candidate);
      for (int k = 0; k < problem.observation().observables().size(); k++) {
        inspect(problem, e, k, source, candidate, floor);
      }
    }
    for (int j = 0; j < floor.length; j++) {
      // one that no measured observable has as its noise has no floor yet
      floor[j] = candidate[j] && floor[j] > 0 ? floor[j] : Double.NaN;
    }
    return new NoiseParameters(floor);
  }

  /** Whether free parameter j is a standard deviation. */
  public boolean contains(int j) {
    return !Double.isNaN(floor[j]);
  }

  public boolean isEmpty() {
    return Arrays.stream(floor).allMatch(Double::isNaN);
  }

  /** The least sensible standard deviation, NaN where j is none. */
  public double floor(int j) {
    return floor[j];
  }

  /** The problem with these floors as lower bounds, where they leave room. */
  public FitProblem bounded(FitProblem problem) {
    List<FreeParameter> free = new ArrayList<>(problem.free());
    for (int j = 0; j < floor.length; j++) {
      FreeParameter f = free.get(j);
      if (contains(j) && floor[j] > f.lower() && floor[j] < f.upper()) {
        free.set(
            j,
            new FreeParameter(
                f.id(), f.scale(), Math.max(f.start(), floor[j]), floor[j], f.upper(), f.prior()));
      }
    }
    return problem.withFree(free);
  }

  /** The noise parameter of each row of the plans, or -1. */
  int[] ofRows(FitProblem problem, List<ExperimentPlan> plans) {
    int[] all = new int[plans.stream().mapToInt(ExperimentPlan::rows).sum()];
    int at = 0;
    for (ExperimentPlan plan : plans) {
      for (int k : plan.observable) {
        int j = noiseParameter(problem.observation(), k, plan.source);
        all[at++] = j >= 0 && contains(j) ? j : -1;
      }
    }
    return all;
  }

  private static void rejectTrajectoryParameters(
      FitProblem problem, int[] source, boolean[] candidate) {
    boolean[] used = new boolean[source.length];
    problem.system().parameterJacobian().markColumns(used);
    problem.system().initialStateJacobian().markColumns(used);
    problem.system().switchTimeJacobian().markColumns(used);
    problem.observation().parameterJacobian().markColumns(used);
    for (int i = 0; i < used.length; i++) {
      if (used[i] && source[i] >= 0) {
        candidate[source[i]] = false;
      }
    }
  }

  private static void inspect(
      FitProblem problem, Experiment e, int k, int[] source, boolean[] candidate, double[] floor) {
    int only = noiseParameter(problem.observation(), k, source);
    Sparsity structure = problem.observation().noiseParameterJacobian();
    for (int q = structure.rowStart(k); q < structure.rowStart(k + 1); q++) {
      int j = source[structure.column(q)];
      if (j >= 0 && (j != only || !isIdentity(problem, e, k, structure.column(q)))) {
        candidate[j] = false;
      }
    }
    Measurements m = e.measurements();
    if (only >= 0 && Double.isFinite(m.resolution(k))) {
      double rounding = m.resolution(k) / Math.sqrt(12);
      double largest = m.largest(k) > 0 ? m.largest(k) : 1;
      double solver = SOLVER_ERROR * problem.solve().tolerances().rtol() * largest;
      floor[only] = Math.max(floor[only], Math.max(rounding, solver));
    }
  }

  /** The free parameter that alone makes the noise of observable k, or -1. */
  private static int noiseParameter(ObservationModel model, int k, int[] source) {
    Sparsity p = model.noiseParameterJacobian();
    Sparsity y = model.noiseStateJacobian();
    boolean alone = p.rowStart(k + 1) - p.rowStart(k) == 1 && y.rowStart(k + 1) == y.rowStart(k);
    return alone ? source[p.column(p.rowStart(k))] : -1;
  }

  /** Whether the noise of k equals p[entry], tried at two values and two times. */
  private static boolean isIdentity(FitProblem problem, Experiment e, int k, int entry) {
    ObservationEvaluator evaluator = problem.observation().newEvaluator();
    double[] p = problem.fixedValues(e);
    double[] y = new double[problem.system().states().size()];
    boolean[] regime = new boolean[problem.system().switchTimeJacobian().rows()];
    for (double value : new double[] {0.37, 1.9}) {
      p[entry] = value;
      double t = e.initialTime() + value;
      if (evaluator.noise(k, t, y, p, regime) != value) {
        return false;
      }
    }
    return true;
  }
}
