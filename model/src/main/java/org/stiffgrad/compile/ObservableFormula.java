package org.stiffgrad.compile;

import org.stiffgrad.expression.Expression;
import org.stiffgrad.fit.Noise;

/**
 * An observable and its noise as formulas of a model's names.
 *
 * @param value h(t, y; p)
 * @param noise sigma(t, y; p), which may also refer to observables by their ids, except to those
 *     that bear the name of a quantity of the model
 * @param distribution of measured values around h, of which sigma is the scale
 */
public record ObservableFormula(String id, Expression value, Expression noise, Noise distribution) {
  /** With normally distributed noise. */
  public ObservableFormula(String id, Expression value, Expression noise) {
    this(id, value, noise, Noise.NORMAL);
  }
}
