package org.stiffgrad.paper;

/** The exact solution of y' = lambda (y - cos t) and its derivative with respect to lambda. */
record Forcing(double lambda) {
  /** The slow solution at time 0, the factor of its cosine. */
  double manifold() {
    return lambda * lambda / (1 + lambda * lambda);
  }

  private double sine() {
    return -lambda / (1 + lambda * lambda);
  }

  /** The state at time t from y0. */
  double state(double t, double y0) {
    return manifold() * Math.cos(t)
        + sine() * Math.sin(t)
        + (y0 - manifold()) * Math.exp(lambda * t);
  }

  double[] states(double[] times, double y0) {
    double[] out = new double[times.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = state(times[k], y0);
    }
    return out;
  }

  /** dy/dlambda from the manifold, on which it moves with lambda. */
  double[] onManifold(double[] times) {
    return sensitivities(times, 0, 0);
  }

  /** dy/dlambda from a fixed y0. */
  double[] from(double[] times, double y0) {
    return sensitivities(times, y0 - manifold(), 1);
  }

  private double[] sensitivities(double[] times, double layer, double fixed) {
    double q = 1 + lambda * lambda;
    double cosine = 2 * lambda / (q * q);
    double sine = (lambda * lambda - 1) / (q * q);
    double[] out = new double[times.length];
    for (int k = 0; k < out.length; k++) {
      double t = times[k];
      double fast = Math.exp(lambda * t) * (t * layer - fixed * cosine);
      out[k] = cosine * Math.cos(t) + sine * Math.sin(t) + fast;
    }
    return out;
  }
}
