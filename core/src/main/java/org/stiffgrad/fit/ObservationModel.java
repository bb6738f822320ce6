package org.stiffgrad.fit;

import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/**
 * Observables h_k(t, y; p) and the scales sigma_k(t, y; p) of their noise, such as its standard
 * deviation, with sparse gradients, over the states y [n] and parameters p [m] of one system.
 * Immutable and thread-safe.
 */
public interface ObservationModel {
  /** Names of the q observables; position = row k of every structure. */
  Names observables();

  /** Structure of dh/dy, [q x n]. */
  Sparsity stateJacobian();

  /** Structure of dh/dp, [q x m]. */
  Sparsity parameterJacobian();

  /** Structure of dsigma/dy, [q x n]. */
  Sparsity noiseStateJacobian();

  /** Structure of dsigma/dp, [q x m]. */
  Sparsity noiseParameterJacobian();

  /** How a measured value of row k is distributed around h_k, with sigma_k as its scale. */
  default Noise distribution(int k) {
    return Noise.NORMAL;
  }

  /**
   * The entry of p that sigma_k <em>is</em>, always and everywhere, or -1 where sigma_k is anything
   * else.
   */
  default int noiseParameter(int k) {
    return -1;
  }

  /**
   * The name of the measured quantity that row k belongs to. Rows that differ only in what the
   * parameters of one measurement are share it.
   */
  default String quantity(int k) {
    return observables().get(k);
  }

  /** A new evaluator; each thread needs its own. */
  ObservationEvaluator newEvaluator();
}
