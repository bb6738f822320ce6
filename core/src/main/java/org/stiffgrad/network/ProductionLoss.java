package org.stiffgrad.network;

/**
 * y' = e^rate (softplus(u) range - softplus(v) y): a concentration that starts positive stays so.
 */
record ProductionLoss() implements Form {
  @Override
  public String id() {
    return "production-loss";
  }

  @Override
  public String summary() {
    return "y' = exp(rate) (softplus(u) - softplus(v) y)";
  }

  @Override
  public int outputsPerState() {
    return 2;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public void evaluate(double y, StateScale scale, double rate, double u, double v, double[] out) {
    double k = Math.exp(rate) / scale.span();
    double loss = Activation.softplus(v);
    out[0] = k * (scale.range() * Activation.softplus(u) - loss * y);
    out[1] = -k * loss;
    out[2] = k * scale.range() * Activation.sigmoid(u);
    out[3] = -k * Activation.sigmoid(v) * y;
    out[4] = out[0];
  }
}
