package org.stiffgrad.solve;

/** Receives the solution at each sample time, in order. */
@FunctionalInterface
public interface SampleSink {
  /**
   * @param index position in the problem's sample times
   * @param y state [n], valid during this call only
   * @param s sensitivities dy_i/dp_c of the active columns, [n x columns, {@code s[i * columns +
   *     j]}], valid during this call only; empty where none were asked for
   */
  void sample(int index, double t, double[] y, double[] s);
}
