package org.stiffgrad.network;

/** y' = e^rate u: each state has its own time scale, to be learned from the slow side. */
record TimeScale() implements Form {
  @Override
  public String id() {
    return "time-scale";
  }

  @Override
  public String summary() {
    return "y' = exp(rate) u, a rate for each state";
  }

  @Override
  public int outputsPerState() {
    return 1;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public void evaluate(double y, StateScale scale, double rate, double u, double v, double[] out) {
    double unit = scale.range() / scale.span() * Math.exp(rate);
    out[0] = unit * u;
    out[1] = 0;
    out[2] = unit;
    out[3] = 0;
    out[4] = unit * u;
  }
}
