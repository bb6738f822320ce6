package org.stiffgrad.train;

import java.util.random.RandomGenerator;

/**
 * Points that fill the unit cube evenly: x_i = frac(shift + i alpha) with alpha_j = phi^-j, phi the
 * positive root of phi^(d+1) = phi + 1. (M. Roberts, The unreasonable effectiveness of quasirandom
 * sequences, 2018, with a random shift by Cranley and Patterson, SIAM J. Numer. Anal. 13 (1976)
 * 904.)
 */
final class QuasiRandom {
  private final double[] alpha;
  private final double[] shift;

  QuasiRandom(int dimension, RandomGenerator random) {
    this.alpha = new double[dimension];
    this.shift = new double[dimension];
    double phi = 2;
    for (int i = 0; i < 60; i++) {
      phi = Math.pow(1 + phi, 1.0 / (dimension + 1)); // contracts by less than a half
    }
    for (int j = 0; j < dimension; j++) {
      alpha[j] = Math.pow(phi, -(j + 1));
      shift[j] = random.nextDouble();
    }
  }

  /** Point i, [dimension]. */
  double[] point(int i) {
    double[] x = new double[alpha.length];
    for (int j = 0; j < x.length; j++) {
      double u = shift[j] + i * alpha[j];
      x[j] = u - Math.floor(u);
    }
    return x;
  }
}
