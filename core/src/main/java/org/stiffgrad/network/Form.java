package org.stiffgrad.network;

/**
 * How a network's outputs become the derivative of a state. Each state has its own outputs, range
 * and time scale; a network sees all states. (network.2)
 */
public interface Form {
  String id();

  /** One line for people. */
  String summary();

  /** Outputs of the network for each state: u alone, or u and v. */
  int outputsPerState();

  /** Whether each state has a logarithm of a rate to learn. */
  boolean hasRates();

  /**
   * The derivative of one state.
   *
   * @param y the state
   * @param scale of the state
   * @param rate logarithm of its rate, in units of the inverse span; 0 without
   * @param u output of the network
   * @param v second output; 0 without
   * @param out f, df/dy at constant outputs, df/du, df/dv, df/drate, [5]
   */
  void evaluate(double y, StateScale scale, double rate, double u, double v, double[] out);
}
