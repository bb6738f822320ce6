package org.stiffgrad.train;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.FitProblem;

/**
 * Looks around a point that only a rescue has led to: an objective that needed one is rough, and a
 * step of its stairs beside the lowest may explain the data well enough to be accepted.
 */
final class LookAround implements Rescue {
  private static final int POINTS = 16;

  /** Of a decade, to either side. */
  private static final double NEAR = 0.1;

  /** The same of a value whose scale has no decades. */
  private static final double NEAR_LINEAR = 0.25;

  private static final long STREAM = 0x2545F491L;

  @Override
  public String id() {
    return "look-around";
  }

  @Override
  public String summary() {
    return "begins again around what a rescue has found, lest it be the stair beside the lowest";
  }

  @Override
  public Occasion occasion() {
    return Occasion.RESCUED;
  }

  @Override
  public Phase from() {
    return Phase.DESCENT;
  }

  @Override
  public List<double[]> points(List<Found> found, Trainer trainer, int round) {
    double[] center = Found.best(found).orElseThrow().end().theta();
    FitProblem problem = trainer.plan().problem();
    Box box = problem.coordinates().box();
    QuasiRandom cube =
        new QuasiRandom(center.length, new SplittableRandom(trainer.seed() ^ STREAM + round));
    return IntStream.range(0, POINTS)
        .mapToObj(i -> box.clamp(near(problem, center, cube.point(i))))
        .toList();
  }

  private static double[] near(FitProblem problem, double[] center, double[] u) {
    double[] point = center.clone();
    for (int j = 0; j < point.length; j++) {
      double decade = problem.free().get(j).scale().decade();
      double reach = Double.isInfinite(decade) ? NEAR_LINEAR * Math.abs(center[j]) : NEAR * decade;
      point[j] += reach * (2 * u[j] - 1);
    }
    return point;
  }
}
