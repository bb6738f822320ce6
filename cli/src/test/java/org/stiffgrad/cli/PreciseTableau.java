package org.stiffgrad.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A Butcher tableau in seventy digits and what follows from it by other ways than the product's: R
 * and R' by solving linear systems, zeros by scanning, the order from the error of a nonlinear
 * step.
 */
record PreciseTableau(BigDecimal[][] a, BigDecimal[] b) {
  static final MathContext DIGITS = new MathContext(70);

  /** Rows of text such as 5/12. */
  static PreciseTableau of(String[][] a, String[] b) {
    BigDecimal[][] rows = new BigDecimal[a.length][];
    for (int i = 0; i < a.length; i++) {
      rows[i] = Arrays.stream(a[i]).map(PreciseTableau::ratio).toArray(BigDecimal[]::new);
    }
    return new PreciseTableau(
        rows, Arrays.stream(b).map(PreciseTableau::ratio).toArray(BigDecimal[]::new));
  }

  private static BigDecimal ratio(String text) {
    String[] parts = text.split("/", 2);
    BigDecimal numerator = new BigDecimal(parts[0]);
    return parts.length == 1 ? numerator : numerator.divide(new BigDecimal(parts[1]), DIGITS);
  }

  /** Collocation at the roots of the (s-1)-th derivative of x^(s-1) (x - 1)^s. */
  static PreciseTableau radauIia(int s) {
    BigDecimal[] p = {BigDecimal.ONE};
    for (int k = 0; k < 2 * s - 1; k++) {
      p = timesRoot(p, k < s ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    for (int k = 0; k < s - 1; k++) {
      BigDecimal[] slope = new BigDecimal[p.length - 1];
      for (int j = 0; j < slope.length; j++) {
        slope[j] = p[j + 1].multiply(BigDecimal.valueOf(j + 1));
      }
      p = slope;
    }
    BigDecimal[] polynomial = p;
    List<BigDecimal> nodes = new ArrayList<>();
    int parts = 997;
    BigDecimal left = BigDecimal.ZERO;
    for (int i = 1; i <= parts; i++) {
      // The last root is 1: the last part ends beyond it.
      BigDecimal right = new BigDecimal((i + 0.5) / parts);
      if (at(polynomial, left).signum() * at(polynomial, right).signum() < 0) {
        nodes.add(root(polynomial, left, right));
      }
      left = right;
    }
    BigDecimal[][] a = new BigDecimal[s][s];
    BigDecimal[] b = new BigDecimal[s];
    for (int j = 0; j < s; j++) {
      BigDecimal[] lagrange = {BigDecimal.ONE};
      for (int k = 0; k < s; k++) {
        if (k != j) {
          lagrange = timesRoot(lagrange, nodes.get(k));
          BigDecimal gap = nodes.get(j).subtract(nodes.get(k));
          for (int m = 0; m < lagrange.length; m++) {
            lagrange[m] = lagrange[m].divide(gap, DIGITS);
          }
        }
      }
      BigDecimal[] integral = new BigDecimal[s + 1];
      integral[0] = BigDecimal.ZERO;
      for (int m = 0; m < s; m++) {
        integral[m + 1] = lagrange[m].divide(BigDecimal.valueOf(m + 1), DIGITS);
      }
      for (int i = 0; i < s; i++) {
        a[i][j] = at(integral, nodes.get(i));
      }
      b[j] = at(integral, BigDecimal.ONE);
    }
    return new PreciseTableau(a, b);
  }

  private static BigDecimal[] timesRoot(BigDecimal[] p, BigDecimal root) {
    BigDecimal[] product = new BigDecimal[p.length + 1];
    Arrays.fill(product, BigDecimal.ZERO);
    for (int k = 0; k < p.length; k++) {
      product[k + 1] = product[k + 1].add(p[k]);
      product[k] = product[k].subtract(p[k].multiply(root, DIGITS), DIGITS);
    }
    return product;
  }

  private static BigDecimal at(BigDecimal[] p, BigDecimal x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = p.length - 1; k >= 0; k--) {
      sum = sum.multiply(x, DIGITS).add(p[k], DIGITS);
    }
    return sum;
  }

  private static BigDecimal root(BigDecimal[] p, BigDecimal from, BigDecimal to) {
    BigDecimal low = from;
    BigDecimal high = to;
    int sign = at(p, low).signum();
    for (int i = 0; i < 220; i++) {
      BigDecimal middle = low.add(high).multiply(new BigDecimal("0.5"), DIGITS);
      if (at(p, middle).signum() == sign) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int stages() {
    return b.length;
  }

  /** With the seventeen digits of doubles. */
  String json() {
    StringBuilder text = new StringBuilder("{\"A\": [");
    for (int i = 0; i < stages(); i++) {
      text.append(i == 0 ? "" : ", ").append(doubles(a[i]));
    }
    return text.append("], \"b\": ").append(doubles(b)).append("}\n").toString();
  }

  private static String doubles(BigDecimal[] row) {
    return Arrays.toString(Arrays.stream(row).mapToDouble(BigDecimal::doubleValue).toArray());
  }

  /** x with (I - z A) x = r. */
  private BigDecimal[] resolvent(BigDecimal z, BigDecimal[] r) {
    int s = stages();
    BigDecimal[][] rows = new BigDecimal[s][s + 1];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        rows[i][j] = z.multiply(a[i][j], DIGITS).negate();
      }
      rows[i][i] = rows[i][i].add(BigDecimal.ONE);
      rows[i][s] = r[i];
    }
    return solved(rows);
  }

  private static BigDecimal[] solved(BigDecimal[][] rows) {
    int n = rows.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = rows[i][k].abs().compareTo(rows[pivot][k].abs()) > 0 ? i : pivot;
      }
      BigDecimal[] row = rows[pivot];
      rows[pivot] = rows[k];
      rows[k] = row;
      BigDecimal divisor = row[k];
      for (int j = k; j <= n; j++) {
        row[j] = row[j].divide(divisor, DIGITS);
      }
      for (int i = 0; i < n; i++) {
        BigDecimal factor = rows[i][k];
        if (i != k && factor.signum() != 0) {
          for (int j = k; j <= n; j++) {
            rows[i][j] = rows[i][j].subtract(factor.multiply(row[j], DIGITS), DIGITS);
          }
        }
      }
    }
    return Arrays.stream(rows).map(row -> row[n]).toArray(BigDecimal[]::new);
  }

  private BigDecimal[] ones() {
    BigDecimal[] ones = new BigDecimal[stages()];
    Arrays.fill(ones, BigDecimal.ONE);
    return ones;
  }

  private BigDecimal weighted(BigDecimal[] x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(b[i].multiply(x[i], DIGITS), DIGITS);
    }
    return sum;
  }

  /** R(z) = 1 + z b^T (I - z A)^-1 1. */
  BigDecimal value(double z) {
    BigDecimal exact = new BigDecimal(z);
    return exact.multiply(weighted(resolvent(exact, ones())), DIGITS).add(BigDecimal.ONE, DIGITS);
  }

  /** R'(z) = b^T (I - z A)^-2 1. */
  BigDecimal slope(double z) {
    BigDecimal exact = new BigDecimal(z);
    return weighted(resolvent(exact, resolvent(exact, ones())));
  }

  /** |R(x + i y)|, by a real system of twice the size. */
  double magnitude(double x, double y) {
    int s = stages();
    BigDecimal[][] rows = new BigDecimal[2 * s][2 * s + 1];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        BigDecimal re = a[i][j].multiply(new BigDecimal(x), DIGITS).negate();
        BigDecimal im = a[i][j].multiply(new BigDecimal(y), DIGITS);
        BigDecimal one = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
        rows[i][j] = re.add(one);
        rows[s + i][s + j] = rows[i][j];
        rows[i][s + j] = im;
        rows[s + i][j] = im.negate();
      }
      rows[i][2 * s] = BigDecimal.ONE;
      rows[s + i][2 * s] = BigDecimal.ZERO;
    }
    BigDecimal[] k = solved(rows);
    double re = weighted(Arrays.copyOfRange(k, 0, s)).doubleValue();
    double im = weighted(Arrays.copyOfRange(k, s, 2 * s)).doubleValue();
    return Math.hypot(1 + x * re - y * im, x * im + y * re);
  }

  /** Where a function changes its sign between -1e4 and -1e-2, the place nearest to 0 first. */
  static List<Double> signChanges(DoubleFunction<BigDecimal> f) {
    List<Double> places = new ArrayList<>();
    double right = -1e-2;
    int sign = f.apply(right).signum();
    while (right > -1e4) {
      double left = right * 1.03;
      if (f.apply(left).signum() != sign) {
        places.add(bisected(f, left, right));
        sign = -sign;
      }
      right = left;
    }
    return places;
  }

  private static double bisected(DoubleFunction<BigDecimal> f, double from, double to) {
    double low = from;
    double high = to;
    int sign = f.apply(low).signum();
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (f.apply(middle).signum() == sign) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** The order, from the errors of two steps that differ by a factor of 2; no whole number. */
  double measuredOrder() {
    double coarse = error(1. / 64);
    double fine = error(1. / 128);
    return Math.log(coarse / fine) / Math.log(2) - 1;
  }

  /**
   * Error of one step on u' = -u^2, v' = -2 u v, w' = -3 v^2 + 2 (w - u v)(w + v) from 1, solved by
   * (1 + t)^-1, (1 + t)^-2, (1 + t)^-3; stages by fixed-point iteration.
   */
  private double error(double length) {
    int s = stages();
    BigDecimal h = new BigDecimal(length);
    BigDecimal[][] k = new BigDecimal[s][3];
    for (BigDecimal[] row : k) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int sweep = 0; sweep < 60; sweep++) {
      BigDecimal[][] next = new BigDecimal[s][];
      for (int i = 0; i < s; i++) {
        next[i] = slopes(advanced(a[i], k, h));
      }
      k = next;
    }
    BigDecimal[] end = advanced(b, k, h);
    BigDecimal exact = BigDecimal.ONE;
    double most = 0;
    for (BigDecimal component : end) {
      exact = exact.divide(BigDecimal.ONE.add(h), DIGITS);
      most = Math.max(most, component.subtract(exact).abs().doubleValue());
    }
    return most;
  }

  private static BigDecimal[] advanced(BigDecimal[] weights, BigDecimal[][] k, BigDecimal h) {
    BigDecimal[] y = new BigDecimal[3];
    for (int c = 0; c < 3; c++) {
      y[c] = BigDecimal.ONE;
      for (int j = 0; j < weights.length; j++) {
        y[c] = y[c].add(h.multiply(weights[j], DIGITS).multiply(k[j][c], DIGITS), DIGITS);
      }
    }
    return y;
  }

  private static BigDecimal[] slopes(BigDecimal[] y) {
    BigDecimal uv = y[0].multiply(y[1], DIGITS);
    BigDecimal rest = y[2].subtract(uv).multiply(y[2].add(y[1]), DIGITS);
    BigDecimal two = BigDecimal.valueOf(2);
    return new BigDecimal[] {
      y[0].multiply(y[0], DIGITS).negate(),
      uv.multiply(two).negate(),
      rest.multiply(two).subtract(BigDecimal.valueOf(3).multiply(y[1]).multiply(y[1], DIGITS))
    };
  }
}
