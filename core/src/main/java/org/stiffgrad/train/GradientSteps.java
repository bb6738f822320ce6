package org.stiffgrad.train;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.Optimizer;

/** A descent by an optimizer that knows gradients only; the best point on its way is its end. */
final class GradientSteps {
  private GradientSteps() {}

  static <S extends Record> Reached run(
      Leg leg, Optimizer<S> optimizer, double[] from, Evaluation.@Nullable Feasible known) {
    Search search = leg.search();
    Box box = leg.problem().coordinates().box();
    long began = search.nanoTime();
    S state = optimizer.start(from);
    double[] theta = box.clamp(from);
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
      search.tell(leg, evaluations, best, 0, lastFailed ? 1 : 0);
    }
    Ask.Stop stop = optimizer.ask(state) instanceof Ask.Nothing end ? end.stop() : null;
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
