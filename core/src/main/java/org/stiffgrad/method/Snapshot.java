package org.stiffgrad.method;

import java.util.Arrays;

/**
 * What a solve remembers from step to step, copied out or back in: each part of the solver passes
 * its numbers through the same {@code pass} calls both ways, so that the two cannot differ. Reused
 * by the next save.
 */
public final class Snapshot {
  private double[] numbers = new double[0];
  private int size;
  private int at;
  private boolean isReading;

  /** The calls to come copy out. */
  public void save() {
    isReading = false;
    size = 0;
  }

  /** The calls to come copy back in what was saved. */
  public void restore() {
    isReading = true;
    at = 0;
  }

  /** Memory that it holds. */
  public long bytes() {
    return (long) Double.BYTES * numbers.length;
  }

  /** Saves the value and returns it, or returns the saved one. */
  public double pass(double value) {
    if (isReading) {
      return numbers[at++];
    }
    reserve(1);
    numbers[size++] = value;
    return value;
  }

  public int pass(int value) {
    return (int) pass((double) value);
  }

  public boolean pass(boolean value) {
    return pass(value ? 1. : 0.) != 0;
  }

  /** Saves an array, or fills it with the saved one. */
  public void pass(double[] values) {
    if (isReading) {
      System.arraycopy(numbers, at, values, 0, values.length);
      at += values.length;
      return;
    }
    reserve(values.length);
    System.arraycopy(values, 0, numbers, size, values.length);
    size += values.length;
  }

  public void pass(boolean[] values) {
    for (int k = 0; k < values.length; k++) {
      values[k] = pass(values[k]);
    }
  }

  private void reserve(int more) {
    if (size + more > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(size + more, numbers.length * 5 / 4));
    }
  }
}
