package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;

/** Where searches begin; each start has its own generator, split off one seed. */
final class Starts {
  private static final double DECADES = 3;

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
    double[] u = new double[problem.free().size()];
    for (int j = 0; j < u.length; j++) {
      u[j] = random.nextDouble();
    }
    return at(problem, decades, u);
  }

  /**
   * The same at a point of the unit cube.
   *
   * @param u in [0, 1), [k]
   */
  static double[] at(FitProblem problem, double decades, double[] u) {
    Box box = problem.coordinates().box();
    double[] theta = new double[box.dimension()];
    for (int j = 0; j < theta.length; j++) {
      FreeParameter f = problem.free().get(j);
      double lower = box.lower()[j];
      double upper = box.upper()[j];
      theta[j] =
          Double.isInfinite(lower) || Double.isInfinite(upper)
              ? f.scale().toTheta(f.start() * Math.pow(10, decades * (2 * u[j] - 1)))
              : lower + u[j] * (upper - lower);
    }
    return box.clamp(theta);
  }
}
