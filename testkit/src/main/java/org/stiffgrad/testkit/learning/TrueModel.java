package org.stiffgrad.testkit.learning;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ModelCompiler;
import org.stiffgrad.learn.Series;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Tolerances;

/** A differential equation that is known, to make data and to compare with. */
public final class TrueModel {
  private static final double RTOL = 1e-9;

  private final CompiledModel system;

  private TrueModel(CompiledModel system) {
    this.system = system;
  }

  /**
   * Of Antimony text.
   *
   * @param text a model at its true values
   */
  public static TrueModel of(String text) {
    return new TrueModel(
        ModelCompiler.compile(Antimony.parse(text, "true.ant").model(), List.of()));
  }

  /**
   * A relaxation oscillator in Lienard's coordinates, on its attractor: x' = K (z - x^3/3 + x), z'
   * = -x.
   */
  public static TrueModel lienard(double k) {
    return of("K = " + k + "; x = 2; z = 0.6666; x' = K*(z - x^3/3 + x); z' = -x");
  }

  public List<String> states() {
    return system.states().asList();
  }

  /** The three reactions of Robertson, A to C by way of B. */
  public static TrueModel robertson() {
    return of(
        "A = 1; B = 0; C = 0; A' = -0.04*A + 1e4*B*C; B' = 0.04*A - 1e4*B*C - 3e7*B^2;"
            + " C' = 3e7*B^2");
  }

  /** The system itself. */
  public CompiledModel system() {
    return system;
  }

  /** States at times after 0, from the model's initial values. */
  public double[][] solve(double[] times) {
    return solve(times, initial());
  }

  /** The initial values of the model. */
  public double[] initial() {
    double[] y0 = new double[system.states().size()];
    system.newEvaluator().initialState(system.parameterValues(), y0);
    return y0;
  }

  /**
   * From other initial values.
   *
   * @throws IllegalStateException where it cannot be solved
   */
  public double[][] solve(double[] times, double[] y0) {
    double[] p = system.parameterValues();
    for (int i = 0; i < y0.length; i++) {
      p[system.parameters().indexOf(system.states().get(i))] = y0[i];
    }
    double[][] rows = new double[times.length][];
    SolveOptions tight = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(RTOL));
    Outcome outcome =
        new Solver(system, tight)
            .solve(new Ivp(system, p, 0, times), (i, t, y, s) -> rows[i] = y.clone());
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
    return rows;
  }

  /**
   * Sample times from 0 on: some evenly over time, others evenly over the way that the fastest
   * state goes, so that a jump is not a gap.
   *
   * @param even how many are even in time, 0 among them
   * @param along how many are even along the first state
   */
  public double[] times(double last, int even, int along) {
    TreeSet<Double> fine = new TreeSet<>();
    for (int i = 0; i <= 1000; i++) {
      fine.add(last * i / 1000);
    }
    double[] times = array(fine);
    double[][] y = solve(times);
    for (int pass = 0; pass < 12; pass++) {
      double reach = reach(y);
      for (int i = 1; i < times.length; i++) {
        if (Math.abs(y[i][0] - y[i - 1][0]) > 0.01 * reach) {
          for (int k = 1; k < 8; k++) {
            fine.add(times[i - 1] + (times[i] - times[i - 1]) * k / 8);
          }
        }
      }
      times = array(fine);
      y = solve(times);
    }
    double[] way = new double[times.length];
    for (int i = 1; i < way.length; i++) {
      way[i] = way[i - 1] + Math.abs(y[i][0] - y[i - 1][0]);
    }
    TreeSet<Double> chosen = new TreeSet<>();
    for (int i = 0; i < even; i++) {
      chosen.add(last * i / (even - 1));
    }
    int at = 0;
    for (int i = 1; i <= along; i++) {
      double wanted = way[way.length - 1] * i / (along + 1);
      while (way[at] < wanted) {
        at++;
      }
      chosen.add(times[at]);
    }
    return array(chosen);
  }

  private static double reach(double[][] y) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : y) {
      least = Math.min(least, row[0]);
      most = Math.max(most, row[0]);
    }
    return most - least;
  }

  private static double[] array(Set<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The exact solution from other initial values. */
  public Series from(double[] y0, double[] times) {
    return new Series("other", times, solve(times, y0));
  }

  /**
   * Measurements of all states.
   *
   * @param noise standard deviation relative to the largest magnitude of each state
   */
  public Series data(double[] times, double noise, RandomGenerator random) {
    double[][] y = solve(times);
    for (int k = 0; k < states().size(); k++) {
      double most = 0;
      for (double[] row : y) {
        most = Math.max(most, Math.abs(row[k]));
      }
      for (double[] row : y) {
        row[k] += noise * most * random.nextGaussian();
      }
    }
    return new Series("data", times, y);
  }
}
