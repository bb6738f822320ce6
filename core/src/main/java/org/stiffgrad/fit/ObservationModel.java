package org.stiffgrad.fit;

import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/** Observables h_k(t,y;p) and noise standard deviations sigma_k(t,y;p) with sparse gradients. */
public interface ObservationModel {
  /** Names of the q observables. */
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
