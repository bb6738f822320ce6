package org.stiffgrad.method;

import java.util.List;
import java.util.Optional;

/**
 * An exponential method with lambda in its linear part: the exact flow e^z. What it does to a
 * parameter when there is a nonlinear part too is in {@link Exponential#linearPart} and {@link
 * Exponential#nonlinearPart}.
 */
public final class ExponentialStability implements StabilityFunction {
  @Override
  public double value(double z) {
    return Math.exp(z);
  }

  @Override
  public double derivative(double z) {
    return Math.exp(z);
  }

  @Override
  public double atInfinity() {
    return 0;
  }

  @Override
  public Optional<Decay> decay() {
    return Optional.empty();
  }

  @Override
  public List<Double> zeros() {
    return List.of();
  }

  @Override
  public List<Double> preimages(double value) {
    return List.of(Math.log(value));
  }

  @Override
  public List<Interval> wrongSign() {
    return List.of();
  }

  @Override
  public Stability stability() {
    return Stability.aStable(true);
  }

  @Override
  public double realStability() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Optional<Double> mostSensitive() {
    return Optional.of(-1.);
  }
}
