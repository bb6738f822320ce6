package org.stiffgrad.paper;

/** Sizes of vectors. */
final class Norms {
  private Norms() {}

  static double euclidean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }

  static double rms(double[] x) {
    return euclidean(x) / Math.sqrt(x.length);
  }

  /** |x - y| / |y|. */
  static double relative(double[] x, double[] y) {
    double[] difference = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      difference[i] = x[i] - y[i];
    }
    return euclidean(difference) / euclidean(y);
  }

  /** Standard deviation around the mean. */
  static double deviation(double[] x) {
    double mean = 0;
    for (double v : x) {
      mean += v / x.length;
    }
    double sum = 0;
    for (double v : x) {
      sum += (v - mean) * (v - mean);
    }
    return Math.sqrt(sum / (x.length - 1));
  }

  /** n numbers from a to b in equal ratios. */
  static double[] logSpaced(double a, double b, int n) {
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      out[i] = a * Math.pow(b / a, i / (n - 1.));
    }
    return out;
  }

  /** h, 2 h, .. n h. */
  static double[] grid(double h, int n) {
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      out[i] = (i + 1) * h;
    }
    return out;
  }
}
