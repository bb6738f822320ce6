package org.stiffgrad.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;

/**
 * Everything that happened in a solve, in order: accepted steps, samples, and switches that no step
 * ended on. The sole input of every adjoint and of replays. Grows as needed and is reused by the
 * next solve.
 */
public final class Tape {
  /** What an event is. */
  public enum Kind {
    STEP,
    SAMPLE,
    SWITCH
  }

  private static final int HEAD = 2;

  private final int n;
  private final int stride;
  private final int most;

  /** Per step: t, h, y [n], norm weights [n], the method's record. Per switch: t, 0, y, f. */
  private double[] numbers = new double[0];

  private Kind[] kinds = new Kind[0];

  /** Of a step: the switch it ends on, -1 where none, -2 where it ends on a sample; else index. */
  private int[] indices = new int[0];

  private int[] regimeOf = new int[0];
  private final List<boolean[]> regimes = new ArrayList<>();
  private int regimeCount;
  private int size;

  /**
   * @param n number of states
   * @param recordSize doubles of a step's record
   * @param most events that it has to hold at a time
   */
  public Tape(int n, int recordSize, int most) {
    this.n = n;
    this.stride = stride(n, recordSize);
    this.most = most;
  }

  /** A tape for any number of events. */
  public Tape(int n, int recordSize) {
    this(n, recordSize, Integer.MAX_VALUE);
  }

  /** Memory of one event. */
  public static long bytesPerEvent(int n, int recordSize) {
    // beside the numbers a kind, an index and a regime
    return (long) Double.BYTES * stride(n, recordSize) + 3 * Integer.BYTES;
  }

  private static int stride(int n, int recordSize) {
    return HEAD + 2 * n + recordSize;
  }

  /** Forgets everything. */
  public void clear() {
    size = 0;
    regimeCount = 0;
  }

  /** Number of events. */
  public int size() {
    return size;
  }

  public Kind kind(int event) {
    return kinds[event];
  }

  /** The index of a sample or switch. */
  public int index(int event) {
    return indices[event];
  }

  /** Whether a step ends on a sample time. */
  public boolean endsOnSample(int event) {
    return indices[event] == -2;
  }

  /** The switch on which a step ends, or a negative number. */
  public int endsOnSwitch(int event) {
    return indices[event];
  }

  public double time(int event) {
    return numbers[event * stride];
  }

  public double step(int event) {
    return numbers[event * stride + 1];
  }

  /** State at the event (at the start of a step), into y [n]. */
  public void state(int event, double[] y) {
    System.arraycopy(numbers, event * stride + HEAD, y, 0, n);
  }

  /** Norm weights of a step, or the slope f at a switch, into out [n]. */
  public void weights(int event, double[] out) {
    System.arraycopy(numbers, event * stride + HEAD + n, out, 0, n);
  }

  /** The array that holds the method's record of a step, at {@link #recordOffset}. */
  public double[] records() {
    return numbers;
  }

  public int recordOffset(int event) {
    return event * stride + HEAD + 2 * n;
  }

  /** The regime of an event; not to be written. */
  public boolean[] regime(int event) {
    return regimes.get(regimeOf[event]);
  }

  /** Appends an accepted step. */
  public <W> void addStep(Stepper<W> stepper, W work, StepState s) {
    int at = append(Kind.STEP, s.endsOnSample ? -2 : s.endsOnSwitch, s);
    numbers[at + 1] = s.h;
    for (int i = 0; i < n; i++) {
      numbers[at + HEAD + n + i] = s.inverseWeight[i] * s.rtol;
    }
    stepper.record(work, numbers, at + HEAD + 2 * n);
  }

  /** Appends a sample of the current state. */
  public void addSample(StepState s, int index) {
    append(Kind.SAMPLE, index, s);
  }

  /** Appends a switch at the current state, f being that of the regime that ends. */
  public void addSwitch(StepState s, int index) {
    int at = append(Kind.SWITCH, index, s);
    System.arraycopy(s.f, 0, numbers, at + HEAD + n, n);
  }

  private int append(Kind kind, int index, StepState s) {
    if (size == kinds.length) {
      grow();
    }
    kinds[size] = kind;
    indices[size] = index;
    regimeOf[size] = regimeIndex(s.regime);
    int at = size * stride;
    numbers[at] = s.t;
    numbers[at + 1] = 0;
    System.arraycopy(s.y, 0, numbers, at + HEAD, n);
    size++;
    return at;
  }

  private void grow() {
    int capacity = Math.min(most, Math.max(64, 2 * kinds.length));
    numbers = Arrays.copyOf(numbers, Math.multiplyExact(capacity, stride));
    kinds = Arrays.copyOf(kinds, capacity);
    indices = Arrays.copyOf(indices, capacity);
    regimeOf = Arrays.copyOf(regimeOf, capacity);
  }

  private int regimeIndex(boolean[] regime) {
    if (regimeCount > 0 && Arrays.equals(regimes.get(regimeCount - 1), regime)) {
      return regimeCount - 1;
    }
    if (regimeCount < regimes.size()) {
      System.arraycopy(regime, 0, regimes.get(regimeCount), 0, regime.length);
    } else {
      regimes.add(regime.clone());
    }
    return regimeCount++;
  }
}
