package org.stiffgrad.execute;

/**
 * One of several independent pieces of work.
 *
 * @param <T> its result
 */
@FunctionalInterface
public interface ShardTask<T> {
  /**
   * Computes the result of one shard. What it returns must depend on the shard alone, never on the
   * thread or on the order of execution.
   */
  T run(int shard);
}
