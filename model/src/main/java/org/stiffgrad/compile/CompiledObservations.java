package org.stiffgrad.compile;

import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/** Observables compiled from formulas. */
record CompiledObservations(
    Names observables,
    Sparsity stateJacobian,
    Sparsity parameterJacobian,
    Sparsity noiseStateJacobian,
    Sparsity noiseParameterJacobian,
    ObservationKernels kernels)
    implements ObservationModel {
  @Override
  public ObservationEvaluator newEvaluator() {
    return new CompiledObservationEvaluator(kernels);
  }
}
