package org.stiffgrad.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;

/**
 * Levenberg-Marquardt, with every standard deviation that is estimated moved to its best value
 * after each accepted step.
 *
 * @param goal objective that it gives up to get below, infinite where it goes on anyway
 */
record MarquardtDescent(LevenbergMarquardt.Settings settings, double goal) implements Descent {
  /** More than most descents take in all. */
  private static final int STRAIGHT = 20;

  private static final String HOPELESS = "nothing better is in reach";

  MarquardtDescent(LevenbergMarquardt.Settings settings) {
    this(settings, Double.POSITIVE_INFINITY);
  }

  /** The same with steps bent along the valley where it takes long. */
  Descent bending() {
    return new MarquardtDescent(settings.withStraight(STRAIGHT), goal);
  }

  @Override
  public Descent limited(int iterations, double tolerance) {
    return new MarquardtDescent(
        settings.withMaxIterations(iterations).withTolerance(tolerance), goal);
  }

  @Override
  public Descent below(double wanted) {
    return new MarquardtDescent(settings, wanted);
  }

  /** Whether as many full steps as are left cannot gain enough. */
  private boolean isHopeless(LevenbergMarquardt.State state) {
    Evaluation.@Nullable Feasible current = state.current();
    int left = settings.maxIterations() - state.counts().iterations();
    return current != null && current.total() - left * state.decrement() > goal;
  }

  @Override
  public int iterations() {
    return settings.maxIterations();
  }

  @Override
  public Reached run(Leg leg, double[] from, Evaluation.@Nullable Feasible known) {
    LevenbergMarquardt optimizer =
        new LevenbergMarquardt(leg.problem().coordinates().box(), settings);
    LevenbergMarquardt.State start = optimizer.start(from);
    return known == null
        ? iterate(leg, optimizer, start, null)
        : iterate(leg, optimizer, optimizer.update(start, leg.guiding(from, known)), known);
  }

  private Reached iterate(
      Leg leg,
      LevenbergMarquardt optimizer,
      LevenbergMarquardt.State first,
      Evaluation.@Nullable Feasible known) {
    Search search = leg.search();
    long began = search.nanoTime();
    LevenbergMarquardt.State state = first;
    Evaluation.Feasible plain = known;
    int evaluations = 0;
    while (!search.isCancelled()
        && !isHopeless(state)
        && optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      LevenbergMarquardt.State next;
      Evaluation raw;
      if (state.hasCandidate()) {
        Leg.Candidate at = leg.candidate(wanted.theta(), wanted.order());
        raw = at.evaluation();
        next = optimizer.update(state, at.theta(), leg.guiding(at.theta(), raw));
      } else {
        raw = leg.evaluate(wanted.theta(), wanted.order());
        next = optimizer.update(state, leg.guiding(wanted.theta(), raw));
      }
      evaluations++;
      double size = state.trial() == null ? 0 : state.trial().size();
      boolean moved =
          state.current() == null || next.counts().accepted() > state.counts().accepted();
      if (moved && raw instanceof Evaluation.Feasible accepted) {
        plain = accepted;
        Optional<Likelihood.Point> better = leg.likelihood().profileNoise(next.theta(), accepted);
        if (better.isPresent()) {
          double[] profiled = better.get().theta();
          plain = better.get().evaluation();
          next = optimizer.relocate(next, profiled, leg.guiding(profiled, plain));
        }
        search.improved(leg, next.theta(), plain);
      }
      state = next;
      search.tell(leg, state.counts().iterations(), plain, size, state.counts().failed());
    }
    return reached(leg, state, plain, evaluations, (search.nanoTime() - began) * 1e-9);
  }

  private Reached reached(
      Leg leg,
      LevenbergMarquardt.State state,
      Evaluation.@Nullable Feasible plain,
      int evaluations,
      double seconds) {
    Ask.Stop stop = state.stop();
    String outcome =
        stop == null
            ? isHopeless(state) ? HOPELESS : leg.search().whyCancelled()
            : stop == Ask.Stop.FAILED_START ? state.counts().infeasible() : stop.text();
    OptionalDouble objective =
        plain == null ? OptionalDouble.empty() : OptionalDouble.of(plain.total());
    return new Reached(
        state.theta(),
        plain,
        state.decrement(),
        new Reached.Stop(stop != null, state.counts().lastFailed(), state.counts().infeasible()),
        new StageRecord(leg.stage(), objective, evaluations, outcome, seconds));
  }
}
