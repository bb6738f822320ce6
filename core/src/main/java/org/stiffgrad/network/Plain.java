package org.stiffgrad.network;

/** y' = u, in units of range and span: all that is fast must come from large weights. */
record Plain() implements Form {
  @Override
  public String id() {
    return "plain";
  }

  @Override
  public String summary() {
    return "y' = u";
  }

  @Override
  public int outputsPerState() {
    return 1;
  }

  @Override
  public boolean hasRates() {
    return false;
  }

  @Override
  public void evaluate(double y, StateScale scale, double rate, double u, double v, double[] out) {
    double unit = scale.range() / scale.span();
    out[0] = unit * u;
    out[1] = 0;
    out[2] = unit;
    out[3] = 0;
    out[4] = 0;
  }
}
