package org.stiffgrad.compile;

import java.util.List;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/** Observables compiled from formulas. */
record CompiledObservations(
    Names observables,
    List<Noise> distributions,
    Sparsity stateJacobian,
    Sparsity parameterJacobian,
    Sparsity noiseStateJacobian,
    Sparsity noiseParameterJacobian,
    int[] noiseParameters,
    ObservationKernels kernels)
    implements ObservationModel {
  @Override
  public Noise distribution(int k) {
    return distributions.get(k);
  }

  @Override
  public int noiseParameter(int k) {
    return noiseParameters[k];
  }

  @Override
  public ObservationEvaluator newEvaluator() {
    return new CompiledObservationEvaluator(kernels);
  }
}
