package org.stiffgrad.paper;

import java.util.List;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.method.Method;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.sensitivity.VariationalReference;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/**
 * A solution with its sensitivities at sample times.
 *
 * @param y {@code y[time][state]}
 * @param s {@code s[time][state * columns + column]}, derivatives with respect to the parameters
 */
record Trajectory(double[] times, double[][] y, double[][] s) {
  /** Of Newton's iteration on a fixed grid: as far as rounding lets it. */
  private static final Tolerances TIGHT = Tolerances.relative(1e-13);

  /** What is solved: a model at parameters p, from time 0. */
  record Task(CompiledModel model, double[] p, double[] times, List<String> parameters) {
    private int[] columns() {
      return parameters.stream().mapToInt(model.parameters()::indexOf).toArray();
    }

    Task withParameter(String name, double value) {
      double[] changed = p.clone();
      changed[model.parameters().indexOf(name)] = value;
      return new Task(model, changed, times, parameters);
    }

    Task withTimes(double... other) {
      return new Task(model, p, other, parameters);
    }
  }

  /** With the method's exact discrete tangent, some equal steps between sample times. */
  static Trajectory discrete(Task task, Method method, int steps) {
    SolveOptions options = onGrid(method, steps);
    ForwardTangent tangent = new ForwardTangent(task.model(), options);
    return collect(task, tangent::solve);
  }

  /** By the variational equation under error control. */
  static Trajectory reference(Task task) {
    return collect(task, new VariationalReference(task.model())::solve);
  }

  static SolveOptions onGrid(Method method, int steps) {
    return SolveOptions.DEFAULTS.withTolerances(TIGHT).withFixedGrid(method, steps);
  }

  private interface Engine {
    Outcome solve(Ivp ivp, int[] columns, SampleSink sink);
  }

  private static Trajectory collect(Task task, Engine engine) {
    double[][] y = new double[task.times().length][];
    double[][] s = new double[task.times().length][];
    Outcome outcome =
        engine.solve(
            new Ivp(task.model(), task.p(), 0, task.times()),
            task.columns(),
            (index, t, state, sensitivity) -> {
              y[index] = state.clone();
              s[index] = sensitivity.clone();
            });
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(task.model().name() + " " + failed.message());
    }
    return new Trajectory(task.times(), y, s);
  }

  /** One entry of the sensitivities over time. */
  double[] sensitivity(int entry) {
    double[] out = new double[s.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = s[k][entry];
    }
    return out;
  }

  /** One state over time. */
  double[] state(int i) {
    double[] out = new double[y.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = y[k][i];
    }
    return out;
  }
}
