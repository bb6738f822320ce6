package org.stiffgrad.method;

import java.util.function.Supplier;
import org.stiffgrad.system.LinearPart;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.SecondDerivatives;

/**
 * The matrix L that an exponential step solves exactly, and its derivatives. Owns its numbers: one
 * for each thread.
 */
interface LinearTerm {
  /** L at the step's start, into [n x n]. */
  void evaluate(StepState s, double[] l);

  /** Evaluates the derivatives of L at the step's start. */
  void differentiate(StepState s);

  /**
   * The change of L along one column of the sensitivities.
   *
   * @param sens sensitivities at the step's start, [n x m]
   * @param timeShift derivative of the step's start time, [m]
   * @param change [n x n], overwritten
   * @return false where there is none
   */
  boolean change(ActiveColumns columns, int j, double[] sens, double[] timeShift, double[] change);

  /**
   * Adds the transpose of {@link #change}.
   *
   * @param weights of L, [n x n]
   * @param lambda of the state at the start, [n]
   * @param gradient of p, [m]
   * @param time of the start time, in its first entry
   */
  void pullBack(double[] weights, double[] lambda, double[] gradient, double[] time);

  /**
   * How a system's L is made: as declared, otherwise from the Jacobian.
   *
   * @throws IllegalArgumentException where it has neither a linear part nor second derivatives
   */
  static Supplier<LinearTerm> of(Method method, OdeSystem system) {
    LinearPart declared = system.linearPart().orElse(null);
    if (declared != null) {
      return () -> new DeclaredLinearTerm(declared);
    }
    Supplier<SecondDerivatives> second =
        system
            .secondDerivatives()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        method.id()
                            + " needs a linear part or second derivatives for its sensitivities,"
                            + " and "
                            + system.name()
                            + " has neither"));
    return () -> new JacobianLinearTerm(system, second);
  }
}
