package org.stiffgrad.testkit.problems;

import java.util.function.Supplier;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** A system whose evaluator is a plain Java class. */
record PlainSystem(
    String name,
    Names states,
    Names parameters,
    Structure structure,
    boolean isAutonomous,
    Supplier<Evaluator> evaluators)
    implements OdeSystem {
  /** Structures of df/dy, df/dp and dy0/dp. */
  record Structure(Sparsity jacobian, Sparsity parameterJacobian, Sparsity initialStateJacobian) {}

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
  public Evaluator newEvaluator() {
    return evaluators.get();
  }
}
