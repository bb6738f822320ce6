package org.stiffgrad.compile;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.expression.Model;
import org.stiffgrad.system.SecondDerivatives;

/** The generated code of a system's second derivatives; immutable, shared by all evaluators. */
record SecondKernels(int states, Kernel byState, Kernel byParameter, Kernel byTime, int scratch) {
  /** Compiles when first asked: only linearly implicit methods ask. Thread-safe. */
  static final class Lazily {
    private final Model model;
    private @Nullable SecondKernels kernels;

    Lazily(Model model) {
      this.model = model;
    }

    SecondDerivatives newDerivatives() {
      return new ModelSecondDerivatives(compiled());
    }

    private synchronized SecondKernels compiled() {
      SecondKernels known = kernels;
      if (known == null) {
        known = ModelCompiler.secondDerivatives(model);
        kernels = known;
      }
      return known;
    }
  }
}
