package org.stiffgrad.method;

/** The mutable numbers of a {@link FirkStepper}. */
public final class FirkWork {
  final FirkLinearization linearization;

  /** Stage displacements, stage l at {@code l * n}. */
  final double[] z;

  FirkWork(FirkLinearization linearization, int size) {
    this.linearization = linearization;
    this.z = new double[size];
  }
}
