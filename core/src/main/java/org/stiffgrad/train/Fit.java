package org.stiffgrad.train;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;

/**
 * Estimates the free parameters of a problem and says of each what the data determine. Reads best
 * from {@link #run(FitProblem, FitOptions, FitMonitor)}; docs/guide/fit.md tells what happens.
 */
public final class Fit {
  /** How often a better point found by profiles is gone on from. */
  private static final int MOST_RETURNS = 3;

  private final Plan plan;
  private final Trainer trainer;
  private final FitOptions options;
  private final FitMonitor user;
  private final ShardExecutor executor;

  private Fit(FitProblem problem, FitOptions options, FitMonitor user, ShardExecutor executor) {
    this.plan = plan(problem, options);
    this.options = options;
    this.user = user;
    this.executor = executor;
    this.trainer = new Trainer(plan, options, user, executor);
  }

  /** Fits with default options, silently. */
  public static FitOutcome run(FitProblem problem) {
    return run(problem, FitOptions.DEFAULTS, FitMonitor.SILENT);
  }

  /** Fits on threads of this process. The result does not depend on their number. */
  public static FitOutcome run(FitProblem problem, FitOptions options, FitMonitor monitor) {
    try (ShardExecutor executor = new LocalExecutor(options.threads())) {
      return run(problem, options, monitor, executor);
    }
  }

  /**
   * Fits on an executor of the caller's. If the calling thread is interrupted, or the monitor says
   * so, the result is the best point so far, not accepted; an interrupt flag stays set.
   */
  public static FitOutcome run(
      FitProblem problem, FitOptions options, FitMonitor monitor, ShardExecutor executor) {
    return new Fit(problem, options, monitor, executor).run();
  }

  /** What a fit with these options does: the literature's plan, changed by each remedy in turn. */
  public static Plan plan(FitProblem problem, FitOptions options) {
    FitProblem bounded = NoiseParameters.of(problem).bounded(problem);
    Plan plan = Plan.plain(bounded, options.budget().iterations());
    for (Remedy remedy : options.remedies()) {
      plan = remedy.apply(plan);
    }
    return plan;
  }

  private FitOutcome run() {
    long began = user.nanoTime();
    LongSupplier elapsed = () -> user.nanoTime() - began;
    try {
      trainer.search(Starts.of(plan.problem(), options), Phase.APPROACH);
      if (rescue()) {
        confirm();
      }
      return concluded(elapsed);
    } catch (CancellationException e) {
      // a shard was interrupted: what the starts have reached so far is in their monitors
      return conclusion().of(true, elapsed);
    }
  }

  /** Rescues by turns until something acceptable is found; whether any had its turn. */
  private boolean rescue() {
    boolean any = false;
    int rounds = parameters() <= Rescue.FEW_PARAMETERS ? Rescue.ROUNDS : 1;
    for (int round = 1; round <= rounds; round++) {
      for (Rescue rescue : rescues(Rescue.Occasion.LOST)) {
        if (mayGoOn() && wantsRescue(round)) {
          trainer.search(rescue.points(trainer.found(), trainer, round), rescue.from());
          any = true;
        }
      }
    }
    return any;
  }

  /** Looks for something better than what only a rescue has led to, until there is nothing. */
  private void confirm() {
    for (Rescue rescue : rescues(Rescue.Occasion.RESCUED)) {
      boolean better = true;
      for (int round = 1; round <= Rescue.ROUNDS && better && mayGoOn(); round++) {
        Optional<Found> before = Found.best(trainer.found());
        if (before.isEmpty() || !trainer.isGood(before.get().end())) {
          return;
        }
        trainer.search(rescue.points(trainer.found(), trainer, round), rescue.from());
        double now = Found.best(trainer.found()).orElseThrow().total();
        better = now < before.get().total() - FitResult.SAME_OPTIMUM;
      }
    }
  }

  private List<Rescue> rescues(Rescue.Occasion occasion) {
    int parameters = parameters();
    return plan.rescues().stream()
        .filter(r -> r.occasion() == occasion && parameters <= r.mostParameters())
        .toList();
  }

  private boolean mayGoOn() {
    return !trainer.isStopped() && !trainer.isSpent();
  }

  /**
   * Judges the best point. Where a profile finds a better one, the search goes on from there: what
   * is known to be beaten cannot be a result.
   */
  private FitOutcome concluded(LongSupplier elapsed) {
    FitOutcome outcome = conclusion().of(trainer.isStopped(), elapsed);
    for (int i = 0; i < MOST_RETURNS && isJudged(outcome); i++) {
      FitResult fit =
          Verdicts.of(plan.given(), (FitResult) outcome, options.budget(), user, executor);
      Optional<double[]> better = Verdicts.better(fit);
      if (better.isEmpty()) {
        return fit;
      }
      if (i == MOST_RETURNS - 1) {
        return Verdicts.beaten(fit);
      }
      double[] values = plan.given().coordinates().toValues(better.get());
      trainer.search(List.of(plan.problem().coordinates().toTheta(values)), Phase.DESCENT);
      outcome = conclusion().of(trainer.isStopped(), elapsed);
    }
    return outcome;
  }

  private boolean isJudged(FitOutcome outcome) {
    return outcome instanceof FitResult && !trainer.isStopped();
  }

  /** Number of free parameters that are no standard deviations. */
  private int parameters() {
    return (int)
        IntStream.range(0, plan.problem().free().size())
            .filter(j -> !trainer.noise().contains(j))
            .count();
  }

  private Conclusion conclusion() {
    return new Conclusion(trainer, executor);
  }

  /**
   * Whether the best of what was found does not explain the data or did not converge. A model that
   * could not be solved at any of the points of a whole round is no case for another: that is for
   * the user to hear.
   */
  private boolean wantsRescue(int round) {
    return Found.best(trainer.found())
        .filter(f -> round == 1 || f.end().plain() != null)
        .filter(f -> !trainer.isGood(f.end()))
        .isPresent();
  }
}
