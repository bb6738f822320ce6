package org.stiffgrad.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.Reweighting;
import org.stiffgrad.optimize.Stabilizer;

/** One optimization from one point with one solver. */
final class Chain {
  private final Likelihood likelihood;
  private final LevenbergMarquardt optimizer;
  private final Reweighting reweighting;
  private final Stabilizer stabilizer;
  private final StartMonitor monitor;
  private final Stage stage;

  Chain(
      Likelihood likelihood,
      LevenbergMarquardt.Settings settings,
      Stabilizer stabilizer,
      StartMonitor monitor,
      Stage stage) {
    this.likelihood = likelihood;
    this.optimizer = new LevenbergMarquardt(likelihood.problem().coordinates().box(), settings);
    this.reweighting = new Reweighting(likelihood);
    this.stabilizer = stabilizer;
    this.monitor = monitor;
    this.stage = stage;
  }

  /**
   * Where a chain ended.
   *
   * @param plain the objective there without stabilizing rows; null where it never existed
   * @param decrement what a full step still promised
   * @param counts of the optimizer
   * @param stop null where it was cancelled
   */
  record End(
      double[] theta,
      Evaluation.@Nullable Feasible plain,
      double decrement,
      LevenbergMarquardt.Counts counts,
      Ask.@Nullable Stop stop,
      StageRecord stage) {
    double total() {
      return plain == null ? Double.POSITIVE_INFINITY : plain.total();
    }
  }

  /** Optimizes from theta. */
  End run(double[] theta) {
    return iterate(optimizer.start(theta), null);
  }

  /** Optimizes from a point whose evaluation is known already. */
  End resume(double[] theta, Evaluation.Feasible known) {
    LevenbergMarquardt.State state = optimizer.start(theta);
    return iterate(optimizer.update(state, guiding(theta, known)), known);
  }

  private End iterate(LevenbergMarquardt.State first, Evaluation.@Nullable Feasible known) {
    long began = monitor.nanoTime();
    LevenbergMarquardt.State state = first;
    Evaluation.Feasible plain = known;
    int evaluations = 0;
    while (!monitor.isCancelled() && optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      Evaluation raw = likelihood.evaluate(wanted.theta(), wanted.order());
      evaluations++;
      double size = state.trial() == null ? 0 : state.trial().size();
      LevenbergMarquardt.State next = optimizer.update(state, guiding(wanted.theta(), raw));
      boolean moved =
          state.current() == null || next.counts().accepted() > state.counts().accepted();
      if (moved && raw instanceof Evaluation.Feasible accepted) {
        plain = accepted;
        Optional<Likelihood.Point> better = likelihood.profileNoise(next.theta(), accepted);
        if (better.isPresent()) {
          double[] profiled = better.get().theta();
          plain = better.get().evaluation();
          next = optimizer.relocate(next, profiled, guiding(profiled, plain));
        }
        monitor.improved(stage, next.theta(), plain);
      }
      state = next;
      monitor.tell(stage, state.counts(), plain, size);
    }
    return end(state, plain, evaluations, (monitor.nanoTime() - began) * 1e-9);
  }

  private End end(
      LevenbergMarquardt.State state,
      Evaluation.@Nullable Feasible plain,
      int evaluations,
      double seconds) {
    Ask.Stop stop = state.stop();
    String outcome =
        stop == null
            ? StartRecord.CANCELLED
            : stop == Ask.Stop.FAILED_START ? state.counts().infeasible() : stop.text();
    OptionalDouble objective =
        plain == null ? OptionalDouble.empty() : OptionalDouble.of(plain.total());
    StageRecord record = new StageRecord(stage.text(), objective, evaluations, outcome, seconds);
    return new End(state.theta(), plain, state.decrement(), state.counts(), stop, record);
  }

  private Evaluation guiding(double[] theta, Evaluation raw) {
    return raw instanceof Evaluation.Feasible f ? guiding(theta, f) : raw;
  }

  /** What guides the optimizer: the same value and gradient but for the stabilizing prior. */
  private Evaluation.Feasible guiding(double[] theta, Evaluation.Feasible plain) {
    return stabilizer.apply(theta, reweighting.apply(theta, plain));
  }
}
