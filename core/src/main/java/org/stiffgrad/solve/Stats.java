package org.stiffgrad.solve;

/** Work done by a solve; counts as in the literature on RADAU5 (nfcn without Jacobians). */
public record Stats(
    int steps, int rejected, int rhs, int jacobians, int factorizations, int newtonFailures) {
  public static final Stats NONE = new Stats(0, 0, 0, 0, 0, 0);

  public Stats plus(Stats other) {
    return new Stats(
        steps + other.steps,
        rejected + other.rejected,
        rhs + other.rhs,
        jacobians + other.jacobians,
        factorizations + other.factorizations,
        newtonFailures + other.newtonFailures);
  }
}
