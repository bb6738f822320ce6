package org.stiffgrad.fit;

import java.util.List;

/**
 * The optimizer's theta and the parameters' values, both ways, with derivatives carried along
 * (fit.1). Arrays have one entry for each free parameter, in their order.
 */
public final class Coordinates {
  private final List<FreeParameter> free;

  public Coordinates(List<FreeParameter> free) {
    this.free = List.copyOf(free);
  }

  public int dimension() {
    return free.size();
  }

  /** The coordinates of the start values. */
  public double[] start() {
    double[] values = new double[free.size()];
    for (int j = 0; j < values.length; j++) {
      values[j] = free.get(j).start();
    }
    return toTheta(values);
  }

  /** theta of the values. */
  public double[] toTheta(double[] values) {
    double[] theta = new double[values.length];
    for (int j = 0; j < theta.length; j++) {
      theta[j] = free.get(j).scale().toTheta(values[j]);
    }
    return theta;
  }

  /** The values at theta. A component on a bound gives exactly that bound. */
  public double[] toValues(double[] theta) {
    double[] values = new double[theta.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = toValue(free.get(j), theta[j]);
    }
    return values;
  }

  // Bounds are compared in the coordinate: exp(log(b)) may round to either side of b.
  private static double toValue(FreeParameter f, double theta) {
    boolean isBound = f.lower() > 0 || !f.scale().isPositive();
    if (isBound && theta <= f.scale().toTheta(f.lower())) {
      return f.lower();
    }
    if (theta >= f.scale().toTheta(f.upper())) {
      // a scale may end before an infinite bound
      return Math.min(f.upper(), f.scale().toParameter(Double.POSITIVE_INFINITY));
    }
    return Math.max(f.lower(), Math.min(f.upper(), f.scale().toParameter(theta)));
  }

  /** The derivative of each value with respect to its coordinate, at the values. */
  public double[] derivatives(double[] values) {
    double[] d = new double[values.length];
    for (int j = 0; j < d.length; j++) {
      d[j] = free.get(j).scale().derivative(values[j]);
    }
    return d;
  }

  /** Push-forward: a direction in theta as a direction of the values. */
  public double[] pushForward(double[] theta, double[] direction) {
    return timesDerivatives(theta, direction);
  }

  /** Pull-back: a gradient with respect to the values as one with respect to theta. */
  public double[] pullBack(double[] theta, double[] gradient) {
    return timesDerivatives(theta, gradient);
  }

  /** What bounds and priors allow in theta, and one decade as the longest step. */
  public Box box() {
    double[] lower = new double[free.size()];
    double[] upper = new double[free.size()];
    double[] step = new double[free.size()];
    for (int j = 0; j < lower.length; j++) {
      FreeParameter f = free.get(j);
      double least = Math.max(f.lower(), f.prior().map(Prior::lower).orElse(f.lower()));
      double most = Math.min(f.upper(), f.prior().map(Prior::upper).orElse(f.upper()));
      boolean nothing = f.scale().isPositive() && least <= 0;
      lower[j] = nothing ? Double.NEGATIVE_INFINITY : f.scale().toTheta(least);
      upper[j] = f.scale().toTheta(most);
      step[j] = f.scale().decade();
    }
    return new Box(lower, upper, step);
  }

  // Every coordinate depends on one value only, so that both carry the same diagonal factor.
  private double[] timesDerivatives(double[] theta, double[] x) {
    double[] out = derivatives(toValues(theta));
    for (int j = 0; j < out.length; j++) {
      out[j] *= x[j];
    }
    return out;
  }
}
