package org.stiffgrad.train;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stiffgrad.fit.FitProblem;

/**
 * Looks at the objective at points spread evenly within the bounds, or decades around the start,
 * and begins again at the most promising.
 */
final class ScanPoints implements Remedy, Rescue {
  private static final double DECADES = 3.5;
  private static final double MORE_DECADES = 1.75;
  private static final int CANDIDATES = 48;
  private static final int MORE_CANDIDATES = 6;
  private static final int CHOSEN = 3;

  /** Keeps these points apart from the starts of the same seed. */
  private static final long STREAM = 0x5DEECE66DL;

  @Override
  public String id() {
    return "scan-points";
  }

  @Override
  public String summary() {
    return "begins again at the most promising of 48 points where nothing acceptable was found";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.with(this);
  }

  @Override
  public int mostParameters() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Phase from() {
    return Phase.APPROACH;
  }

  @Override
  public List<double[]> points(List<Found> found, Trainer trainer, int round) {
    List<double[]> points = candidates(trainer, round);
    return best(points, trainer.scores(trainer.exact(), points), CHOSEN * round);
  }

  /**
   * Points within finite bounds, else decades around the start: 48 within 3.5 decades in the first
   * round, six times as many and 1.75 decades farther in each later one.
   */
  static List<double[]> candidates(Trainer trainer, int round) {
    FitProblem problem = trainer.plan().problem();
    QuasiRandom cube =
        new QuasiRandom(
            problem.free().size(), new SplittableRandom(trainer.seed() ^ STREAM + round));
    double decades = DECADES + MORE_DECADES * (round - 1);
    int count = CANDIDATES * (int) Math.round(Math.pow(MORE_CANDIDATES, round - 1));
    return IntStream.range(0, count)
        .mapToObj(i -> Starts.at(problem, decades, cube.point(i)))
        .toList();
  }

  /** The points with the lowest scores, the best first; those with an infinite one never. */
  static List<double[]> best(List<double[]> points, List<Double> scores, int most) {
    return IntStream.range(0, points.size())
        .boxed()
        .filter(i -> scores.get(i) < Double.POSITIVE_INFINITY)
        .sorted(Comparator.comparingDouble(scores::get))
        .limit(most)
        .map(points::get)
        .toList();
  }
}
