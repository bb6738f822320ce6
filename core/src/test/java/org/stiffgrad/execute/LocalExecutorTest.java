package org.stiffgrad.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LocalExecutorTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

  @Test
  void resultsComeInShardOrder() {
    try (LocalExecutor executor = new LocalExecutor(4)) {
      List<Integer> expected = IntStream.range(0, 1000).map(i -> i * i).boxed().toList();
      for (int repeat = 0; repeat < 50; repeat++) {
        assertEquals(expected, executor.<Integer>map(1000, i -> i * i));
      }
    }
  }

  @Test
  void nestedCallsDoNotWaitForEachOther() {
    try (LocalExecutor executor = new LocalExecutor(2)) {
      Assertions.assertTimeoutPreemptively(
          LONG_ENOUGH,
          () -> {
            List<Integer> sums =
                executor.map(
                    20,
                    i ->
                        executor.<Integer>map(20, j -> i * j).stream()
                            .mapToInt(Integer::intValue)
                            .sum());
            assertEquals(IntStream.range(0, 20).map(i -> 190 * i).boxed().toList(), sums);
          });
    }
  }

  @Test
  void aFailingShardFailsTheCall() {
    try (LocalExecutor executor = new LocalExecutor(3)) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  executor.map(
                      100,
                      i -> {
                        if (i == 37) {
                          throw new IllegalStateException("shard 37");
                        }
                        return i;
                      }));
      assertEquals("shard 37", e.getMessage());
    }
  }

  @Test
  void noShardsGiveNoResults() {
    try (LocalExecutor executor = new LocalExecutor(2)) {
      assertEquals(List.of(), executor.map(0, i -> i));
    }
  }

  @Test
  void anInterruptReachesTheHelpersAndLeavesNobodyRunning() throws InterruptedException {
    try (LocalExecutor executor = new LocalExecutor(2)) {
      CountDownLatch begun = new CountDownLatch(2);
      AtomicInteger inside = new AtomicInteger();
      AtomicBoolean cancelled = new AtomicBoolean();
      AtomicBoolean flagged = new AtomicBoolean();
      AtomicInteger left = new AtomicInteger(-1);
      Thread caller =
          new Thread(
              () -> {
                try {
                  executor.map(
                      2,
                      i -> {
                        inside.incrementAndGet();
                        begun.countDown();
                        while (!Thread.currentThread().isInterrupted()) {
                          Thread.onSpinWait();
                        }
                        inside.decrementAndGet();
                        return i;
                      });
                } catch (CancellationException e) {
                  cancelled.set(true);
                  left.set(inside.get());
                  flagged.set(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      begun.await();
      caller.interrupt();
      caller.join(LONG_ENOUGH.toMillis());
      assertTrue(cancelled.get(), "the call did not end");
      assertTrue(flagged.get(), "the interrupt flag was lost");
      assertEquals(0, left.get(), "a shard was still running");
    }
  }
}
