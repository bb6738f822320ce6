package org.stiffgrad.optimize;

import org.stiffgrad.fit.Evaluation;

/**
 * An immutable iteration that never calls the objective itself: {@link #ask} says what to evaluate
 * and {@link #update} takes the answer. Whoever drives it can therefore stop, store, resume or
 * watch it between any two evaluations.
 *
 * @param <S> its state, a record
 */
public interface Optimizer<S extends Record> {
  /** The state before the first evaluation. */
  S start(double[] theta);

  /** What to do next; does not change with repeated calls. */
  Ask ask(S state);

  /** The state after the evaluation that was asked for. */
  S update(S state, Evaluation evaluation);
}
