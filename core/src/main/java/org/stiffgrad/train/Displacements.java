package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.identify.Identification;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.identify.Valley;
import org.stiffgrad.identify.Verdict;

/**
 * Points from which another optimum may be reached: decades away along the ways in which the data
 * hardly hold a point. One parameter far on the stiff side of its plateau has no gradient that
 * would lead it back, however informative the data would be of its true value; several that make up
 * for each other may have their better values at the other end of a long valley.
 */
final class Displacements {
  /** Decades; those of one sign together, so that both clamped to one bound stand out. */
  private static final double[] DECADES = {-2, -5, 2, 5};

  /** Parameters known better than to 10 % are where they belong. */
  private static final double LITTLE_INFORMATION = 10;

  /** Standard deviation in decades from which a valley is one. */
  private static final double WIDE = 0.25;

  private Displacements() {}

  /** Those of a point, the objective at which is known with derivatives. */
  static List<Displacement> of(
      FitProblem problem, NoiseParameters noise, double[] theta, Evaluation.Feasible plain) {
    List<Valley> hardlySeen = hardlySeen(problem, noise, theta, plain);
    List<Displacement> all = new ArrayList<>();
    for (Valley valley : wide(problem, noise, theta, plain, hardlySeen)) {
      all.addAll(along(valley, true, problem, theta));
    }
    for (Valley alone : hardlySeen) {
      all.addAll(along(alone, false, problem, theta));
    }
    return all;
  }

  /** Single parameters of which the data say little, the least seen first. */
  private static List<Valley> hardlySeen(
      FitProblem problem, NoiseParameters noise, double[] theta, Evaluation.Feasible plain) {
    List<ParameterEstimate> estimates =
        Identification.of(problem, noise, theta, plain).parameters();
    List<Valley> found = new ArrayList<>();
    for (int j : leastSeenFirst(estimates)) {
      ParameterEstimate e = estimates.get(j);
      boolean isHardlySeen = e.information() < LITTLE_INFORMATION || e.verdict() == Verdict.BOUND;
      boolean hasDecades = Double.isFinite(problem.free().get(j).scale().decade());
      if (isHardlySeen && hasDecades && !noise.contains(j)) {
        found.add(Valley.alone(j, 1 / (Math.log(10) * e.information()), theta.length));
      }
    }
    return found;
  }

  /** Valleys of several parameters, the widest first, none like one before or one of the others. */
  private static List<Valley> wide(
      FitProblem problem,
      NoiseParameters noise,
      double[] theta,
      Evaluation.Feasible plain,
      List<Valley> others) {
    List<Valley> found = new ArrayList<>();
    for (Valley valley : Valley.at(problem, theta, plain)) {
      boolean isNew = Stream.concat(others.stream(), found.stream()).noneMatch(valley::isLike);
      if (isNew && valley.deviation() > WIDE && !noise.contains(valley.parameter())) {
        found.add(valley);
      }
    }
    return found;
  }

  private static List<Displacement> along(
      Valley valley, boolean withOthers, FitProblem problem, double[] theta) {
    List<Displacement> found = new ArrayList<>();
    double[] previous = theta;
    for (double decades : DECADES) {
      double[] point = valley.point(problem, theta, decades);
      // a bound nearer than a decade, or reached before, is not another place
      if (isFar(problem, point, theta) && !Arrays.equals(point, previous)) {
        Displacement.Place place = new Displacement.Place(valley.parameter(), withOthers, decades);
        found.add(new Displacement(place, point));
      }
      previous = point;
    }
    return found;
  }

  private static boolean isFar(FitProblem problem, double[] point, double[] from) {
    return IntStream.range(0, point.length)
        .anyMatch(j -> Math.abs(point[j] - from[j]) >= problem.free().get(j).scale().decade());
  }

  private static int[] leastSeenFirst(List<ParameterEstimate> estimates) {
    return IntStream.range(0, estimates.size())
        .boxed()
        .sorted(Comparator.comparingDouble(j -> estimates.get(j).information()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
