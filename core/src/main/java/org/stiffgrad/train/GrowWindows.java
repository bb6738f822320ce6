package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;

/**
 * Fits the beginning of the data first and then more and more of them, with several candidates side
 * by side: of an oscillation, the first period has no neighbors to be mistaken for.
 */
final class GrowWindows implements Rescue {
  /** Shares of the distinct times of each experiment. */
  private static final double[] SHARES = {0.08, 0.16, 0.3, 0.5, 0.75, 1};

  /** Round by round. */
  private static final int[] KEPT = {5, 15, 45, 60};

  /** So many times as many go through the first window. */
  private static final int SIEVED = 3;

  /** Of candidates whose objectives differ by less than this one is kept. */
  private static final double SAME = 1e-3;

  private static final int ITERATIONS = 12;
  private static final double END = 1e-2;

  /** Fewer times than this are one window. */
  private static final int FEWEST_TIMES = 8;

  @Override
  public String id() {
    return "grow-windows";
  }

  @Override
  public String summary() {
    return "fits the first part of the data, then more and more of them, with five candidates";
  }

  @Override
  public Phase from() {
    return Phase.DESCENT;
  }

  @Override
  public List<double[]> points(List<Found> found, Trainer trainer, int round) {
    FitProblem problem = trainer.plan().problem();
    if (problem.experiments().stream()
        .noneMatch(e -> e.measurements().distinctTimes().length >= FEWEST_TIMES)) {
      return List.of();
    }
    int kept = KEPT[round - 1];
    Descent brief = trainer.plan().descent().limited(ITERATIONS, END);
    List<double[]> beam = new ArrayList<>(ScanPoints.candidates(trainer, round));
    found.forEach(f -> beam.add(f.start()));
    for (double share : SHARES) {
      Likelihood window = new Likelihood(window(problem, share), trainer.executor());
      List<double[]> from =
          share == SHARES[0]
              ? ScanPoints.best(beam, trainer.scores(window, beam), SIEVED * kept)
              : List.copyOf(beam);
      String name = "window " + Math.round(100 * share) + " %";
      beam.clear();
      beam.addAll(best(trainer.descend(name, window, brief, from), kept));
    }
    return List.copyOf(beam);
  }

  /** The best ends that differ. */
  private static List<double[]> best(List<Reached> ends, int kept) {
    List<Reached> sorted =
        ends.stream()
            .filter(r -> r.plain() != null)
            .sorted(Comparator.comparingDouble(Reached::total))
            .toList();
    List<double[]> best = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Reached r : sorted) {
      if (best.size() < kept && r.total() > last + SAME) {
        best.add(r.theta());
        last = r.total();
      }
    }
    return best;
  }

  /** The problem with the first part of the measurements of each experiment. */
  private static FitProblem window(FitProblem problem, double share) {
    List<Experiment> shorter = new ArrayList<>();
    for (Experiment e : problem.experiments()) {
      double[] times = e.measurements().distinctTimes();
      int count = (int) Math.ceil(share * times.length);
      shorter.add(times.length < FEWEST_TIMES ? e : e.withMeasurements(until(e, times[count - 1])));
    }
    return problem.withExperiments(shorter);
  }

  private static Measurements until(Experiment e, double last) {
    Measurements m = e.measurements();
    int[] rows = new int[m.size()];
    int count = 0;
    for (int i = 0; i < m.size(); i++) {
      if (m.times()[i] <= last) {
        rows[count++] = i;
      }
    }
    int[] kept = Arrays.copyOf(rows, count);
    return new Measurements(
        Arrays.stream(kept).mapToDouble(i -> m.times()[i]).toArray(),
        Arrays.stream(kept).map(i -> m.observables()[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> m.values()[i]).toArray());
  }
}
