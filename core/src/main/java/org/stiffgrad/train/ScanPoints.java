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
final class ScanPoints implements Rescue {
  /** Round by round: near, near and dense, far, near and denser. */
  private static final double[] DECADES = {3.5, 3.5, 7, 3.5};

  private static final int[] CANDIDATES = {48, 288, 1728, 3456};
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
   * Points within finite bounds, else decades around the start, more of them in each later round.
   */
  static List<double[]> candidates(Trainer trainer, int round) {
    FitProblem problem = trainer.plan().problem();
    QuasiRandom cube =
        new QuasiRandom(
            problem.free().size(), new SplittableRandom(trainer.seed() ^ STREAM + round));
    double decades = DECADES[round - 1];
    return IntStream.range(0, CANDIDATES[round - 1])
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
