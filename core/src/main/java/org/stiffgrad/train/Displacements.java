package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.identify.Identification;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.identify.Verdict;

/**
 * Points from which another optimum may be reached: one parameter that the data hardly see moved by
 * decades. A parameter far on the stiff side of its plateau has no gradient that would lead it
 * back, however informative the data would be of its true value.
 */
final class Displacements {
  /** Decades; those of one sign together, so that both clamped to one bound stand out. */
  private static final double[] DECADES = {-2, -5, 2, 5};

  /** Parameters known better than to 10 % are where they belong. */
  private static final double LITTLE_INFORMATION = 10;

  private Displacements() {}

  static List<double[]> of(
      FitProblem problem, NoiseParameters noise, double[] theta, Evaluation.Feasible plain) {
    List<ParameterEstimate> estimates =
        Identification.of(problem, noise, theta, plain).parameters();
    Box box = problem.coordinates().box();
    List<double[]> points = new ArrayList<>();
    for (int j : leastSeenFirst(estimates)) {
      ParameterEstimate e = estimates.get(j);
      Scale scale = problem.free().get(j).scale();
      boolean hardlySeen = e.information() < LITTLE_INFORMATION || e.verdict() == Verdict.BOUND;
      if (hardlySeen && !noise.contains(j) && Double.isFinite(scale.decade())) {
        double previous = theta[j];
        for (double decades : DECADES) {
          double[] point = theta.clone();
          point[j] += decades * scale.decade();
          point = box.clamp(point);
          // a bound nearer than a decade, or reached before, is not another place
          if (Math.abs(point[j] - theta[j]) >= scale.decade() && point[j] != previous) {
            points.add(point);
          }
          previous = point[j];
        }
      }
    }
    return points;
  }

  private static int[] leastSeenFirst(List<ParameterEstimate> estimates) {
    return IntStream.range(0, estimates.size())
        .boxed()
        .sorted(Comparator.comparingDouble(j -> estimates.get(j).information()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
