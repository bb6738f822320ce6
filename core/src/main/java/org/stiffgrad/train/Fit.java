package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;

/**
 * Estimates the free parameters of a problem and says of each what the data determine. Reads best
 * from {@link #run(FitProblem, FitOptions, FitMonitor)}; docs/guide/fit.md tells what happens.
 */
public final class Fit {
  private final FitProblem problem;
  private final NoiseParameters noise;
  private final FitOptions options;
  private final FitMonitor user;
  private final ShardExecutor executor;
  private final Search search;
  private final List<StartMonitor> monitors = new ArrayList<>();
  private final List<Search.Found> found = new ArrayList<>();
  private final Lock lock = new ReentrantLock();

  private Fit(FitProblem problem, FitOptions options, FitMonitor user, ShardExecutor executor) {
    this.noise = NoiseParameters.of(problem);
    this.problem = noise.bounded(problem);
    this.options = options;
    this.user = user;
    this.executor = executor;
    this.search = new Search(this.problem, noise, executor, options);
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

  private FitOutcome run() {
    long began = user.nanoTime();
    LongSupplier elapsed = () -> user.nanoTime() - began;
    try {
      searchFrom(Starts.of(problem, options));
      if (options.rescue() && !isStopped() && !isSatisfied()) {
        searchFrom(Starts.promising(problem, search.exact, options, executor));
      }
      return conclusion().of(found, isStopped(), elapsed);
    } catch (CancellationException e) {
      // a shard was interrupted: what the starts have reached so far is in their monitors
      return conclusion().of(found, true, elapsed);
    }
  }

  private Conclusion conclusion() {
    return new Conclusion(problem, noise, search, monitors);
  }

  private boolean isStopped() {
    return user.isCancelled() || Thread.currentThread().isInterrupted();
  }

  /** Whether the best of what was found converged and explains the data. */
  private boolean isSatisfied() {
    return Search.best(found).filter(f -> search.isGood(f.end())).isPresent();
  }

  private void searchFrom(List<double[]> starts) {
    int first = monitors.size();
    for (int i = 0; i < starts.size(); i++) {
      monitors.add(new StartMonitor(user, lock, first + i));
    }
    found.addAll(
        executor.map(starts.size(), i -> search.from(starts.get(i), monitors.get(first + i))));
  }
}
