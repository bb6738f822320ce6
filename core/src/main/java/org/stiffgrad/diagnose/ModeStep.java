package org.stiffgrad.diagnose;

import java.util.List;

/**
 * One mode of the linearized system in one step of the training solver (diagnosis.7).
 *
 * @param span experiment, time and length of the step
 * @param eigenvalue of the Jacobian at the start of the step
 * @param response what the method makes of the mode there
 * @param amplitude deviation of the state from rest along the mode, in standard deviations of the
 *     measured quantity that shows it most
 * @param participation of each free parameter in what drives the mode, relative to the largest
 */
public record ModeStep(
    Span span,
    Eigenvalue eigenvalue,
    Response response,
    double amplitude,
    List<Double> participation) {
  /** Standard deviations below which a mode has died out for the data. */
  public static final double MATTERS = 0.1;

  public ModeStep {
    participation = List.copyOf(participation);
  }

  public record Span(String experiment, double time, double length) {}

  public record Eigenvalue(double re, double im) {
    /** Whether it is real and negative, so that z lies on the axis of the method's facts. */
    boolean isDecay() {
      return re < 0 && im == 0;
    }
  }

  /**
   * @param z step length times the real part of the eigenvalue
   * @param derivative R'(z); NaN for modes that do not plainly decay
   * @param decades log10 |R'(z) / e^z|: how much larger the gradient of the step is than the truth
   */
  public record Response(double z, double derivative, double decades) {}

  /** Whether the step's gradient has the wrong sign for a mode that the data still see. */
  public boolean isWrongSign() {
    return response.derivative() < 0 && amplitude > MATTERS;
  }
}
