package org.stiffgrad.network;

/**
 * y' = e^(rate + v) (m - y) with m = center + range u: the network says where a state tends to and
 * how fast, so that it cannot run away.
 */
record Relaxation() implements Form {
  @Override
  public String id() {
    return "relaxation";
  }

  @Override
  public String summary() {
    return "y' = exp(rate + v) (m(u) - y)";
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
    double k = Math.exp(rate + v) / scale.span();
    double distance = scale.center() + scale.range() * u - y;
    out[0] = k * distance;
    out[1] = -k;
    out[2] = k * scale.range();
    out[3] = k * distance;
    out[4] = k * distance;
  }
}
