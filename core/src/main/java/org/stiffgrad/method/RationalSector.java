package org.stiffgrad.method;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Where P / Q stays within the unit disc. By the maximum principle |R| is at most 1 in a sector
 * without poles where it is so on the sector's two sides, and there |Q|^2 - |P|^2 is a polynomial
 * in the distance from the origin (stability.7).
 */
final class RationalSector {
  private static final double RIGHT_ANGLE = 90;

  private final Polynomial p;
  private final Polynomial q;

  RationalSector(Polynomial p, Polynomial q) {
    this.p = p;
    this.q = q;
  }

  Stability stability() {
    if (p.degree() > q.degree()) {
      return Stability.sector(0);
    }
    double free = poleAngle();
    if (free > RIGHT_ANGLE && isBoundedOnRay(RIGHT_ANGLE)) {
      return Stability.aStable(p.degree() < q.degree());
    }
    double inside = 0;
    double outside = Math.min(RIGHT_ANGLE, free);
    while (outside - inside > 1e-10) {
      double middle = 0.5 * (inside + outside);
      if (isBoundedOnRay(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return Stability.sector(inside > 1e-9 ? inside : 0);
  }

  /** Smallest angle between a pole and the negative real axis, degrees. */
  private double poleAngle() {
    double least = 180;
    for (Complex_F64 root : roots(q)) {
      double angle = Math.toDegrees(Math.atan2(Math.abs(root.imaginary), -root.real));
      least = Math.min(least, angle);
    }
    return least;
  }

  /** The roots of a polynomial with a constant term, as inverse eigenvalues of its companion. */
  private static List<Complex_F64> roots(Polynomial polynomial) {
    List<Complex_F64> roots = new ArrayList<>();
    int n = polynomial.degree();
    if (n < 1) {
      return roots;
    }
    DMatrixRMaj companion = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      companion.set(0, i, -polynomial.coefficient(i + 1).doubleValue());
      if (i > 0) {
        companion.set(i, i - 1, 1);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
    if (!eigen.decompose(companion)) {
      throw new IllegalStateException("the eigenvalues of a companion matrix did not converge");
    }
    for (int i = 0; i < n; i++) {
      Complex_F64 inverse = eigen.getEigenvalue(i);
      double size = inverse.getMagnitude2();
      roots.add(new Complex_F64(inverse.real / size, -inverse.imaginary / size));
    }
    return roots;
  }

  /** Whether |R| is at most 1 on the ray at this angle, in degrees, from the negative real axis. */
  private boolean isBoundedOnRay(double degrees) {
    Polynomial margin = q.squaredOnRay(degrees).minus(p.squaredOnRay(degrees)).withoutZeroRoots();
    if (margin.degree() < 0) {
      return true;
    }
    if (margin.coefficient(0).signum() < 0) {
      return false;
    }
    return RealRoots.positive(margin).stream().noneMatch(RealRoots.Root::changesSign);
  }
}
