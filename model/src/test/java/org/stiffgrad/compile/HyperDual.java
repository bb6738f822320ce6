package org.stiffgrad.compile;

import org.stiffgrad.expression.Expression.UnaryOperator;

/**
 * A number with exact first derivatives in two directions and the mixed second one: v + d1 e1 + d2
 * e2 + d12 e1 e2 with e1^2 = e2^2 = 0. The textbook rules, independent of the compiler's. {@code
 * size1} is the sum of magnitudes of the terms of d1, the scale of its rounding error.
 */
record HyperDual(double v, double d1, double d2, double d12, double size1, double size12) {
  static HyperDual constant(double v) {
    return new HyperDual(v, 0, 0, 0, 0, 0);
  }

  static HyperDual variable(double v, double d1, double d2) {
    return new HyperDual(v, d1, d2, 0, Math.abs(d1), 0);
  }

  /** f(a) from f, f', f'' at a. */
  private HyperDual chain(double f, double first, double second) {
    return new HyperDual(
        f,
        first * d1,
        first * d2,
        first * d12 + second * d1 * d2,
        Math.abs(first) * size1,
        Math.abs(first) * size12 + Math.abs(second * d1 * d2));
  }

  /** g(a, b) from the partial derivatives of g. */
  private static HyperDual chain(HyperDual a, HyperDual b, double[] g) {
    double mixed = a.d1 * b.d2 + a.d2 * b.d1;
    return new HyperDual(
        g[0],
        g[1] * a.d1 + g[2] * b.d1,
        g[1] * a.d2 + g[2] * b.d2,
        g[1] * a.d12 + g[2] * b.d12 + g[3] * a.d1 * a.d2 + g[4] * mixed + g[5] * b.d1 * b.d2,
        Math.abs(g[1]) * a.size1 + Math.abs(g[2]) * b.size1,
        Math.abs(g[1]) * a.size12
            + Math.abs(g[2]) * b.size12
            + Math.abs(g[3] * a.d1 * a.d2)
            + Math.abs(g[4] * a.d1 * b.d2)
            + Math.abs(g[4] * a.d2 * b.d1)
            + Math.abs(g[5] * b.d1 * b.d2));
  }

  HyperDual plus(HyperDual b) {
    return chain(this, b, new double[] {v + b.v, 1, 1, 0, 0, 0});
  }

  HyperDual minus(HyperDual b) {
    return chain(this, b, new double[] {v - b.v, 1, -1, 0, 0, 0});
  }

  HyperDual times(HyperDual b) {
    return chain(this, b, new double[] {v * b.v, b.v, v, 0, 1, 0});
  }

  HyperDual over(HyperDual b) {
    double w = b.v;
    return chain(
        this, b, new double[] {v / w, 1 / w, -v / w / w, 0, -1 / (w * w), 2 * v / w / w / w});
  }

  HyperDual power(HyperDual b) {
    double x = v;
    double y = b.v;
    if (b.size1 == 0 && b.d2 == 0) {
      return chain(
          Math.pow(x, y),
          y == 0 ? 0 : y * Math.pow(x, y - 1),
          y == 0 || y == 1 ? 0 : y * (y - 1) * Math.pow(x, y - 2));
    }
    double log = Math.log(x);
    return chain(
        this,
        b,
        new double[] {
          Math.pow(x, y),
          y * Math.pow(x, y - 1),
          Math.pow(x, y) * log,
          y * (y - 1) * Math.pow(x, y - 2),
          Math.pow(x, y - 1) * (1 + y * log),
          Math.pow(x, y) * log * log
        });
  }

  HyperDual apply(UnaryOperator operator) {
    double x = v;
    return switch (operator) {
      case NEGATE -> chain(-x, -1, 0);
      case EXP -> chain(Math.exp(x), Math.exp(x), Math.exp(x));
      case LN -> chain(Math.log(x), 1 / x, -1 / (x * x));
      case LOG10 -> chain(Math.log10(x), 1 / (x * Math.log(10)), -1 / (x * x * Math.log(10)));
      case SQRT -> chain(Math.sqrt(x), 0.5 / Math.sqrt(x), -0.25 / (x * Math.sqrt(x)));
      case ABS -> chain(Math.abs(x), x < 0 ? -1 : 1, 0);
      case SIN -> chain(Math.sin(x), Math.cos(x), -Math.sin(x));
      case COS -> chain(Math.cos(x), -Math.sin(x), -Math.cos(x));
      case TAN -> {
        double c = Math.cos(x);
        yield chain(Math.tan(x), 1 / (c * c), 2 * Math.sin(x) / (c * c * c));
      }
      case FLOOR -> chain(Math.floor(x), 0, 0);
      case CEIL -> chain(Math.ceil(x), 0, 0);
      default -> inverseOrHyperbolic(operator);
    };
  }

  private HyperDual inverseOrHyperbolic(UnaryOperator operator) {
    double x = v;
    double c = 1 - x * x;
    double s = 1 + x * x;
    double r = x * x - 1;
    return switch (operator) {
      case ASIN -> chain(Math.asin(x), 1 / Math.sqrt(c), x / (c * Math.sqrt(c)));
      case ACOS -> chain(Math.acos(x), -1 / Math.sqrt(c), -x / (c * Math.sqrt(c)));
      case ATAN -> chain(Math.atan(x), 1 / s, -2 * x / (s * s));
      case SINH -> chain(Math.sinh(x), Math.cosh(x), Math.sinh(x));
      case COSH -> chain(Math.cosh(x), Math.sinh(x), Math.cosh(x));
      case TANH -> {
        double h = Math.tanh(x);
        double c2 = Math.pow(Math.cosh(x), -2);
        yield chain(h, c2, -2 * h * c2);
      }
      case ASINH -> chain(Math.log(x + Math.sqrt(s)), 1 / Math.sqrt(s), -x / (s * Math.sqrt(s)));
      case ACOSH -> chain(Math.log(x + Math.sqrt(r)), 1 / Math.sqrt(r), -x / (r * Math.sqrt(r)));
      case ATANH -> chain(0.5 * Math.log((1 + x) / (1 - x)), 1 / c, 2 * x / (c * c));
      default -> throw new IllegalArgumentException(operator.name());
    };
  }
}
