package org.stiffgrad.train;

/**
 * Whether the signs of residuals in the order of time alternate as chance would have it. The test
 * is against fair independent signs, not conditional on how many are positive, so that residuals
 * all of one sign are noticed too: R runs among n residuals then have R - 1 ~ Binomial(n - 1, 1/2)
 * (fit.17).
 */
final class RunsTest {
  private RunsTest() {}

  /**
   * The probability of so few runs, or fewer. Residuals that are exactly zero are left out.
   *
   * @param residuals in the order of time, of which the first {@code count} are used
   */
  static double probability(double[] residuals, int count) {
    int n = 0;
    int runs = 0;
    double previous = 0;
    for (int i = 0; i < count; i++) {
      if (residuals[i] != 0) {
        n++;
        runs += previous == 0 || Math.signum(residuals[i]) != previous ? 1 : 0;
        previous = Math.signum(residuals[i]);
      }
    }
    return n == 0 ? 1 : binomialAtMost(runs - 1, n - 1);
  }

  /** P(X <= r) of X ~ Binomial(n, 1/2), by logarithms so that large n do not underflow. */
  static double binomialAtMost(int r, int n) {
    double log = -n * Math.log(2);
    double sum = 0;
    for (int i = 0; i <= r; i++) {
      sum += Math.exp(log);
      log += Math.log((n - i) / (double) (i + 1));
    }
    return Math.min(sum, 1);
  }
}
