package org.stiffgrad.solve;

/** The derivative of a scalar function of the samples with respect to each sampled state. */
@FunctionalInterface
public interface SampleCotangent {
  /** Adds dL/dy(t_index) to {@code lambda} [n]; y is the sampled state [n]. */
  void addTo(int index, double t, double[] y, double[] lambda);
}
