package org.stiffgrad.compile;

import java.util.Optional;
import java.util.function.Supplier;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.SecondDerivatives;
import org.stiffgrad.system.Sparsity;
import org.stiffgrad.system.Vanishing;

/**
 * A model compiled to bytecode, with its observables. The parameters are the model's {@linkplain
 * Model#independents() independent quantities} in their order: parameters whose value is a number,
 * then the initial values that are numbers, each under its state's name. Thread-safe.
 */
public final class CompiledModel implements OdeSystem {
  private final Model source;
  private final SystemStructure structure;
  private final SystemKernels kernels;
  private final CompiledObservations observations;
  private final ZeroAnalysis zeros;
  private final SecondKernels.Lazily second;

  CompiledModel(
      Model source,
      SystemStructure structure,
      SystemKernels kernels,
      CompiledObservations observations,
      ZeroAnalysis zeros) {
    this.source = source;
    this.structure = structure;
    this.kernels = kernels;
    this.observations = observations;
    this.zeros = zeros;
    this.second = new SecondKernels.Lazily(source);
  }

  /** The model this was compiled from. */
  public Model source() {
    return source;
  }

  /** A fresh copy of the parameter values that the model states, [m]. */
  public double[] parameterValues() {
    return structure.values().clone();
  }

  /** The observables given to the compiler, over the same y and p. */
  public ObservationModel observation() {
    return observations;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Names states() {
    return structure.states();
  }

  @Override
  public Names parameters() {
    return structure.parameters();
  }

  @Override
  public Sparsity jacobian() {
    return structure.jacobian();
  }

  @Override
  public Sparsity parameterJacobian() {
    return structure.parameterJacobian();
  }

  @Override
  public Sparsity initialStateJacobian() {
    return structure.initialStateJacobian();
  }

  @Override
  public Sparsity switchTimeJacobian() {
    return structure.switchTimeJacobian();
  }

  @Override
  public void regimeAt(double t, double[] switchTimes, boolean[] regime) {
    for (int s = 0; s < regime.length; s++) {
      regime[s] = structure.beginsAfterItsTime()[s] ? t > switchTimes[s] : t >= switchTimes[s];
    }
  }

  @Override
  public boolean isAutonomous() {
    return structure.isAutonomous();
  }

  @Override
  public Vanishing vanishing(double[] p, boolean[] isFixed) {
    return zeros.of(p, isFixed);
  }

  /** Compiled at the first call of the supplier. */
  @Override
  public Optional<Supplier<SecondDerivatives>> secondDerivatives() {
    return Optional.of(second::newDerivatives);
  }

  @Override
  public Evaluator newEvaluator() {
    return new ModelEvaluator(this, kernels);
  }
}
