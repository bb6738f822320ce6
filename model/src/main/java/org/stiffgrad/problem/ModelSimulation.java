package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ObservableFormula;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.sensitivity.FailureExplanation;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.solve.Stats;

/**
 * Trajectories of a model from time 0: every state and every rule variable, and on request their
 * derivatives with respect to the logarithm of parameters, {@code dA/dlnk = k dA/dk}.
 */
public final class ModelSimulation {
  private final CompiledModel compiled;
  private final int[] positions;

  /** Parameters that a failure may be blamed on. */
  private final int[] suspects;

  private final List<String> columns;

  /**
   * @param values other values of parameters and initial amounts than the model's
   * @param sensitivities parameters and initial amounts to differentiate by; {@link Choices#ALL}
   *     alone is every parameter that is not const
   * @throws org.stiffgrad.input.InputException where the model cannot be solved
   * @throws ChoiceException where a name is not that of a number in the model
   */
  public ModelSimulation(
      SourceModel source, Map<String, Double> values, List<String> sensitivities) {
    source.requireValues(values.keySet());
    Model model = ModelValues.apply(source.model(), values);
    List<String> active = sensitivities;
    if (sensitivities.equals(List.of(Choices.ALL))) {
      active = model.fittedByDefault();
    }
    for (String id : active) {
      ModelValues.independent(model, Choice.SENSITIVITIES, id);
    }
    List<ObservableFormula> formulas = new ArrayList<>();
    for (Model.Assignment assignment : model.assignments()) {
      Expression value = new Expression.Reference(assignment.id());
      formulas.add(new ObservableFormula(assignment.id(), value, new Expression.Constant(1)));
    }
    compiled = Compilation.compile(source, model, formulas);
    positions = new int[active.size()];
    for (int j = 0; j < positions.length; j++) {
      positions[j] = compiled.parameters().indexOf(active.get(j));
    }
    suspects =
        model.fittedByDefault().stream()
            .mapToInt(id -> compiled.parameters().indexOf(id))
            .toArray();
    columns = columns(compiled, active);
  }

  private static List<String> columns(CompiledModel compiled, List<String> sensitivities) {
    List<String> names = new ArrayList<>(compiled.states().asList());
    names.addAll(compiled.observation().observables().asList());
    List<String> all = new ArrayList<>();
    all.add("time");
    all.addAll(names);
    for (String parameter : sensitivities) {
      for (String name : names) {
        all.add("d" + name + "/dln" + parameter);
      }
    }
    return List.copyOf(all);
  }

  /**
   * Names of the columns: time, states, rule variables, then derivatives parameter by parameter.
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Solves the model.
   *
   * @param times none negative, in any order
   * @param rows overwritten with one row for each time, in the order of the times and {@link
   *     #columns()}
   * @return how the solve ended; unless it is solved, the rows hold no result
   */
  public Outcome run(double[] times, SolveOptions options, double[][] rows) {
    // Adding zero makes -0.0 the same time as 0.0.
    double[] distinct = Arrays.stream(times).map(t -> t + 0.0).sorted().distinct().toArray();
    double[][] solution = new double[distinct.length][];
    double[] p = compiled.parameterValues();
    Ivp ivp = new Ivp(compiled, p, 0, distinct);
    RowWriter writer = new RowWriter(compiled, p, positions, columns.size());
    SampleSink sink = (index, t, y, s) -> solution[index] = writer.row(t, y, s);
    Outcome outcome = solve(ivp, options, sink);
    if (outcome instanceof Outcome.Solved) {
      for (int i = 0; i < times.length; i++) {
        rows[i] = solution[Arrays.binarySearch(distinct, times[i] + 0.0)];
      }
    }
    return outcome;
  }

  /**
   * What the model was at when it could not be solved to the end.
   *
   * @param times as they were given to {@link #run}
   * @param failed how that ended
   */
  public Optional<FailureExplanation> explain(
      double[] times, SolveOptions options, Outcome.Failed failed) {
    double[] last = {Arrays.stream(times).max().orElse(0)};
    Ivp ivp = new Ivp(compiled, compiled.parameterValues(), 0, last);
    return FailureExplanation.of(compiled, options, ivp, failed, suspects);
  }

  private Outcome solve(Ivp ivp, SolveOptions options, SampleSink sink) {
    if (compiled.states().size() == 0) {
      // rules alone: there is nothing to integrate
      for (int k = 0; k < ivp.sampleTimes().length; k++) {
        sink.sample(k, ivp.sampleTimes()[k], new double[0], new double[0]);
      }
      return new Outcome.Solved(Stats.NONE);
    }
    return positions.length == 0
        ? new Solver(compiled, options).solve(ivp, sink)
        : new ForwardTangent(compiled, options).solve(ivp, positions, sink);
  }
}
