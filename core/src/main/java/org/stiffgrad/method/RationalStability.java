package org.stiffgrad.method;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The stability function of a Runge-Kutta or Rosenbrock method, R = P / Q with P(z) = det(I - z A +
 * z 1 b^T) and Q(z) = det(I - z A) (stability.2), and R' = M / Q^2 with M = P' Q - P Q'.
 * Polynomials are computed exactly from the coefficients, with bounds on what the coefficients' own
 * rounding can do; what lies within them is zero. Hairer and Wanner, Solving Ordinary Differential
 * Equations II, section IV.3.
 */
public final class RationalStability implements StabilityFunction {
  private final Polynomial p;
  private final Polynomial q;
  private final Polynomial slope;

  /**
   * @param a coefficients, [s x s]; of a Rosenbrock method alpha + gamma
   * @param b weights, [s]
   * @param rounding relative error of the coefficients
   */
  RationalStability(double[][] a, double[] b, double rounding) {
    int[] used = UsedStages.of(a, b);
    int s = used.length;
    BigDecimal[][] m = new BigDecimal[s][s];
    BigDecimal[][] n = new BigDecimal[s][s];
    double[][] error = new double[s][s];
    double[][] sharedError = new double[s][s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        double aij = a[used[i]][used[j]];
        double bj = b[used[j]];
        m[i][j] = new BigDecimal(aij);
        n[i][j] = m[i][j].subtract(new BigDecimal(bj));
        error[i][j] = rounding * Math.abs(aij);
        // Equal coefficients are one number: their difference is exactly zero.
        sharedError[i][j] = aij == bj ? 0 : rounding * (Math.abs(aij) + Math.abs(bj));
      }
    }
    double[] qErrors = Determinant.bounds(m, error);
    double[] pErrors = Determinant.bounds(n, sharedError);
    this.q = Polynomial.of(Determinant.ofPencil(m), qErrors);
    double[] byMoments = momentErrors(a, b, rounding, qErrors);
    for (int k = 0; k < pErrors.length; k++) {
      pErrors[k] = Math.min(pErrors[k], byMoments[k]);
    }
    this.p = Polynomial.of(Determinant.ofPencil(n), pErrors);
    this.slope = slope(p, q);
  }

  /** R = P / Q. */
  RationalStability(Polynomial p, Polynomial q) {
    this.p = p;
    this.q = q;
    this.slope = slope(p, q);
  }

  private static Polynomial slope(Polynomial p, Polynomial q) {
    return p.derivative().times(q).minus(p.times(q.derivative()));
  }

  /**
   * Another bound on the errors of P, much sharper where A is nearly explicit: P = Q (1 + z b^T 1 +
   * z^2 b^T A 1 + ...), of which the k-th factor is a sum of products of k coefficients.
   */
  private double[] momentErrors(double[][] a, double[] b, double rounding, double[] qErrors) {
    int n = qErrors.length;
    double[] moments = new double[n];
    double[] row = new double[b.length];
    Arrays.fill(row, 1);
    moments[0] = 1;
    for (int k = 1; k < n; k++) {
      double[] next = new double[b.length];
      for (int i = 0; i < b.length; i++) {
        moments[k] += Math.abs(b[i]) * row[i];
        for (int j = 0; j < b.length; j++) {
          next[i] += Math.abs(a[i][j]) * row[j];
        }
      }
      row = next;
    }
    double[] errors = new double[n];
    for (int j = 0; j < n; j++) {
      double size = Math.abs(denominator(j));
      for (int k = 0; j + k < n; k++) {
        errors[j + k] += (qErrors[j] + k * rounding * size) * moments[k];
      }
    }
    return errors;
  }

  @Override
  public double value(double z) {
    return quotient(p.at(z), q.at(z));
  }

  @Override
  public double derivative(double z) {
    BigDecimal denominator = q.at(z);
    return quotient(slope.at(z), denominator.multiply(denominator));
  }

  private static double quotient(BigDecimal numerator, BigDecimal denominator) {
    return denominator.signum() == 0
        ? numerator.signum() / 0.
        : numerator.divide(denominator, Polynomial.DIGITS).doubleValue();
  }

  /** Coefficient of z^k in the numerator P. */
  public double numerator(int k) {
    return p.coefficient(k).doubleValue();
  }

  /** Coefficient of z^k in the denominator Q. */
  public double denominator(int k) {
    return q.coefficient(k).doubleValue();
  }

  /** Degree of P. */
  public int numeratorDegree() {
    return p.degree();
  }

  /** Degree of Q. */
  public int denominatorDegree() {
    return q.degree();
  }

  @Override
  public double atInfinity() {
    if (p.degree() == q.degree()) {
      return ratio(p, q);
    }
    boolean isFalling = (p.degree() - q.degree()) % 2 != 0;
    double sign = Math.signum(p.leading() / q.leading()) * (isFalling ? -1 : 1);
    return p.degree() < q.degree() ? 0 : sign * Double.POSITIVE_INFINITY;
  }

  private static double ratio(Polynomial numerator, Polynomial denominator) {
    return numerator
        .coefficient(numerator.degree())
        .divide(denominator.coefficient(denominator.degree()), Polynomial.DIGITS)
        .doubleValue();
  }

  @Override
  public Optional<Decay> decay() {
    Polynomial square = q.times(q);
    return slope.degree() < 0
        ? Optional.empty()
        : Optional.of(new Decay(square.degree() - slope.degree(), ratio(slope, square)));
  }

  @Override
  public List<Double> zeros() {
    return RealRoots.negative(p).stream().map(RealRoots.Root::x).toList();
  }

  /** Roots of P - value Q. */
  @Override
  public List<Double> preimages(double value) {
    return RealRoots.negative(p.minus(Polynomial.of(value).times(q))).stream()
        .map(RealRoots.Root::x)
        .toList();
  }

  @Override
  public List<Interval> wrongSign() {
    List<Interval> intervals = new ArrayList<>();
    double start = 0;
    Polynomial rest = slope.withoutZeroRoots();
    boolean isWrong = rest.coefficient(0).signum() * oddness(slope, rest) < 0;
    for (RealRoots.Root root : RealRoots.negative(slope)) {
      if (root.changesSign()) {
        if (isWrong) {
          intervals.add(new Interval(root.x(), start));
        }
        isWrong = !isWrong;
        start = root.x();
      }
    }
    if (isWrong) {
      intervals.add(new Interval(Double.NEGATIVE_INFINITY, start));
    }
    Collections.reverse(intervals);
    return intervals;
  }

  @Override
  public Stability stability() {
    return new RationalSector(p, q).stability();
  }

  @Override
  public double realStability() {
    Polynomial excess = p.times(p).minus(q.times(q));
    Polynomial rest = excess.withoutZeroRoots();
    if (rest.coefficient(0).signum() * oddness(excess, rest) > 0) {
      return 0;
    }
    for (RealRoots.Root root : RealRoots.negative(rest)) {
      if (root.changesSign()) {
        return -root.x();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Sign of the power of z that was taken out, at negative z. */
  private static int oddness(Polynomial whole, Polynomial rest) {
    return (whole.degree() - rest.degree()) % 2 == 0 ? 1 : -1;
  }

  @Override
  public Optional<Double> mostSensitive() {
    Optional<Decay> decay = decay();
    if (decay.isEmpty() || decay.get().exponent() < 1 || !RealRoots.negative(q).isEmpty()) {
      return Optional.empty();
    }
    // (z M / Q^2)' = ((M + z M') Q - 2 z M Q') / Q^3
    Polynomial z = Polynomial.of(0, 1);
    Polynomial steepness =
        slope
            .plus(z.times(slope.derivative()))
            .times(q)
            .minus(Polynomial.of(0, 2).times(slope).times(q.derivative()));
    double best = Double.NaN;
    for (RealRoots.Root root : RealRoots.negative(steepness)) {
      // Gauss methods have pairs of equal maxima: the one nearest to 0 is named.
      boolean isLarger = !(sensitivity(root.x()) <= (1 + 1e-12) * sensitivity(best));
      best = isLarger ? root.x() : best;
    }
    return Double.isNaN(best) ? Optional.empty() : Optional.of(best);
  }

  private double sensitivity(double z) {
    return Double.isNaN(z) ? Double.NaN : Math.abs(z * derivative(z));
  }
}
