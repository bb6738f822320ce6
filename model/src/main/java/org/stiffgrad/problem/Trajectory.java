package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.fit.ObservationModel;
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
 * A trajectory of a system from time 0 as a table: every state and observable, and on request their
 * derivatives with respect to the logarithm of parameters, {@code dA/dlnk = k dA/dk}.
 */
public final class Trajectory {
  private final OdeSystem system;
  private final ObservationModel observation;
  private final double[] values;
  private final int[] positions;

  /** Parameters that a failure may be blamed on. */
  private final int[] suspects;

  private final List<String> columns;

  /**
   * @param observation over the same states and parameters
   * @param values of the parameters, [m]
   * @param sensitivities names of the parameters to differentiate by
   * @param suspects names of those that a failure may be blamed on
   */
  Trajectory(
      OdeSystem system,
      ObservationModel observation,
      double[] values,
      List<String> sensitivities,
      List<String> suspects) {
    this.system = system;
    this.observation = observation;
    this.values = values;
    this.positions = positions(system, sensitivities);
    this.suspects = positions(system, suspects);
    this.columns = columns(system, observation, sensitivities);
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
