package org.stiffgrad.execute;

import java.util.List;

/**
 * Runs independent shards of work. Results come back in shard order, so that whatever is summed
 * over them has the same bits however many threads there were. A shard may itself call {@link #map}
 * of the same executor.
 */
public interface ShardExecutor extends AutoCloseable {
  /**
   * Runs {@code task} for every shard 0 .. shards - 1.
   *
   * @return results in shard order
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; its
   *     interrupt flag is set again and no shard is running any more
   */
  <T> List<T> map(int shards, ShardTask<T> task);

  @Override
  void close();
}
