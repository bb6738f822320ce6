package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;

/** Where searches begin; each start has its own generator, split off one seed. */
final class Starts {
  private static final double DECADES = 3;
  private static final double RESCUE_DECADES = 3.5;
  private static final int CANDIDATES = 48;
  private static final int CHOSEN = 3;

  /** Keeps the points of a rescue apart from the starts of the same seed. */
  private static final long RESCUE_STREAM = 0x5DEECE66DL;

  private Starts() {}

  /** The starts of a fit in coordinates: the given one first, if wanted, then random ones. */
  static List<double[]> of(FitProblem problem, FitOptions options) {
    SplittableRandom seeds = new SplittableRandom(options.seed());
    List<double[]> starts = new ArrayList<>();
    for (int i = 0; i < options.starts(); i++) {
      SplittableRandom random = seeds.split();
      starts.add(
          i == 0 && options.beginAtGiven() ? given(problem) : random(problem, DECADES, random));
    }
    return starts;
  }

  static double[] given(FitProblem problem) {
    return problem.coordinates().box().clamp(problem.coordinates().start());
  }

  /** Uniform within finite bounds on the scale, else some decades around the start. */
  static double[] random(FitProblem problem, double decades, RandomGenerator random) {
    Box box = problem.coordinates().box();
    double[] theta = new double[box.dimension()];
    for (int j = 0; j < theta.length; j++) {
      FreeParameter f = problem.free().get(j);
      double lower = box.lower()[j];
      double upper = box.upper()[j];
      double u = random.nextDouble();
      theta[j] =
          Double.isInfinite(lower) || Double.isInfinite(upper)
              ? f.scale().toTheta(f.start() * Math.pow(10, decades * (2 * u - 1)))
              : lower + u * (upper - lower);
    }
    return box.clamp(theta);
  }

  /**
   * The most promising of many random points, by their value alone, with every standard deviation
   * at its best: for a fit that found nothing acceptable.
   */
  static List<double[]> promising(
      FitProblem problem, Likelihood likelihood, FitOptions options, ShardExecutor executor) {
    SplittableRandom seeds = new SplittableRandom(options.seed() ^ RESCUE_STREAM);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      points.add(random(problem, RESCUE_DECADES, seeds.split()));
    }
    List<Double> scores = executor.map(points.size(), i -> score(likelihood, points.get(i)));
    return IntStream.range(0, points.size())
        .boxed()
        .filter(i -> scores.get(i) < Double.POSITIVE_INFINITY)
        .sorted(Comparator.comparingDouble(scores::get))
        .limit(CHOSEN)
        .map(points::get)
        .toList();
  }

  private static double score(Likelihood likelihood, double[] theta) {
    if (likelihood.evaluate(theta, 0) instanceof Evaluation.Feasible f) {
      return likelihood.profileNoise(theta, f).map(p -> p.evaluation().total()).orElseGet(f::total);
    }
    return Double.POSITIVE_INFINITY;
  }
}
