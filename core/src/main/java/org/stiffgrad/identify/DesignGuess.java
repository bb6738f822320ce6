package org.stiffgrad.identify;

import org.stiffgrad.fit.Evaluation;

/**
 * What data and chosen samples tell at one guess of the parameters, in units of ln p. A weak
 * information keeps variances finite, so that a first sample that leaves an open direction smaller
 * counts, although it does not close it (profile.9).
 */
final class DesignGuess {
  /** Standard deviation of ln p that is taken for granted: e^100 is no restriction. */
  private static final double TAKEN = 100;

  private final int k;

  /** Positions of the parameters whose deviations count here. */
  final int[] targets;

  /** Root of what is known, row-major [rows x k]. */
  private double[] known;

  /** Roots of all candidates, row-major [rows x k]. */
  private final double[] candidates;

  /** (F + W)^-1, row-major [k x k]. */
  private double[] covariance;

  private final double[] scratch;
  private final double[] column;

  /**
   * @param toLog dtheta/dln p, [k]
   */
  DesignGuess(
      Evaluation.Feasible data, Evaluation.Feasible candidates, double[] toLog, int[] targets) {
    this.k = toLog.length;
    this.targets = targets;
    this.known = scaled(data.root(), toLog);
    this.candidates = scaled(candidates.root(), toLog);
    this.covariance = covariance();
    this.scratch = new double[k * k];
    this.column = new double[k];
  }

  private static double[] scaled(double[] root, double[] toLog) {
    double[] scaled = root.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= toLog[i % toLog.length];
    }
    return scaled;
  }

  /** Sum of the logarithms of the targets' deviations with one sample more. */
  double logDeviations(DesignCandidates.Sample sample) {
    System.arraycopy(covariance, 0, scratch, 0, scratch.length);
    for (int i = 0; i < sample.rows(); i++) {
      addRow((sample.firstRow() + i) * k);
    }
    double sum = 0;
    for (int j : targets) {
      sum += 0.5 * Math.log(scratch[j * k + j]);
    }
    return sum;
  }

  /** C - (C s)(C s)' / (1 + s'C s) for the row s of the candidates, in scratch. (profile.10) */
  private void addRow(int at) {
    double denominator = 1;
    for (int i = 0; i < k; i++) {
      column[i] = 0;
      for (int j = 0; j < k; j++) {
        column[i] += scratch[i * k + j] * candidates[at + j];
      }
      denominator += column[i] * candidates[at + i];
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        scratch[i * k + j] -= column[i] * column[j] / denominator;
      }
    }
  }

  /** From now on the sample is part of what is known. */
  void add(DesignCandidates.Sample sample) {
    double[] more = new double[known.length + sample.rows() * k];
    System.arraycopy(known, 0, more, 0, known.length);
    System.arraycopy(candidates, sample.firstRow() * k, more, known.length, sample.rows() * k);
    known = more;
    covariance = covariance();
  }

  /** Joint standard deviations of ln p, infinite where open, [k]. */
  double[] deviations() {
    return InformationSpectrum.standardDeviations(known, k);
  }

  private double[] covariance() {
    double[] root = new double[known.length + k * k];
    System.arraycopy(known, 0, root, 0, known.length);
    for (int j = 0; j < k; j++) {
      root[known.length + j * k + j] = 1 / TAKEN;
    }
    InformationSpectrum spectrum = InformationSpectrum.of(root, k);
    double[] c = new double[k * k];
    for (int d = 0; d < k; d++) {
      double s = spectrum.singularValue(d);
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          c[i * k + j] += spectrum.loading(d, i) / s * (spectrum.loading(d, j) / s);
        }
      }
    }
    return c;
  }
}
