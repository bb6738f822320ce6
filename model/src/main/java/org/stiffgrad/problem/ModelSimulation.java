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
import org.stiffgrad.fit.HybridObservation;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.network.HybridOde;
import org.stiffgrad.network.NetworkTerm;
import org.stiffgrad.sensitivity.FailureExplanation;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.solve.Stats;
import org.stiffgrad.system.OdeSystem;

/**
 * Trajectories of a model from time 0: every state and every rule variable, and on request their
 * derivatives with respect to the logarithm of parameters, {@code dA/dlnk = k dA/dk}.
 */
public final class ModelSimulation {
  private final OdeSystem system;
  private final ObservationModel observation;
  private final double[] values;
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
    this(source, Optional.empty(), values, sensitivities);
  }

  /**
   * Of a model in which a network stands for parameters; these are columns like rule variables.
   *
   * @param learned weights and rates of the network
   */
  public ModelSimulation(
      SourceModel source,
      NetworkTerm term,
      double[] learned,
      Map<String, Double> values,
      List<String> sensitivities) {
    this(source, Optional.of(new Trained(term, learned)), values, sensitivities);
  }

  private record Trained(NetworkTerm term, double[] learned) {}

  private ModelSimulation(
      SourceModel source,
      Optional<Trained> network,
      Map<String, Double> changes,
      List<String> sensitivities) {
    source.requireValues(changes.keySet());
    Model model = ModelValues.apply(source.model(), changes);
    List<String> replaced = network.map(n -> n.term().outputNames()).orElse(List.of());
    List<String> active = new ArrayList<>(sensitivities);
    if (sensitivities.equals(List.of(Choices.ALL))) {
      active = new ArrayList<>(model.fittedByDefault());
      active.removeAll(replaced);
    }
    for (String id : active) {
      ModelValues.independent(model, Choice.SENSITIVITIES, id);
      PartialModel.requireKept(Choice.SENSITIVITIES, id, replaced);
    }
    changes.keySet().forEach(id -> PartialModel.requireKept(Choice.VALUES, id, replaced));
    List<ObservableFormula> formulas = new ArrayList<>();
    model.assignments().forEach(a -> formulas.add(column(a.id())));
    replaced.forEach(id -> formulas.add(column(id)));
    CompiledModel compiled = Compilation.compile(source, model, formulas);
    if (network.isPresent()) {
      HybridOde hybrid = new HybridOde(compiled, network.get().term());
      double[] learned = network.get().learned();
      system = hybrid;
      observation = new HybridObservation(compiled.observation(), hybrid);
      values = Arrays.copyOf(compiled.parameterValues(), hybrid.parameters().size());
      System.arraycopy(learned, 0, values, values.length - learned.length, learned.length);
    } else {
      system = compiled;
      observation = compiled.observation();
      values = compiled.parameterValues();
    }
    positions = positions(system, active);
    List<String> suspected = new ArrayList<>(model.fittedByDefault());
    suspected.removeAll(replaced);
    suspects = positions(system, suspected);
    columns = columns(system, observation, active);
  }

  private static ObservableFormula column(String id) {
    return new ObservableFormula(id, new Expression.Reference(id), new Expression.Constant(1));
  }

  private static int[] positions(OdeSystem system, List<String> ids) {
    return ids.stream().mapToInt(id -> system.parameters().indexOf(id)).toArray();
  }

  private static List<String> columns(
      OdeSystem system, ObservationModel observation, List<String> sensitivities) {
    List<String> names = new ArrayList<>(system.states().asList());
    names.addAll(observation.observables().asList());
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
    Ivp ivp = new Ivp(system, values, 0, distinct);
    RowWriter writer = new RowWriter(system, observation, values, positions, columns.size());
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
    Ivp ivp = new Ivp(system, values, 0, last);
    return FailureExplanation.of(system, options, ivp, failed, suspects);
  }

  private Outcome solve(Ivp ivp, SolveOptions options, SampleSink sink) {
    if (system.states().size() == 0) {
      // rules alone: there is nothing to integrate
      for (int k = 0; k < ivp.sampleTimes().length; k++) {
        sink.sample(k, ivp.sampleTimes()[k], new double[0], new double[0]);
      }
      return new Outcome.Solved(Stats.NONE);
    }
    return positions.length == 0
        ? new Solver(system, options).solve(ivp, sink)
        : new ForwardTangent(system, options).solve(ivp, positions, sink);
  }
}
