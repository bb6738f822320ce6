package org.stiffgrad.fit;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;

/**
 * Everything that defines an estimation: a model, what is observed of it, data, and what is free.
 *
 * <p>A parameter of the system takes, in each experiment, the first of: the experiment's binding;
 * the free parameter of the same name; its entry of {@code values}.
 *
 * @param observation observables over the same states and parameters
 * @param values values of the system's parameters where they are not free, [m]
 * @param free what is estimated
 * @param solve how trajectories are computed
 */
public record FitProblem(
    OdeSystem system,
    ObservationModel observation,
    double[] values,
    List<FreeParameter> free,
    List<Experiment> experiments,
    SolveOptions solve) {
  public FitProblem {
    free = List.copyOf(free);
    experiments = List.copyOf(experiments);
    if (values.length != system.parameters().size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + system.parameters().size() + " parameters");
    }
    Names ids = Names.of(free.stream().map(FreeParameter::id).toList());
    boolean[] used = new boolean[free.size()];
    for (Experiment e : experiments) {
      check(e, system, observation);
      for (int source : sources(e, system.parameters(), ids)) {
        if (source >= 0) {
          used[source] = true;
        }
      }
    }
    for (int j = 0; j < used.length; j++) {
      if (!used[j]) {
        throw new IllegalArgumentException(
            "the free parameter " + free.get(j).id() + " is not a parameter of any experiment");
      }
    }
  }

  private static void check(Experiment e, OdeSystem system, ObservationModel observation) {
    for (String id : e.bindings().keySet()) {
      if (system.parameters().find(id).isEmpty()) {
        throw new IllegalArgumentException(
            "experiment " + e.name() + " sets " + id + ", which is not a parameter of the system");
      }
    }
    Measurements m = e.measurements();
    for (int i = 0; i < m.size(); i++) {
      int k = m.observables()[i];
      if (k >= observation.observables().size()) {
        throw new IllegalArgumentException("experiment " + e.name() + ": no observable " + k);
      }
      Noise noise = observation.distribution(k);
      if (!noise.isPossible(m.values()[i])) {
        throw new IllegalArgumentException(
            "experiment "
                + e.name()
                + ": "
                + observation.quantity(k)
                + " cannot have been measured as "
                + m.values()[i]
                + " at time "
                + m.times()[i]
                + " with "
                + noise.id()
                + " noise");
      }
    }
  }

  /** For each system parameter the position of its free parameter, or -1 where it is a number. */
  private static int[] sources(Experiment e, Names parameters, Names ids) {
    int[] source = new int[parameters.size()];
    for (int i = 0; i < source.length; i++) {
      String id = parameters.get(i);
      Binding binding = e.bindings().getOrDefault(id, new Binding.Free(id));
      if (binding instanceof Binding.Free f) {
        OptionalInt position = ids.find(f.id());
        if (position.isEmpty() && e.bindings().containsKey(id)) {
          throw new IllegalArgumentException(
              "experiment " + e.name() + " binds " + id + " to " + f.id() + ", which is not free");
        }
        source[i] = position.orElse(-1);
      } else {
        source[i] = -1;
      }
    }
    return source;
  }

  /** For each system parameter in this experiment its position among the free ones, or -1, [m]. */
  public int[] sources(Experiment e) {
    return sources(e, system.parameters(), Names.of(ids()));
  }

  /** The numbers of an experiment; free entries hold the problem's value, [m]. */
  double[] fixedValues(Experiment e) {
    double[] p = values.clone();
    for (Map.Entry<String, Binding> binding : e.bindings().entrySet()) {
      if (binding.getValue() instanceof Binding.Fixed f) {
        p[system.parameters().indexOf(binding.getKey())] = f.value();
      }
    }
    return p;
  }

  /** The ids of the free parameters, in order. */
  public List<String> ids() {
    return free.stream().map(FreeParameter::id).toList();
  }

  public Coordinates coordinates() {
    return new Coordinates(free);
  }

  /**
   * The system's parameters in an experiment.
   *
   * @param freeValues values of the free parameters on the linear scale, in their order
   * @return p, [m]
   */
  public double[] parametersOf(Experiment e, double[] freeValues) {
    double[] p = fixedValues(e);
    int[] source = sources(e);
    for (int i = 0; i < p.length; i++) {
      if (source[i] >= 0) {
        p[i] = freeValues[source[i]];
      }
    }
    return p;
  }

  /** Number of measured values. */
  public int measurements() {
    return experiments.stream().mapToInt(e -> e.measurements().size()).sum();
  }

  public FitProblem withSolve(SolveOptions other) {
    return new FitProblem(system, observation, values, free, experiments, other);
  }

  public FitProblem withFree(List<FreeParameter> other) {
    return new FitProblem(system, observation, values, other, experiments, solve);
  }

  public FitProblem withExperiments(List<Experiment> other) {
    return new FitProblem(system, observation, values, free, other, solve);
  }
}
