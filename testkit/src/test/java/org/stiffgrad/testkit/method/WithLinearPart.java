package org.stiffgrad.testkit.method;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stiffgrad.system.LinearPart;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.SecondDerivatives;
import org.stiffgrad.system.Sparsity;

/** A system that declares as its linear part the Jacobian at the origin, and no second ones. */
record WithLinearPart(OdeSystem first, LinearPart part) implements Extended {
  /** Of a system with second derivatives. */
  static WithLinearPart of(OdeSystem system) {
    return new WithLinearPart(system, new AtOrigin(system));
  }

  private record AtOrigin(OdeSystem system) implements LinearPart {
    private static final boolean[] NO_REGIME = {};

    @Override
    public Sparsity structure() {
      return system.jacobian();
    }

    @Override
    public int[] parameters() {
      return IntStream.range(0, system.parameters().size()).toArray();
    }

    @Override
    public void values(double[] p, double[] values) {
      double[] origin = new double[structure().rows()];
      system.newEvaluator().jacobian(0, origin, p, NO_REGIME, values);
    }

    @Override
    public void derivative(double[] p, int k, double[] values) {
      int n = structure().rows();
      SecondDerivatives second = system.secondDerivatives().orElseThrow().get();
      double[] direction = new double[n + 1];
      double[] product = new double[system.parameterJacobian().size()];
      Arrays.fill(values, 0);
      for (int c = 0; c < n; c++) {
        direction[c] = 1;
        second.parameterDerivative(0, new double[n], p, NO_REGIME, direction, product);
        direction[c] = 0;
        for (int i = 0; i < n; i++) {
          int from = system.parameterJacobian().position(i, k);
          int to = structure().position(i, c);
          if (from >= 0 && to >= 0) {
            values[to] = product[from];
          }
        }
      }
    }
  }

  @Override
  public Optional<LinearPart> linearPart() {
    return Optional.of(part);
  }
}
