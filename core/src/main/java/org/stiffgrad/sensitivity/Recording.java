package org.stiffgrad.sensitivity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.Stats;
import org.stiffgrad.solve.StepListener;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.solve.TimeLoop;

/**
 * A solve on tape, to be read from its end to its start. Where memory is limited the tape holds one
 * window of it, and half of the memory goes to snapshots of the solver at the ends of windows, from
 * which the windows before are solved again. The number of steps is not known in advance: when the
 * memory of the snapshots is full, every other one of this pass is dropped and the next ones come
 * half as often. (Wang, Moin and Iaccarino, SIAM J. Sci. Comput. 31, 2549, 2009, choose them
 * optimally.) W is the stepper's work.
 */
final class Recording<W> implements StepListener<W> {
  private static final SampleSink NOWHERE = (index, t, y, s) -> {};
  private static final double[] NO_SENSITIVITIES = {};

  /** Fewer events in a window would be all solving again. */
  private static final int SMALLEST_WINDOW = 32;

  /** With fewer snapshots the time of a gradient would grow like the square of that of a solve. */
  private static final int FEWEST_SNAPSHOTS = 4;

  /**
   * The tape's part of the memory is one in so many: while it grows it needs half as much again.
   */
  private static final long SHARE_OF_TAPE = 3;

  /** A snapshot of the solver before an event. */
  private record Checkpoint(long event, Snapshot snapshot) {}

  private final TimeLoop<W> loop;
  private final Tape tape;
  private final int window;
  private final long mostSnapshotBytes;
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final Deque<Snapshot> spare = new ArrayDeque<>();
  private @Nullable Ivp ivp;
  private SampleSink sink = NOWHERE;
  private double startTime;

  /** The event with which the tape begins, that before which this pass ends, and that of all. */
  private long first;

  private long end;
  private long total;

  /** Checkpoints before this pass, windows in it so far, and one checkpoint every so many. */
  private int kept;

  private long windows;
  private long every;

  /**
   * @param bytes most memory of tape and snapshots, 0 for a tape of the whole solve
   * @throws IllegalArgumentException where so little is of no use
   */
  Recording(TimeLoop<W> loop, long bytes) {
    this.loop = loop;
    StepState state = loop.state();
    int n = state.y.length;
    int recordSize = loop.stepper().recordSize();
    if (bytes == 0) {
      window = Integer.MAX_VALUE;
      mostSnapshotBytes = 0;
      tape = new Tape(n, recordSize, window);
      return;
    }
    long least = leastBytes(loop);
    if (bytes < least) {
      throw new IllegalArgumentException(
          "found " + bytes + " bytes for the steps of the adjoint, expected " + least + " or more");
    }
    long eventBytes = Tape.bytesPerEvent(n, recordSize);
    int capacity = (int) Math.min(bytes / SHARE_OF_TAPE / eventBytes, Integer.MAX_VALUE);
    window = capacity - mostAtOnce(state);
    tape = new Tape(n, recordSize, capacity);
    // one more is made before others are dropped
    mostSnapshotBytes = bytes / 2 - snapshotBytes(loop);
  }

  static <W> long leastBytes(TimeLoop<W> loop) {
    StepState state = loop.state();
    long eventBytes = Tape.bytesPerEvent(state.y.length, loop.stepper().recordSize());
    return Math.max(
        SHARE_OF_TAPE * (SMALLEST_WINDOW + mostAtOnce(state)) * eventBytes,
        2 * FEWEST_SNAPSHOTS * snapshotBytes(loop));
  }

  /** A step, a sample and every switch may come before the next look at the size. */
  private static int mostAtOnce(StepState state) {
    return 2 + state.regime.length;
  }

  private static <W> long snapshotBytes(TimeLoop<W> loop) {
    Snapshot snapshot = new Snapshot();
    loop.save(snapshot);
    return snapshot.bytes();
  }

  Tape tape() {
    return tape;
  }

  double startTime() {
    return startTime;
  }

  /** Solves and leaves the end on tape. */
  Outcome solve(Ivp problem, SampleSink target) {
    sink = target;
    checkpoints.forEach(c -> spare.push(c.snapshot()));
    checkpoints.clear();
    ivp = problem;
    Outcome outcome = pass(problem, Long.MAX_VALUE);
    sink = NOWHERE;
    total = first + tape.size();
    return outcome;
  }

  /** Whether there is something before what is on tape. */
  boolean hasEarlier() {
    return first > 0;
  }

  /** Puts on tape what comes right before. */
  Outcome earlier() {
    return again(first);
  }

  /** Puts the end on tape. */
  Outcome last() {
    boolean isThere = first + tape.size() == total;
    return isThere ? new Outcome.Solved(Stats.NONE) : again(Long.MAX_VALUE);
  }

  private Outcome again(long before) {
    if (ivp == null) {
      throw new IllegalStateException("nothing was recorded");
    }
    return pass(ivp, before);
  }

  /** Solves from the last checkpoint before an event up to it. */
  private Outcome pass(Ivp problem, long before) {
    end = before;
    while (!checkpoints.isEmpty() && newest().event() >= end) {
      spare.push(checkpoints.remove(checkpoints.size() - 1).snapshot());
    }
    kept = checkpoints.size();
    windows = 0;
    every = 1;
    tape.clear();
    first = kept == 0 ? 0 : newest().event();
    return kept == 0 ? loop.solve(problem, this) : loop.resume(problem, newest().snapshot(), this);
  }

  private Checkpoint newest() {
    return checkpoints.get(checkpoints.size() - 1);
  }

  @Override
  public boolean goesOn() {
    if (first + tape.size() >= end) {
      return false;
    }
    if (tape.size() >= window) {
      first += tape.size();
      tape.clear();
      windows++;
      if (windows % every == 0) {
        addCheckpoint();
      }
    }
    return true;
  }

  private void addCheckpoint() {
    Snapshot snapshot = spare.isEmpty() ? new Snapshot() : spare.pop();
    loop.save(snapshot);
    checkpoints.add(new Checkpoint(first, snapshot));
    while (bytes() > mostSnapshotBytes && checkpoints.size() > kept) {
      thin();
    }
  }

  /** Drops the newest checkpoints of this pass but every second. */
  private void thin() {
    for (int k = checkpoints.size() - 1; k >= kept; k--) {
      if ((k - kept) % 2 == 0) {
        spare.push(checkpoints.remove(k).snapshot());
      }
    }
    every *= 2;
  }

  private long bytes() {
    long sum = 0;
    for (Checkpoint c : checkpoints) {
      sum += c.snapshot().bytes();
    }
    return sum;
  }

  @Override
  public void started(StepState state) {
    startTime = state.t;
  }

  @Override
  public boolean accepted(Stepper<W> stepper, W work, StepState state) {
    tape.addStep(stepper, work, state);
    return true;
  }

  @Override
  public void switched(StepState state, int index) {
    tape.addSwitch(state, index);
  }

  @Override
  public void sampled(StepState state, int index) {
    tape.addSample(state, index);
    sink.sample(index, state.t, state.y, NO_SENSITIVITIES);
  }
}
