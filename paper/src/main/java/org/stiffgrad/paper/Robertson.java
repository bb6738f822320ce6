package org.stiffgrad.paper;

import java.util.List;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.method.Method;

/** Robertson's kinetics at 50 times over ten decades, every species on its own scale. */
final class Robertson {
  static final List<String> NAMES = List.of("k1", "k2", "k3");
  static final double[] TRUTH = {0.04, 3e7, 1e4};
  static final double[] TIMES = Norms.logSpaced(1e-5, 1e5, 50);

  /** The largest value of each species over these times. */
  static final double[] SCALES = {1, 3.6487e-5, 0.98213};

  private final CompiledModel model = TestModels.ROBERTSON.compile();

  CompiledModel model() {
    return model;
  }

  private Trajectory.Task task(double[] k) {
    Trajectory.Task task = new Trajectory.Task(model, model.parameterValues(), TIMES, NAMES);
    for (int j = 0; j < 3; j++) {
      task = task.withParameter(NAMES.get(j), k[j]);
    }
    return task;
  }

  Trajectory reference(double[] k) {
    return Trajectory.reference(task(k));
  }

  /** One step of a method from each time to the next. */
  Trajectory discrete(Method method) {
    return Trajectory.discrete(task(TRUTH), method, 1);
  }

  /**
   * Scaled sensitivities to log k, row-major [rows x 3].
   *
   * @param from first of the times
   * @param to one after the last
   * @param species which of them
   */
  static double[] root(Trajectory run, int from, int to, int... species) {
    double[] root = new double[(to - from) * species.length * 3];
    int at = 0;
    for (int t = from; t < to; t++) {
      for (int i : species) {
        for (int j = 0; j < 3; j++) {
          root[at++] = run.s()[t][3 * i + j] * TRUTH[j] / SCALES[i];
        }
      }
    }
    return root;
  }

  static double[] column(double[] root, int j) {
    double[] out = new double[root.length / 3];
    for (int i = 0; i < out.length; i++) {
      out[i] = root[3 * i + j];
    }
    return out;
  }

  /**
   * The gradient of the mean of half the squared scaled differences of two trajectories, by raw k,
   * [3].
   */
  static double[] gradient(Trajectory run, Trajectory data) {
    double[] g = new double[3];
    for (int t = 0; t < TIMES.length; t++) {
      for (int i = 0; i < 3; i++) {
        double r = (run.y()[t][i] - data.y()[t][i]) / SCALES[i];
        for (int j = 0; j < 3; j++) {
          g[j] += r * run.s()[t][3 * i + j] / SCALES[i] / (3 * TIMES.length);
        }
      }
    }
    return g;
  }

  /** Relative errors of the rates at log k. */
  static double[] errors(double[] theta) {
    double[] e = new double[3];
    for (int j = 0; j < 3; j++) {
      e[j] = Math.expm1(theta[j] - Math.log(TRUTH[j]));
    }
    return e;
  }

  static double largest(double[] errors) {
    double most = 0;
    for (double e : errors) {
      most = Math.max(most, Math.abs(e));
    }
    return most;
  }

  static boolean isWithinOnePercent(double[] theta) {
    return largest(errors(theta)) < 0.01;
  }
}
