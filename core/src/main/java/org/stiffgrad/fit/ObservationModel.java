package org.stiffgrad.fit;

import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/**
 * Observables h_k(t, y; p) and the standard deviations sigma_k(t, y; p) of their noise, with sparse
 * gradients, over the states y [n] and parameters p [m] of one system. Immutable and thread-safe.
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

  /** A new evaluator; each thread needs its own. */
  ObservationEvaluator newEvaluator();
}
