package org.stiffgrad.method;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collocation methods, whose coefficients are computed from their nodes. */
public final class Collocation {
  /** Four-stage Radau IIA. */
  public static final Firk RADAU_IIA_7 =
      new Firk("radau-iia-7", "Radau IIA of order 7", false, radauIia(4));

  /** Five-stage Radau IIA. */
  public static final Firk RADAU_IIA_9 =
      new Firk("radau-iia-9", "Radau IIA of order 9", false, radauIia(5));

  private Collocation() {}

  /**
   * Radau IIA with s stages: collocation at the roots of d^(s-1)/dx^(s-1) (x^(s-1) (x-1)^s)
   * (stability.19). Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.5.
   */
  static Tableau radauIia(int s) {
    Polynomial nodes = Polynomial.of(1);
    for (int i = 0; i < s; i++) {
      nodes = nodes.times(Polynomial.of(-1, 1));
      nodes = i < s - 1 ? nodes.times(Polynomial.of(0, 1)) : nodes;
    }
    for (int i = 1; i < s; i++) {
      nodes = nodes.derivative();
    }
    List<BigDecimal> c = new ArrayList<>();
    for (RealRoots.Root root : RealRoots.positive(nodes)) {
      c.add(polished(nodes, root.x()));
    }
    return at(c);
  }

  /** A simple root to all digits of the arithmetic. */
  private static BigDecimal polished(Polynomial p, double start) {
    BigDecimal x = new BigDecimal(start);
    Polynomial slope = p.derivative();
    for (int i = 0; i < 3; i++) {
      x = x.subtract(p.at(x).divide(slope.at(x), Polynomial.DIGITS), Polynomial.DIGITS);
    }
    return x;
  }

  /**
   * a_ij is the integral from 0 to c_i, b_j that from 0 to 1, of the Lagrange polynomial that is 1
   * at c_j and 0 at the other nodes.
   *
   * @param c nodes, distinct
   */
  private static Tableau at(List<BigDecimal> c) {
    int s = c.size();
    double[][] a = new double[s][s];
    double[] b = new double[s];
    for (int j = 0; j < s; j++) {
      BigDecimal[] product = {BigDecimal.ONE};
      BigDecimal scale = BigDecimal.ONE;
      for (int k = 0; k < s; k++) {
        if (k != j) {
          product = timesFactor(product, c.get(k));
          scale = scale.multiply(c.get(j).subtract(c.get(k)), Polynomial.DIGITS);
        }
      }
      for (int i = 0; i < s; i++) {
        a[i][j] = integral(product, c.get(i)).divide(scale, Polynomial.DIGITS).doubleValue();
      }
      b[j] = integral(product, BigDecimal.ONE).divide(scale, Polynomial.DIGITS).doubleValue();
    }
    return Tableau.of(a, b);
  }

  /** (x - root) p(x). */
  private static BigDecimal[] timesFactor(BigDecimal[] p, BigDecimal root) {
    BigDecimal[] product = new BigDecimal[p.length + 1];
    product[0] = p[0].multiply(root, Polynomial.DIGITS).negate();
    for (int k = 1; k < p.length; k++) {
      product[k] = p[k - 1].subtract(p[k].multiply(root, Polynomial.DIGITS), Polynomial.DIGITS);
    }
    product[p.length] = p[p.length - 1];
    return product;
  }

  private static BigDecimal integral(BigDecimal[] p, BigDecimal to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = p.length - 1; k >= 0; k--) {
      BigDecimal term = p[k].divide(BigDecimal.valueOf(k + 1), Polynomial.DIGITS);
      sum = sum.add(term, Polynomial.DIGITS).multiply(to, Polynomial.DIGITS);
    }
    return sum;
  }
}
