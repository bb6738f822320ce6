package org.stiffgrad.train;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.optimize.Adam;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;

/** Adam for a number of steps; the best point on its way is where it ended. */
record AdamDescent(Adam.Settings settings) implements Descent {
  private static final double RATE_RAW = 0.01;
  private static final double RATE_LOG = 0.1;

  /** At the learning rate that suits parameters of the size of 1. */
  static AdamDescent raw(int iterations) {
    return new AdamDescent(
        Adam.Settings.DEFAULTS.withAlpha(RATE_RAW).withMaxIterations(iterations));
  }

  /** At one that suits their logarithms. */
  AdamDescent forLogarithms() {
    return new AdamDescent(settings.withAlpha(RATE_LOG));
  }

  @Override
  public Descent limited(int iterations, double tolerance) {
    return new AdamDescent(settings.withMaxIterations(iterations));
  }

  @Override
  public int iterations() {
    return settings.maxIterations();
  }

  @Override
  public Reached run(Leg leg, double[] from, Evaluation.@Nullable Feasible known) {
    Search search = leg.search();
    Box box = leg.problem().coordinates().box();
    Adam optimizer = new Adam(box, settings);
    long began = search.nanoTime();
    Adam.State state = optimizer.start(from);
    double[] theta = state.theta();
    Evaluation.Feasible best = null;
    boolean lastFailed = false;
    String why = "";
    int evaluations = 0;
    while (!search.isCancelled() && optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      Evaluation raw =
          evaluations == 0 && known != null ? known : leg.evaluate(wanted.theta(), wanted.order());
      evaluations++;
      lastFailed = raw instanceof Evaluation.Infeasible;
      if (raw instanceof Evaluation.Infeasible failed) {
        why = failed.why();
      } else if (raw instanceof Evaluation.Feasible f
          && (best == null || f.total() < best.total())) {
        best = f;
        theta = wanted.theta();
        search.improved(leg, theta, f);
      }
      state = optimizer.update(state, leg.guiding(wanted.theta(), raw));
      search.tell(leg, state.t(), best, settings.alpha(), lastFailed ? 1 : 0);
    }
    Ask.Stop stop = state.stop();
    String outcome =
        stop == null ? search.whyCancelled() : stop == Ask.Stop.FAILED_START ? why : stop.text();
    double promised =
        best == null
            ? Double.POSITIVE_INFINITY
            : LevenbergMarquardt.decrement(box, theta, leg.guiding(theta, best));
    OptionalDouble objective =
        best == null ? OptionalDouble.empty() : OptionalDouble.of(best.total());
    double seconds = (search.nanoTime() - began) * 1e-9;
    return new Reached(
        theta,
        best,
        promised,
        new Reached.Stop(stop != null, lastFailed, why),
        new StageRecord(leg.stage(), objective, evaluations, outcome, seconds));
  }
}
