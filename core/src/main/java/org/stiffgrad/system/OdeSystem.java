package org.stiffgrad.system;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The immutable facts of a model y' = f(t, y; p) with n states, m parameters and k time switches.
 *
 * <p>A <em>time switch</em> is a condition on time alone, such as {@code time < tOff}, with a
 * switch time that may depend on parameters. The solver ends a step on it; which side holds is the
 * <em>regime</em>, one boolean a switch, frozen over each step and handed to the {@link Evaluator}:
 * {@code regime[s]} is true where {@code t} lies after (or, at a single point in time, on) the
 * switch time of s. Conditions on states are evaluated inside f and must leave f continuous.
 *
 * <p>Parameters are everything a derivative may be asked for: rate constants, constants, initial
 * amounts, and also quantities that only an observation uses (their columns of df/dp are empty and
 * cost nothing).
 *
 * <p>Implementations are thread-safe; a plain Java class may implement this directly.
 */
public interface OdeSystem {
  String name();

  /** Names of the n states, in the order of y. */
  Names states();

  /** Names of the m parameters, in the order of p. */
  Names parameters();

  /** Structure of J = df/dy, [n x n]. */
  Sparsity jacobian();

  /** Structure of df/dp, [n x m]. */
  Sparsity parameterJacobian();

  /** Structure of dy0/dp, [n x m]. */
  Sparsity initialStateJacobian();

  /**
   * Structure of the derivatives of the k switch times, [k x m]; has zero rows without switches.
   */
  default Sparsity switchTimeJacobian() {
    return Sparsity.empty(0, parameters().size());
  }

  /**
   * The regime at a single point in time, for those who look at the solution there: at a switch
   * time itself {@code t <= tau} still holds and {@code t < tau} no longer, while an open step
   * beside it lies on one side or the other.
   *
   * @param switchTimes [k]
   * @param regime [k], overwritten
   */
  default void regimeAt(double t, double[] switchTimes, boolean[] regime) {
    for (int s = 0; s < regime.length; s++) {
      regime[s] = t >= switchTimes[s];
    }
  }

  /** Whether f is free of an explicit t inside each regime, so that df/dt vanishes. */
  boolean isAutonomous();

  /**
   * What vanishes at all times and for all values of the other parameters. Where a system cannot
   * tell, nothing does.
   *
   * @param p values of the parameters, [m]
   * @param isFixed which of them keep that value, [m]
   */
  default Vanishing vanishing(double[] p, boolean[] isFixed) {
    return Vanishing.none();
  }

  /**
   * Makes second derivatives, one object for each thread, where the system has them; asking whether
   * it has costs nothing.
   */
  default Optional<Supplier<SecondDerivatives>> secondDerivatives() {
    return Optional.empty();
  }

  /** The linear part that exponential methods are to solve exactly, where the model has one. */
  default Optional<LinearPart> linearPart() {
    return Optional.empty();
  }

  /** A new evaluator; each thread needs its own. */
  Evaluator newEvaluator();
}
