package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Looks at the objective at random points within the bounds, or decades around the start, and
 * begins again at the most promising.
 */
final class ScanPoints implements Remedy, Rescue {
  private static final double DECADES = 3.5;
  private static final int CANDIDATES = 48;
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
  public Phase from() {
    return Phase.APPROACH;
  }

  @Override
  public List<double[]> points(List<Found> found, Trainer trainer) {
    List<double[]> points = candidates(trainer);
    return best(points, trainer.scores(trainer.exact(), points), CHOSEN);
  }

  /** Random points within finite bounds, else decades around the start. */
  static List<double[]> candidates(Trainer trainer) {
    SplittableRandom seeds = new SplittableRandom(trainer.seed() ^ STREAM);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      points.add(Starts.random(trainer.plan().problem(), DECADES, seeds.split()));
    }
    return points;
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
