package org.stiffgrad.method;

import java.util.List;
import java.util.Optional;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The largest root zeta of the characteristic equation of BDF with k steps. With v = 1 - 1/zeta it
 * reads sum_(j=1..k) v^j / j = z, so that d zeta/dz = zeta / (1 - v^k) (stability.14).
 */
public final class BdfStability implements StabilityFunction {
  /**
   * Two roots that agree to this, relative to them, are one: near a double root half the digits.
   */
  private static final double SAME_ROOT = 1e-7;

  private final int k;

  BdfStability(int steps) {
    this.k = steps;
  }

  /** Magnitudes of the largest root zeta and of its derivative. */
  private record Largest(double size, double slope) {}

  private Largest largest(double z) {
    Largest best = new Largest(0, 0);
    for (Complex_F64 v : roots(z)) {
      Complex_F64 u = new Complex_F64(1 - v.real, -v.imaginary);
      double size = 1 / u.getMagnitude();
      if (size > best.size) {
        Complex_F64 power = power(v);
        best = new Largest(size, size / Math.hypot(1 - power.real, power.imaginary));
      }
    }
    return best;
  }

  /** The values v of the k roots, by the companion matrix of v / scale and Newton's iteration. */
  private Complex_F64[] roots(double z) {
    double scale = Math.max(1, Math.pow(k * Math.abs(z), 1. / k));
    DMatrixRMaj companion = new DMatrixRMaj(k, k);
    for (int i = 0; i < k; i++) {
      double coefficient = i == k - 1 ? k * z : -(double) k / (k - 1 - i);
      companion.set(0, i, coefficient * Math.pow(scale, -(i + 1)));
      if (i > 0) {
        companion.set(i, i - 1, 1);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, false);
    if (!eigen.decompose(companion)) {
      throw new IllegalStateException("the eigenvalues of a companion matrix did not converge");
    }
    Complex_F64[] roots = new Complex_F64[k];
    for (int i = 0; i < k; i++) {
      Complex_F64 root = eigen.getEigenvalue(i);
      roots[i] = polished(new Complex_F64(root.real * scale, root.imaginary * scale), z);
    }
    return roots;
  }

  private Complex_F64 polished(Complex_F64 start, double z) {
    double x = start.real;
    double y = start.imaginary;
    for (int iteration = 0; iteration < 3; iteration++) {
      double fr = 0;
      double fi = 0;
      double dr = 0;
      double di = 0;
      for (int j = k; j >= 0; j--) {
        double d = dr * x - di * y + fr;
        di = dr * y + di * x + fi;
        dr = d;
        double f = fr * x - fi * y + (j == 0 ? -z : 1. / j);
        fi = fr * y + fi * x;
        fr = f;
      }
      double norm = dr * dr + di * di;
      if (norm < 1e-12) {
        break; // a double root, where Newton's step means nothing
      }
      x -= (fr * dr + fi * di) / norm;
      y -= (fi * dr - fr * di) / norm;
    }
    return new Complex_F64(x, y);
  }

  private Complex_F64 power(Complex_F64 v) {
    double real = 1;
    double imaginary = 0;
    for (int j = 0; j < k; j++) {
      double r = real * v.real - imaginary * v.imaginary;
      imaginary = real * v.imaginary + imaginary * v.real;
      real = r;
    }
    return new Complex_F64(real, imaginary);
  }

  @Override
  public double value(double z) {
    return largest(z).size;
  }

  @Override
  public double derivative(double z) {
    return largest(z).slope;
  }

  @Override
  public double atInfinity() {
    return 0;
  }

  /** |d zeta/dz| ~ (1/k) k^(-1/k) |z|^-(1 + 1/k) (stability.15). */
  @Override
  public Optional<Decay> decay() {
    return Optional.of(new Decay(1 + 1. / k, Math.pow(k, -1. / k) / k));
  }

  @Override
  public List<Double> zeros() {
    return List.of();
  }

  /**
   * A root zeta belongs to one z only, sum_(j=1..k) (1 - 1/zeta)^j / j; what remains to be seen is
   * whether z is negative and the root the largest there.
   */
  @Override
  public List<Double> preimages(double value) {
    double v = 1 - 1 / value;
    double z = 0;
    for (int j = k; j >= 1; j--) {
      z = (z + 1. / j) * v;
    }
    boolean isLargest = z < 0 && value(z) <= value * (1 + SAME_ROOT);
    return isLargest ? List.of(z) : List.of();
  }

  /**
   * Nowhere: while the root that starts at 1 is real, its derivative zeta / (1 - v^k) is positive,
   * and a complex root's has no sign.
   */
  @Override
  public List<Interval> wrongSign() {
    return List.of();
  }

  /**
   * The sector left of the locus z = sum_(j=1..k) (1 - e^(-i theta))^j / j of roots on the unit
   * circle (stability.16).
   */
  @Override
  public Stability stability() {
    double least = 90;
    double step = 1e-3;
    double at = 0;
    for (double theta = step; theta < Math.PI; theta += step) {
      double angle = locusAngle(theta);
      if (angle < least) {
        least = angle;
        at = theta;
      }
    }
    if (least > 90 - 1e-9) {
      return Stability.aStable(true);
    }
    double low = at - step;
    double high = at + step;
    for (int i = 0; i < 100; i++) {
      double third = (high - low) / 3;
      if (locusAngle(low + third) < locusAngle(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return Stability.sector(locusAngle(0.5 * (low + high)));
  }

  /** Angle between a point of the locus and the negative real axis, degrees. */
  private double locusAngle(double theta) {
    double vr = 1 - Math.cos(theta);
    double vi = Math.sin(theta);
    double zr = 0;
    double zi = 0;
    for (int j = k; j >= 1; j--) {
      double r = (zr + 1. / j) * vr - zi * vi;
      zi = (zr + 1. / j) * vi + zi * vr;
      zr = r;
    }
    return Math.toDegrees(Math.atan2(Math.abs(zi), -zr));
  }

  @Override
  public double realStability() {
    return Double.POSITIVE_INFINITY;
  }

  /** Roots branch where d zeta/dz is infinite: there is no largest sensitivity to name. */
  @Override
  public Optional<Double> mostSensitive() {
    return Optional.empty();
  }
}
