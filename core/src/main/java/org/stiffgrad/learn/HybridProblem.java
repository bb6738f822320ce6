package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.HybridObservation;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.network.HybridOde;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkTerm;
import org.stiffgrad.network.StateScale;

/**
 * An estimation with a network in place of some of the parameters that it would estimate. Free are
 * the others, then weights and rates. (network.4)
 */
public record HybridProblem(FitProblem problem, HybridOde ode) {
  /**
   * Puts a network in the place of free parameters.
   *
   * @param base with its outputs among what is free
   * @param learned weights and rates to begin at, [term.learned()]
   * @throws IllegalArgumentException where an experiment has a value of its own for an output, or
   *     an initial value or the time of a condition depends on one
   */
  public static HybridProblem of(FitProblem base, NetworkTerm term, double[] learned) {
    HybridOde ode = new HybridOde(base.system(), term);
    List<String> outputs = term.outputNames();
    for (Experiment e : base.experiments()) {
      for (String output : outputs) {
        if (e.bindings().containsKey(output)) {
          throw new IllegalArgumentException(
              "experiment " + e.name() + " has a value of its own for " + output);
        }
      }
    }
    int m = base.values().length;
    double[] values = Arrays.copyOf(base.values(), m + learned.length);
    System.arraycopy(learned, 0, values, m, learned.length);
    List<FreeParameter> free = new ArrayList<>(base.free());
    free.removeIf(f -> outputs.contains(f.id()));
    for (int j = 0; j < learned.length; j++) {
      free.add(FreeParameter.linear(ode.parameters().get(m + j), learned[j]));
    }
    HybridObservation observation = new HybridObservation(base.observation(), ode);
    return new HybridProblem(
        new FitProblem(ode, observation, values, free, base.experiments(), base.solve()), ode);
  }

  /** Names of what is estimated beside the network. */
  public List<String> estimated() {
    return problem.ids().subList(0, firstWeight());
  }

  /** Position of the first weight among what is free. */
  public int firstWeight() {
    return problem.free().size() - ode.term().learned();
  }

  HybridProblem withExperiments(List<Experiment> other) {
    return new HybridProblem(problem.withExperiments(other), ode);
  }

  /**
   * A network for parameters, as wide as its data call for. Sizes of inputs are those of the data
   * where a state is measured as it is, else its initial value; those of outputs are the values at
   * which their estimation would begin, positive on a scale of positive values.
   *
   * @param base with the outputs among what is free
   * @param inputs names of the states that the network sees
   */
  public static NetworkTerm design(
      FitProblem base,
      List<String> outputs,
      List<String> inputs,
      LearnOptions.Architecture architecture) {
    double span = base.experiments().stream().mapToDouble(HybridProblem::span).max().orElseThrow();
    List<NetworkTerm.Input> seen =
        inputs.stream()
            .map(id -> new NetworkTerm.Input(id, scale(base, id, span, architecture)))
            .toList();
    List<NetworkTerm.Output> terms = outputs.stream().map(id -> output(base, id)).toList();
    Mlp mlp = architecture.network(inputs.size(), outputs.size());
    return new NetworkTerm(mlp, seen, terms);
  }

  private static double span(Experiment e) {
    return Arrays.stream(e.measurements().times()).max().orElse(0) - e.initialTime();
  }

  private static NetworkTerm.Output output(FitProblem base, String id) {
    FreeParameter f = base.free().stream().filter(x -> x.id().equals(id)).findFirst().orElseThrow();
    double size = f.start() == 0 ? 1 : Math.abs(f.start());
    return new NetworkTerm.Output(id, size, f.scale().isPositive());
  }

  private static StateScale scale(
      FitProblem base, String id, double span, LearnOptions.Architecture architecture) {
    int state = base.system().states().indexOf(id);
    int k = observedAs(base, state);
    double[] all = base.experiments().stream().flatMapToDouble(e -> measured(e, k)).toArray();
    if (all.length == 0) {
      Experiment first = base.experiments().get(0);
      double[] y0 = new double[base.system().states().size()];
      double[] start = base.free().stream().mapToDouble(FreeParameter::start).toArray();
      base.system().newEvaluator().initialState(base.parametersOf(first, start), y0);
      double size = y0[state] == 0 ? 1 : Math.abs(y0[state]);
      return new StateScale(y0[state], size, span, architecture.input());
    }
    return Learn.scale(all, span, architecture.input());
  }

  private static java.util.stream.DoubleStream measured(Experiment e, int k) {
    Measurements m = e.measurements();
    return IntStream.range(0, m.size())
        .filter(i -> m.observables()[i] == k)
        .mapToDouble(i -> m.values()[i]);
  }

  /**
   * What a network sees of the rows that measure all of its inputs, [rows][inputs]; of none where
   * one is not measured.
   */
  static double[][] seen(FitProblem base, NetworkTerm term) {
    int[] columns =
        term.inputs().stream()
            .mapToInt(i -> observedAs(base, base.system().states().indexOf(i.state())))
            .toArray();
    List<double[]> rows = new ArrayList<>();
    for (Experiment e : base.experiments()) {
      Measurements m = e.measurements();
      for (double t : m.distinctTimes()) {
        double[] row = new double[columns.length];
        Arrays.fill(row, Double.NaN);
        for (int r = 0; r < m.size(); r++) {
          for (int i = 0; i < row.length && m.times()[r] == t; i++) {
            if (m.observables()[r] == columns[i]) {
              row[i] = term.inputs().get(i).scale().seen(m.values()[r]);
            }
          }
        }
        if (Series.isComplete(row)) {
          rows.add(row);
        }
      }
    }
    return rows.toArray(double[][]::new);
  }

  /** The observable that is a state and nothing else, or -1. */
  static int observedAs(FitProblem problem, int state) {
    for (int k = 0; k < problem.observation().observables().size(); k++) {
      var byState = problem.observation().stateJacobian();
      var byParameter = problem.observation().parameterJacobian();
      boolean isAlone =
          byState.rowStart(k + 1) - byState.rowStart(k) == 1 && byState.position(k, state) >= 0;
      boolean isPlain = byParameter.rowStart(k + 1) == byParameter.rowStart(k);
      String quantity = problem.observation().quantity(k);
      if (isAlone && isPlain && quantity.equals(problem.system().states().get(state))) {
        return k;
      }
    }
    return -1;
  }
}
