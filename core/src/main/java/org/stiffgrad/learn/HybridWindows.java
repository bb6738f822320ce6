package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Shorter trajectories than those of a problem. Where every state is measured as it is, they begin
 * anew at rows of the data, as in {@link NetworkProblems#windows}; else they are the first rows of
 * each experiment, more and more of them.
 */
final class HybridWindows {
  private final FitProblem whole;

  /** The observable that is each state, or -1, [n]. */
  private final int[] observed;

  private final boolean canRestart;

  HybridWindows(FitProblem whole) {
    this.whole = whole;
    int n = whole.system().states().size();
    this.observed = IntStream.range(0, n).map(i -> HybridProblem.observedAs(whole, i)).toArray();
    this.canRestart = IntStream.range(0, n).allMatch(this::canBeginAnywhere);
  }

  /** Whether a state is measured, and an experiment may say where it begins. */
  private boolean canBeginAnywhere(int state) {
    OdeSystem system = whole.system();
    Sparsity initial = system.initialStateJacobian();
    int own = system.parameters().find(system.states().get(state)).orElse(-1);
    boolean isOwn =
        own >= 0
            && initial.rowStart(state + 1) - initial.rowStart(state) == 1
            && initial.position(state, own) >= 0;
    return isOwn && observed[state] >= 0 && !whole.ids().contains(system.states().get(state));
  }

  /** Whether windows begin at rows of the data. */
  boolean canRestart() {
    return canRestart;
  }

  /** Times of the longest experiment. */
  int mostRows() {
    return whole.experiments().stream()
        .mapToInt(e -> e.measurements().distinctTimes().length)
        .max()
        .orElseThrow();
  }

  /**
   * @param rows in each window, after the row that it begins at
   */
  FitProblem of(int rows) {
    List<Experiment> parts = new ArrayList<>();
    for (Experiment e : whole.experiments()) {
      if (canRestart) {
        cut(e, rows, parts);
      } else {
        double[] times = e.measurements().distinctTimes();
        double last = times[Math.min(rows, times.length - 1)];
        parts.add(part(e, e.initialTime(), e.bindings(), t -> t <= last));
      }
    }
    return whole.withExperiments(parts.stream().filter(e -> e.measurements().size() > 0).toList());
  }

  private void cut(Experiment e, int rows, List<Experiment> parts) {
    double[] times = e.measurements().distinctTimes();
    double begin = e.initialTime();
    Map<String, Binding> bindings = e.bindings();
    int next = 0;
    if (times[0] == begin) {
      next = 1; // what is measured at the beginning is no result of the equations
    }
    while (next < times.length) {
      int end = Math.min(times.length, next + rows) - 1;
      Optional<Map<String, Binding>> restart = restart(e, times[end]);
      while (restart.isEmpty() && end + 1 < times.length) {
        end++;
        restart = restart(e, times[end]);
      }
      double from = begin;
      double to = times[end];
      parts.add(part(e, begin, bindings, t -> t > from && t <= to));
      if (restart.isPresent()) {
        bindings = restart.get();
        begin = to;
      }
      next = end + 1;
    }
  }

  /** The bindings of an experiment that begins at a row; empty where that lacks a state. */
  private Optional<Map<String, Binding>> restart(Experiment e, double time) {
    Map<String, Binding> bindings = new HashMap<>(e.bindings());
    Measurements m = e.measurements();
    for (int i = 0; i < observed.length; i++) {
      int k = observed[i];
      double[] values =
          IntStream.range(0, m.size())
              .filter(r -> m.times()[r] == time && m.observables()[r] == k)
              .mapToDouble(r -> m.values()[r])
              .toArray();
      if (values.length == 0) {
        return Optional.empty();
      }
      double mean = Arrays.stream(values).average().orElseThrow();
      bindings.put(whole.system().states().get(i), new Binding.Fixed(mean));
    }
    return Optional.of(bindings);
  }

  private static Experiment part(
      Experiment e, double begin, Map<String, Binding> bindings, DoublePredicate within) {
    Measurements m = e.measurements();
    int[] kept = IntStream.range(0, m.size()).filter(r -> within.test(m.times()[r])).toArray();
    Measurements some =
        new Measurements(
            Arrays.stream(kept).mapToDouble(r -> m.times()[r]).toArray(),
            Arrays.stream(kept).map(r -> m.observables()[r]).toArray(),
            Arrays.stream(kept).mapToDouble(r -> m.values()[r]).toArray());
    return new Experiment(e.name() + " from " + begin, begin, bindings, some);
  }

  /** The first rows of each experiment, up to a share of them; at least one. */
  static List<Experiment> first(List<Experiment> experiments, double share) {
    List<Experiment> shorter = new ArrayList<>();
    for (Experiment e : experiments) {
      double[] times = e.measurements().distinctTimes();
      int kept = Math.max(1, times.length - (int) Math.round((1 - share) * times.length));
      double last = times[kept - 1];
      Experiment part = part(e, e.initialTime(), e.bindings(), t -> t <= last);
      shorter.add(e.withMeasurements(part.measurements()));
    }
    return shorter;
  }
}
