package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.system.Sparsity;

/**
 * The free parameters that <em>are</em> the standard deviation of observables and nothing else, as
 * the {@linkplain ObservationModel#noiseParameter model knows}. For them the best value at given
 * residuals has a closed form, and a least value that makes sense: below the error of the solver
 * and the rounding of the printed data, residuals say nothing about noise (fit.5, fit.6). A
 * standard deviation here is the scale sigma of any {@link Noise}.
 */
public final class NoiseParameters {
  /** Solver error that is taken for granted, in units of rtol times the largest measured value. */
  private static final double SOLVER_ERROR = 10;

  private final double[] floor;

  /** Measured values with each of them as their scale, [k]. */
  private final int[] values;

  /** Exponent of their densities, 0 where there are two, [k]. */
  private final int[] exponents;

  private NoiseParameters(int k) {
    this.floor = new double[k];
    this.values = new int[k];
    this.exponents = new int[k];
  }

  public static NoiseParameters of(FitProblem problem) {
    boolean[] candidate = new boolean[problem.free().size()];
    Arrays.fill(candidate, true);
    NoiseParameters found = new NoiseParameters(candidate.length);
    double[] floor = found.floor;
    Map<String, PrintedQuantity> printed = PrintedQuantity.of(problem);
    boolean[] elsewhere = elsewhere(problem);
    for (Experiment e : problem.experiments()) {
      int[] source = problem.sources(e);
      for (int i = 0; i < source.length; i++) {
        if (elsewhere[i] && source[i] >= 0) {
          candidate[source[i]] = false;
        }
      }
      int[] observables = e.measurements().observables();
      int[] measured = Arrays.stream(observables).distinct().toArray();
      for (int k : measured) {
        int only = inspect(problem.observation(), k, source, candidate);
        if (only >= 0) {
          String quantity = problem.observation().quantity(k);
          floor[only] = Math.max(floor[only], floor(problem, printed.get(quantity)));
          int rows = (int) Arrays.stream(observables).filter(row -> row == k).count();
          found.count(only, rows, problem.observation().distribution(k).family().exponent());
        }
      }
    }
    for (int j = 0; j < floor.length; j++) {
      // one that no measured observable has as its noise has no floor yet
      floor[j] = candidate[j] && floor[j] > 0 ? floor[j] : Double.NaN;
    }
    return found;
  }

  private void count(int j, int rows, int exponent) {
    boolean isAnother = values[j] > 0 && exponents[j] != exponent;
    values[j] += rows;
    exponents[j] = isAnother ? 0 : exponent;
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

  /** How many measured values have parameter j as their standard deviation; 0 where it is none. */
  public int measurements(int j) {
    return contains(j) ? values[j] : 0;
  }

  /**
   * Exponent a of the densities whose scale parameter j is; 0 where there are two, or it is none.
   */
  public int exponent(int j) {
    return contains(j) ? exponents[j] : 0;
  }

  /** The noise parameter of each row of the plans, or -1. */
  int[] ofRows(FitProblem problem, List<ExperimentPlan> plans) {
    int[] all = new int[plans.stream().mapToInt(ExperimentPlan::rows).sum()];
    int at = 0;
    for (ExperimentPlan plan : plans) {
      for (int k : plan.observable) {
        int j = freeParameter(problem.observation(), k, plan.source);
        all[at++] = j >= 0 && contains(j) ? j : -1;
      }
    }
    return all;
  }

  /** The entries of p that are, or may be, more than noise, [m]. */
  private static boolean[] elsewhere(FitProblem problem) {
    boolean[] used = new boolean[problem.system().parameters().size()];
    problem.system().parameterJacobian().markColumns(used);
    problem.system().initialStateJacobian().markColumns(used);
    problem.system().switchTimeJacobian().markColumns(used);
    problem.observation().parameterJacobian().markColumns(used);
    return used;
  }

  /**
   * Rejects the free parameters in the noise of row k that are not its standard deviation.
   *
   * @return the free parameter that is, or -1
   */
  private static int inspect(ObservationModel model, int k, int[] source, boolean[] candidate) {
    int only = freeParameter(model, k, source);
    Sparsity structure = model.noiseParameterJacobian();
    for (int q = structure.rowStart(k); q < structure.rowStart(k + 1); q++) {
      int j = source[structure.column(q)];
      if (j >= 0 && j != only) {
        candidate[j] = false;
      }
    }
    return only;
  }

  /** The free parameter that is the noise of row k, or -1. */
  private static int freeParameter(ObservationModel model, int k, int[] source) {
    int entry = model.noiseParameter(k);
    return entry < 0 ? -1 : source[entry];
  }

  private static double floor(FitProblem problem, @Nullable PrintedQuantity printed) {
    if (printed == null) {
      return 0;
    }
    double solver = SOLVER_ERROR * problem.solve().tolerances().rtol() * printed.largest();
    return Math.max(printed.rounding(), solver);
  }
}
