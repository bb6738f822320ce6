package org.stiffgrad.train;

import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;

/** What one start reports: progress to the user, and its best point for the case of a cancel. */
final class StartMonitor {
  /**
   * The best point of a start so far.
   *
   * @param exact whether the objective is that of the problem
   */
  record Incumbent(double[] theta, Evaluation.Feasible plain, boolean exact) {
    boolean isBetterThan(@Nullable Incumbent other) {
      if (other == null || exact != other.exact) {
        return other == null || exact;
      }
      return plain.total() < other.plain.total();
    }
  }

  private final FitMonitor user;
  private final Lock lock;
  private final int start;
  private volatile @Nullable Incumbent best;

  StartMonitor(FitMonitor user, Lock lock, int start) {
    this.user = user;
    this.lock = lock;
    this.start = start;
  }

  boolean isCancelled() {
    return user.isCancelled() || Thread.currentThread().isInterrupted();
  }

  long nanoTime() {
    return user.nanoTime();
  }

  @Nullable Incumbent best() {
    return best;
  }

  /** Only the thread that runs this start calls it. */
  void improved(boolean isExact, double[] theta, Evaluation.Feasible plain) {
    Incumbent candidate = new Incumbent(theta, plain, isExact);
    if (candidate.isBetterThan(best)) {
      best = candidate;
    }
  }

  void tell(String stage, int iteration, double objective, double size, int failed) {
    FitEvent event = new FitEvent(start, stage, iteration, objective, size, failed);
    lock.lock();
    try {
      user.progress(event);
    } finally {
      lock.unlock();
    }
  }
}
