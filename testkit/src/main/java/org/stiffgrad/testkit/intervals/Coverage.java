package org.stiffgrad.testkit.intervals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileEnd;
import org.stiffgrad.identify.ProfileLikelihood;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.identify.ProfileOptions;
import org.stiffgrad.identify.Uncertainty;
import org.stiffgrad.testkit.problems.FitCase;
import org.stiffgrad.train.Budget;
import org.stiffgrad.train.Fit;
import org.stiffgrad.train.FitMonitor;
import org.stiffgrad.train.FitOptions;
import org.stiffgrad.train.FitOutcome;
import org.stiffgrad.train.FitResult;

/**
 * How often 95 % intervals of each parameter of a case contained the truth, each time with new
 * noise.
 *
 * @param seeds number of data sets
 * @param fits of them that were accepted
 * @param fisher how often the interval by Fisher's information did, [m]
 * @param profile how often that by the profile did, [m]; zeros if none was asked for
 * @param spread root mean square of (estimate - truth)/standard error in ln p, [m]
 * @param evaluations of the objective that all profiles took
 */
public record Coverage(
    int seeds, int fits, int[] fisher, int[] profile, double[] spread, long evaluations) {
  /** Profiles are asked for apart, so that both intervals can be compared. */
  private static final FitOptions FISHER =
      FitOptions.DEFAULTS.withBudget(Budget.DEFAULTS.withDepth(Budget.Depth.FISHER));

  /** An estimation with noise that depends on the seed alone. */
  public interface Draws {
    FitProblem draw(long seed);
  }

  /**
   * Fits a case, begun at values that are off by factors of 3 and 1/3.
   *
   * @param first seed; the others follow it
   * @param withProfiles whether intervals by profiles are computed too
   */
  public static Coverage of(FitCase problem, long first, int seeds, boolean withProfiles) {
    double[] start = problem.truth().clone();
    for (int j = 0; j < start.length; j++) {
      start[j] *= j % 2 == 0 ? 3 : 1.0 / 3;
    }
    Draws draws = seed -> problem.problem(problem.data(new SplittableRandom(seed), 1), start);
    return of(draws, problem.truth(), first, seeds, withProfiles);
  }

  /**
   * Fits one drawn problem after another.
   *
   * @param truth of the free parameters, positive, all on logarithmic scales
   * @param first seed; the others follow it
   * @param withProfiles whether intervals by profiles are computed too
   */
  public static Coverage of(
      Draws draws, double[] truth, long first, int seeds, boolean withProfiles) {
    int[] fisher = new int[truth.length];
    int[] profile = new int[truth.length];
    double[] squares = new double[truth.length];
    int fits = 0;
    long evaluations = 0;
    try (ShardExecutor executor = new LocalExecutor(1)) {
      for (long seed = first; seed < first + seeds; seed++) {
        FitProblem fit = draws.draw(seed);
        FitOutcome outcome = Fit.run(fit, FISHER, FitMonitor.SILENT, executor);
        if (!(outcome instanceof FitResult result)) {
          continue;
        }
        fits += result.accepted() ? 1 : 0;
        double[] found = result.values();
        for (int j = 0; j < truth.length; j++) {
          Uncertainty u = result.parameters().get(j).uncertainty();
          double z = Math.log(found[j] / truth[j]) / u.standardError();
          squares[j] += z * z / seeds;
          fisher[j] += contains(u, truth[j]) ? 1 : 0;
        }
        for (Profile p : withProfiles ? profiles(fit, found, executor) : List.<Profile>of()) {
          int j = fit.ids().indexOf(p.parameter().id());
          profile[j] += contains(p, truth[j]) ? 1 : 0;
          evaluations += p.evaluations();
        }
      }
    }
    double[] spread = Arrays.stream(squares).map(Math::sqrt).toArray();
    return new Coverage(seeds, fits, fisher, profile, spread, evaluations);
  }

  private static List<Profile> profiles(FitProblem fit, double[] values, ShardExecutor executor) {
    int[] all = new int[values.length];
    Arrays.setAll(all, j -> j);
    return ProfileLikelihood.of(
        fit,
        fit.coordinates().toTheta(values),
        all,
        ProfileOptions.DEFAULTS,
        ProfileMonitor.SILENT,
        executor);
  }

  /** Whether a value lies inside; an open end contains everything on its side. */
  public static boolean contains(Profile profile, double value) {
    boolean above = !(profile.lower() instanceof ProfileEnd.At low) || low.value() <= value;
    boolean below = !(profile.upper() instanceof ProfileEnd.At high) || value <= high.value();
    return above && below;
  }

  private static boolean contains(Uncertainty u, double value) {
    return u.lower95().orElse(Double.NEGATIVE_INFINITY) <= value
        && value <= u.upper95().orElse(Double.POSITIVE_INFINITY);
  }
}
