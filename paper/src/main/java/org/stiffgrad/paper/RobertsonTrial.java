package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.method.Method;
import org.stiffgrad.optimize.Adam;
import org.stiffgrad.optimize.LevenbergMarquardt;

/** Fits of Robertson's rates in log k, with one step of a method from each time to the next. */
record RobertsonTrial(Robertson robertson, LocalExecutor executor, Method method) {
  private static final LevenbergMarquardt.Settings SETTINGS =
      LevenbergMarquardt.Settings.DEFAULTS.withTolerance(1e-12).withNoise(1e-14);

  /**
   * The misfit.
   *
   * @param y data, [times][species]
   * @param start values of k, [3]
   * @param sigma standard deviation of the scaled data
   */
  private Likelihood likelihood(double[][] y, double[] start, double sigma) {
    int n = Robertson.TIMES.length;
    double[] times = new double[3 * n];
    int[] species = new int[3 * n];
    double[] values = new double[3 * n];
    for (int r = 0; r < 3 * n; r++) {
      times[r] = Robertson.TIMES[r / 3];
      species[r] = r % 3;
      values[r] = y[r / 3][r % 3];
    }
    List<FreeParameter> free = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      free.add(FreeParameter.of(Robertson.NAMES.get(j), start[j]));
    }
    double[] noise = Arrays.stream(Robertson.SCALES).map(s -> sigma * s).toArray();
    return new Likelihood(
        new FitProblem(
            robertson.model(),
            ObservedStates.of(robertson.model(), List.of("A", "B", "C"), noise),
            robertson.model().parameterValues(),
            free,
            List.of(Experiment.of("all", new Measurements(times, species, values))),
            Trajectory.onGrid(method, 1)),
        executor);
  }

  /** By Levenberg-Marquardt until it stops; iterations are trial points. */
  Descent.End fit(double[][] y, double[] start, double sigma) {
    Likelihood objective = likelihood(y, start, sigma);
    return new Descent<>(
            new LevenbergMarquardt(objective.problem().coordinates().box(), SETTINGS),
            LevenbergMarquardt.State::theta,
            s -> s.counts().iterations())
        .run(objective, objective.problem().coordinates().start(), Descent.NONE);
  }

  /** By Adam on the mean of half squares until every rate is within 1 % of the truth. */
  Descent.End adam(double[][] y, double[] start, double alpha, int budget) {
    Likelihood objective = likelihood(y, start, Math.sqrt(3. * Robertson.TIMES.length));
    Adam.Settings settings = Adam.Settings.DEFAULTS.withAlpha(alpha).withMaxIterations(budget);
    return new Descent<>(
            new Adam(objective.problem().coordinates().box(), settings),
            Adam.State::theta,
            Adam.State::t)
        .run(objective, objective.problem().coordinates().start(), Robertson::isWithinOnePercent);
  }
}
