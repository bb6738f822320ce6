package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.identify.Identification;
import org.stiffgrad.solve.SolveOptions;

/** Carries out a plan: searches from many starts, with the objectives that they share. */
public final class Trainer {
  /** What a full step may still promise: a shift of a seventh of a standard deviation. */
  static final double NEAR_OPTIMUM = 1e-2;

  private final Plan plan;
  private final NoiseParameters noise;
  private final FitOptions options;
  private final ShardExecutor executor;
  private final FitMonitor user;
  private final Likelihood exact;
  private final Misfit misfit;
  private final SearchJournal journal;
  private final Map<SolveOptions, Likelihood> likelihoods = new ConcurrentHashMap<>();
  private final List<StartMonitor> monitors = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  /** Evaluations outside of searches, without and with sensitivities. */
  private final AtomicLong values = new AtomicLong();

  private final AtomicLong roots = new AtomicLong();
  private final Lock lock = new ReentrantLock();

  Trainer(Plan plan, FitOptions options, FitMonitor user, ShardExecutor executor) {
    this.plan = plan;
    this.noise = NoiseParameters.of(plan.problem());
    this.options = options;
    this.user = user;
    this.executor = executor;
    this.exact = likelihood(plan.problem().solve());
    this.misfit = new Misfit(exact);
    this.journal = new SearchJournal(user.journal(), exact);
  }

  public Plan plan() {
    return plan;
  }

  public long seed() {
    return options.seed();
  }

  public ShardExecutor executor() {
    return executor;
  }

  NoiseParameters noise() {
    return noise;
  }

  /** The plan's objective. */
  Likelihood exact() {
    return exact;
  }

  Misfit misfit() {
    return misfit;
  }

  /** What the searches came to so far, in the order of their starts. */
  List<Found> found() {
    return found;
  }

  /** Evaluations without sensitivities so far. */
  long values() {
    return values.get() + found.stream().mapToLong(Found::values).sum();
  }

  /** Evaluations with sensitivities so far. */
  long roots() {
    return roots.get() + found.stream().mapToLong(Found::roots).sum();
  }

  /** The plan's problem by another solver. */
  Likelihood likelihood(SolveOptions solve) {
    return likelihoods.computeIfAbsent(
        solve, s -> new Likelihood(plan.problem().withSolve(s), executor));
  }

  /** Searches from each point, from a phase on. */
  void search(List<double[]> starts, Phase from) {
    int first = monitors.size();
    for (int i = 0; i < starts.size(); i++) {
      monitors.add(new StartMonitor(user, lock, first + i));
    }
    long allowance = allowance(starts.size());
    found.addAll(
        executor.map(
            starts.size(), i -> search(starts.get(i), from, monitors.get(first + i), allowance)));
  }

  private Found search(double[] start, Phase from, StartMonitor monitor, long allowance) {
    return journal
        .find(start, from, allowance)
        .orElseGet(
            () -> {
              Found result = new Search(this, start, monitor, allowance).run(from);
              if (!monitor.isCancelled()) {
                journal.add(start, from, allowance, result);
              }
              return result;
            });
  }

  boolean isStopped() {
    return user.isCancelled() || Thread.currentThread().isInterrupted();
  }

  String whyStopped() {
    return user.isCancelled() ? user.whyCancelled() : "interrupted";
  }

  /** The best point any search has come across so far, null before the first. */
  StartMonitor.@Nullable Incumbent incumbent() {
    StartMonitor.@Nullable Incumbent best = null;
    for (StartMonitor monitor : monitors) {
      StartMonitor.Incumbent candidate = monitor.best();
      if (candidate != null && candidate.isBetterThan(best)) {
        best = candidate;
      }
    }
    return best;
  }

  /**
   * An objective at points without derivatives, every standard deviation at its best; infinite
   * where it does not exist.
   */
  List<Double> scores(Likelihood likelihood, List<double[]> points) {
    values.addAndGet(points.size());
    return executor.map(points.size(), i -> score(likelihood, points.get(i)));
  }

  private static double score(Likelihood likelihood, double[] theta) {
    if (likelihood.evaluate(theta, 0) instanceof Evaluation.Feasible f) {
      return likelihood.profileNoise(theta, f).map(p -> p.evaluation().total()).orElseGet(f::total);
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * One descent from each point on a stand-in for the plan's objective, for a rescue.
   *
   * @param stage its name in progress
   * @param likelihood of the same parameters
   */
  List<Reached> descend(
      String stage, Likelihood likelihood, Descent descent, List<double[]> points) {
    long allowance = allowance(points.size());
    return executor.map(
        points.size(),
        i -> {
          StartMonitor monitor = new StartMonitor(user, lock, monitors.size() + i);
          Search search = new Search(this, points.get(i), monitor, allowance);
          Reached reached = search.descend(stage, likelihood, descent, points.get(i));
          values.addAndGet(search.tally().values());
          roots.addAndGet(search.tally().roots());
          return reached;
        });
  }

  /** What is left of the budget, in equal shares. */
  private long allowance(int shares) {
    long left = options.budget().evaluations() - values() - roots();
    return Math.max(0, left / Math.max(1, shares));
  }

  /** Whether there is budget left for more than what has been done. */
  boolean isSpent() {
    return allowance(1) == 0;
  }

  /** Whether a point is an optimum that explains the data. */
  boolean isGood(Reached at) {
    Evaluation.@Nullable Feasible plain = at.plain();
    if (plain == null || at.decrement() > NEAR_OPTIMUM) {
      return false;
    }
    int rank = Identification.of(plan.problem(), noise, at.theta(), plain).rank();
    return misfit.complaints(at.theta(), plain, rank).isEmpty();
  }
}
