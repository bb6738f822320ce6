package org.stiffgrad.testkit.method;

import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** A system that is another one, with something beside it. */
interface Extended extends OdeSystem {
  OdeSystem first();

  @Override
  default String name() {
    return first().name();
  }

  @Override
  default Names states() {
    return first().states();
  }

  @Override
  default Names parameters() {
    return first().parameters();
  }

  @Override
  default Sparsity jacobian() {
    return first().jacobian();
  }

  @Override
  default Sparsity parameterJacobian() {
    return first().parameterJacobian();
  }

  @Override
  default Sparsity initialStateJacobian() {
    return first().initialStateJacobian();
  }

  @Override
  default boolean isAutonomous() {
    return first().isAutonomous();
  }

  @Override
  default Evaluator newEvaluator() {
    return first().newEvaluator();
  }
}
