package org.stiffgrad.method;

import java.util.function.Supplier;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.SecondDerivatives;

/** What a {@link RosenbrockStepper} works out once for a method and a system. Immutable. */
final class RosenbrockPlan {
  final OdeSystem system;
  final Supplier<SecondDerivatives> secondDerivatives;
  final int n;

  /** Stages that the result depends on. */
  final int stages;

  /** alpha and gamma at {@code [i * stages + j]}, their row sums, the weights. */
  final double[] alpha;

  final double[] gamma;
  final double[] alphaSum;
  final double[] gammaSum;
  final double[] b;

  /** The number on gamma's diagonal. */
  final double diagonal;

  final boolean isAutonomous;
  final int[] rowStart;
  final int[] column;
  final int[] parameterRow;
  final int[] parameterColumn;
  final LuPattern pattern;

  /**
   * @throws IllegalArgumentException where the system has no second derivatives
   */
  RosenbrockPlan(Rosenbrock method, OdeSystem system) {
    this.system = system;
    this.secondDerivatives =
        system
            .secondDerivatives()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        method.id()
                            + " needs second derivatives for its sensitivities, and "
                            + system.name()
                            + " has none"));
    this.n = system.states().size();
    int s = method.stages();
    while (method.b(s - 1) == 0) {
      s--;
    }
    this.stages = s;
    this.alpha = new double[s * s];
    this.gamma = new double[s * s];
    this.alphaSum = new double[s];
    this.gammaSum = new double[s];
    this.b = new double[s];
    for (int i = 0; i < s; i++) {
      b[i] = method.b(i);
      for (int j = 0; j <= i; j++) {
        alpha[i * s + j] = method.alpha(i, j);
        gamma[i * s + j] = method.gamma(i, j);
        alphaSum[i] += method.alpha(i, j);
        gammaSum[i] += method.gamma(i, j);
      }
    }
    this.diagonal = method.gamma(0, 0);
    this.isAutonomous = system.isAutonomous();
    this.rowStart = system.jacobian().rowStarts();
    this.column = system.jacobian().columnIndices();
    this.parameterRow = FirkPlan.rowsOf(system.parameterJacobian());
    this.parameterColumn = system.parameterJacobian().columnIndices();
    this.pattern = LuPattern.of(system.jacobian());
  }

  /** out += factor sum_(j < i) c_ij k_j, with the coefficients of stage i in c. */
  void addEarlier(double factor, double[] c, int i, double[] k, int offset, double[] out) {
    for (int j = 0; j < i; j++) {
      final double weight = factor * c[i * stages + j];
      if (weight != 0) {
        final int from = offset + j * n;
        for (int e = 0; e < n; e++) {
          out[e] += weight * k[from + e];
        }
      }
    }
  }

  /** The result y + sum b_i k_i, into out [n]. */
  void result(double[] y, double[] k, int offset, double[] out) {
    for (int e = 0; e < n; e++) {
      double sum = y[e];
      for (int i = 0; i < stages; i++) {
        sum += b[i] * k[offset + i * n + e];
      }
      out[e] = sum;
    }
  }
}
