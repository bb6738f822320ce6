package org.stiffgrad.identify;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Singular value decomposition of an information root, S = U diag(s) V', and the variances that
 * follow from it (fit.12, fit.13). Never a pseudo-inverse: it would give the directions of which
 * nothing is known the variance zero.
 */
public final class InformationSpectrum {
  /** Relative singular value of normalized columns that is zero but for rounding. */
  private static final double RANK_TOLERANCE = 1e-11;

  /** Loading on a null direction that is zero but for rounding. */
  private static final double LOADING_TOLERANCE = 1e-8;

  private final int k;
  private final double[] singularValues;
  private final double[] v;

  private InformationSpectrum(int k, double[] singularValues, double[] v) {
    this.k = k;
    this.singularValues = singularValues;
    this.v = v;
  }

  /**
   * @param root S, row-major [rows x k], not changed
   */
  public static InformationSpectrum of(double[] root, int k) {
    if (k == 0) {
      return new InformationSpectrum(0, new double[0], new double[0]);
    }
    // at least k rows, so that directions without any information get a singular value too: zero
    int rows = Math.max(root.length / k, k);
    DMatrixRMaj s = new DMatrixRMaj(rows, k);
    System.arraycopy(root, 0, s.data, 0, root.length);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(rows, k, false, true, true);
    if (!svd.decompose(s)) {
      throw new IllegalStateException("the information root has no singular values");
    }
    DMatrixRMaj vt = svd.getV(null, true);
    return new InformationSpectrum(k, svd.getSingularValues().clone(), vt.data.clone());
  }

  /** Number of directions, that of the parameters. */
  public int directions() {
    return k;
  }

  /** Singular value of direction i, in no particular order. */
  public double singularValue(int i) {
    return singularValues[i];
  }

  /** Component of direction i along parameter j. */
  public double loading(int i, int j) {
    return v[i * k + j];
  }

  /** Number of directions with a singular value of at least {@code least}. */
  public int rank(double least) {
    int rank = 0;
    for (int i = 0; i < k; i++) {
      rank += singularValues[i] >= least ? 1 : 0;
    }
    return rank;
  }

  /**
   * Cramer-Rao standard deviations, [k]: the square roots of the diagonal of the inverse of S'S,
   * infinite for every parameter that takes part in a direction without information.
   *
   * @param root S, row-major [rows x k]
   */
  public static double[] standardDeviations(double[] root, int k) {
    double[] norm = norms(root, k);
    InformationSpectrum spectrum = of(normalized(root, norm), k);
    double most = 0;
    for (double s : spectrum.singularValues) {
      most = Math.max(most, s);
    }
    double[] sd = new double[k];
    for (int j = 0; j < k; j++) {
      sd[j] = norm[j] > 0 ? spectrum.deviation(j, RANK_TOLERANCE * most) / norm[j] : infinite();
    }
    return sd;
  }

  private static double infinite() {
    return Double.POSITIVE_INFINITY;
  }

  private double deviation(int j, double zero) {
    double variance = 0;
    for (int i = 0; i < k; i++) {
      double loading = Math.abs(loading(i, j));
      if (singularValues[i] > zero) {
        double x = loading / singularValues[i];
        variance += x * x;
      } else if (loading > LOADING_TOLERANCE) {
        return infinite();
      }
    }
    return Math.sqrt(variance);
  }

  /** Column j of the inverse of S'S, [k]; S must have full rank. */
  double[] covariances(int j) {
    double[] column = new double[k];
    for (int i = 0; i < k; i++) {
      double factor = loading(i, j) / (singularValues[i] * singularValues[i]);
      for (int a = 0; a < k; a++) {
        column[a] += loading(i, a) * factor;
      }
    }
    return column;
  }

  /**
   * Some columns of a matrix, row-major.
   *
   * @param root row-major, k columns
   */
  static double[] select(double[] root, int k, int[] columns) {
    int rows = root.length / k;
    double[] selected = new double[rows * columns.length];
    for (int i = 0; i < rows; i++) {
      for (int c = 0; c < columns.length; c++) {
        selected[i * columns.length + c] = root[i * k + columns[c]];
      }
    }
    return selected;
  }

  /** Condition number of S'S; infinite where a direction is open. */
  public static double condition(double[] root, int k) {
    InformationSpectrum spectrum = of(root, k);
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double s : spectrum.singularValues) {
      most = Math.max(most, s);
      least = Math.min(least, s);
    }
    return least > 0 ? Math.pow(most / least, 2) : Double.POSITIVE_INFINITY;
  }

  /** The same with every column divided by its norm. */
  public static double conditionOfNormalized(double[] root, int k) {
    return condition(normalized(root, norms(root, k)), k);
  }

  private static double[] normalized(double[] root, double[] norm) {
    double[] normalized = root.clone();
    for (int i = 0; i < normalized.length; i++) {
      double n = norm[i % norm.length];
      normalized[i] = n > 0 ? normalized[i] / n : 0;
    }
    return normalized;
  }

  static double[] norms(double[] root, int k) {
    double[] norm = new double[k];
    for (int i = 0; i < root.length; i++) {
      norm[i % k] += root[i] * root[i];
    }
    for (int j = 0; j < k; j++) {
      norm[j] = Math.sqrt(norm[j]);
    }
    return norm;
  }
}
