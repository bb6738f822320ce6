package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.stiffgrad.execute.ShardExecutor;

/**
 * What came of some items.
 *
 * @param finished in the order of the items
 * @param missing items that were not finished because the run was stopped
 */
public record PaperRun(List<Finished> finished, List<Item> missing) {
  /** An item and what came out. */
  public record Finished(Item item, Reproduction reproduction) {}

  /** Hears how a run is getting on, from any thread, and may stop it. */
  public interface Monitor {
    /** A fraction in 0..1 of an item is finished, 1 exactly once. */
    void progress(Item item, double fraction);

    /** Whether the run should stop; items hear of it when they next report progress. */
    boolean isCancelled();
  }

  /** Copies. */
  public PaperRun {
    finished = List.copyOf(finished);
    missing = List.copyOf(missing);
  }

  /**
   * Computes items, several at a time where the executor has threads; the results have the same
   * bits and the same order with any number.
   */
  public static PaperRun of(List<Item> items, ShardExecutor executor, Monitor monitor) {
    List<Optional<Reproduction>> results =
        executor.map(items.size(), i -> reproduce(items.get(i), monitor));
    List<Finished> finished = new ArrayList<>();
    List<Item> missing = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      results
          .get(i)
          .ifPresentOrElse(r -> finished.add(new Finished(item, r)), () -> missing.add(item));
    }
    return new PaperRun(finished, missing);
  }

  private static Optional<Reproduction> reproduce(Item item, Monitor monitor) {
    try {
      Reproduction result = item.reproduce(fraction -> tell(item, fraction, monitor));
      monitor.progress(item, 1);
      return Optional.of(result);
    } catch (Stopped e) {
      return Optional.empty();
    }
  }

  /** Ends are told once, when the item has returned. */
  private static void tell(Item item, double fraction, Monitor monitor) {
    if (monitor.isCancelled()) {
      throw new Stopped();
    }
    monitor.progress(item, Math.min(fraction, 0.99));
  }

  private static final class Stopped extends CancellationException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether every item was finished and every value is as stated. */
  public boolean passes() {
    return missing.isEmpty() && finished.stream().allMatch(f -> f.reproduction().passes());
  }

  /** Values compared. */
  public int values() {
    return finished.stream().mapToInt(f -> f.reproduction().checks().size()).sum();
  }

  /** Items whose values are all as stated. */
  public int reproduced() {
    return (int) finished.stream().filter(f -> f.reproduction().passes()).count();
  }

  /** One sentence: how many items reproduce, and how many values stand behind it. */
  public String summary() {
    int all = finished.size() + missing.size();
    return reproduced()
        + " of "
        + all
        + (all == 1 ? " item reproduces, " : " items reproduce, ")
        + values()
        + (values() == 1 ? " value" : " values");
  }
}
