package org.stiffgrad.fit;

/** A function to be minimized, with the score and information that its statistics give. */
public interface Objective {
  /** Number of free parameters. */
  int dimension();

  /**
   * The objective at theta. Thread-safe.
   *
   * @param theta coordinates, [k]
   * @param order 0 for the value only, 1 with q and S
   * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
   */
  Evaluation evaluate(double[] theta, int order);
}
