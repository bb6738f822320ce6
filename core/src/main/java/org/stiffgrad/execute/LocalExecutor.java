package org.stiffgrad.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Runs shards on threads of this process. The calling thread takes part, so that one thread needs
 * no pool and a nested call can never wait for work that nobody runs.
 */
public final class LocalExecutor implements ShardExecutor {
  private final int threads;
  private final ExecutorService pool;

  /**
   * @param threads most threads that work at the same time, the caller included
   */
  public LocalExecutor(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("there must be at least one thread, not " + threads);
    }
    this.threads = threads;
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            Math.max(1, threads - 1),
            Math.max(1, threads - 1),
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            LocalExecutor::worker);
    workers.allowCoreThreadTimeOut(true);
    this.pool = workers;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "stiffgrad-worker");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public <T> List<T> map(int shards, ShardTask<T> task) {
    Batch<T> batch = new Batch<>(shards, task);
    List<Future<?>> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, shards); i++) {
      helpers.add(pool.submit(batch));
    }
    batch.run();
    boolean interrupted = !batch.awaitIdle();
    for (Future<?> helper : helpers) {
      // One still in the queue has nothing left to do and is never waited for: in a nested call
      // every pool thread may be busy with the shards outside.
      helper.cancel(interrupted);
    }
    if (interrupted) {
      batch.awaitIdleUninterruptibly();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    return batch.results();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  /** The shards of one call: threads claim them one by one. */
  private static final class Batch<T> implements Runnable {
    private final int shards;
    private final ShardTask<T> task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<T> done;
    private int running;
    private @Nullable Throwable failure;

    Batch(int shards, ShardTask<T> task) {
      this.shards = shards;
      this.task = task;
      this.done = new AtomicReferenceArray<>(shards);
    }

    @Override
    public void run() {
      enter();
      try {
        while (!Thread.currentThread().isInterrupted()) {
          int shard = next.getAndIncrement();
          if (shard >= shards) {
            return;
          }
          done.set(shard, task.run(shard));
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        leave();
      }
    }

    private synchronized void enter() {
      running++;
    }

    private synchronized void leave() {
      running--;
      notifyAll();
    }

    private synchronized void fail(Throwable e) {
      abandon();
      if (failure == null) {
        failure = e;
      }
    }

    /** Lets nobody claim another shard. */
    private void abandon() {
      next.set(shards);
    }

    /** Waits until no thread is inside a shard; returns false when interrupted meanwhile. */
    synchronized boolean awaitIdle() {
      try {
        while (running > 0) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (Thread.currentThread().isInterrupted()) {
        abandon();
        return false;
      }
      return true;
    }

    synchronized void awaitIdleUninterruptibly() {
      boolean interrupted = Thread.interrupted();
      while (running > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    synchronized List<T> results() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      List<T> all = new ArrayList<>(shards);
      for (int i = 0; i < shards; i++) {
        all.add(done.get(i));
      }
      return all;
    }
  }
}
