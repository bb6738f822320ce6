package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.InformationSpectrum;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Evaluator;

/**
 * Coordinates that separate time scales: the logarithms of the Jacobian's eigenvalues, then the
 * directions of its eigenvectors, as far as the parameters move them (diagnosis.9).
 */
final class ModeAlignment {
  private static final int MOST_STATES = 60;

  /** States of the first experiment at which the alignment is tried. */
  private static final int STATES = 5;

  /** Relative change of a parameter for the derivative of J. */
  private static final double CHANGE = 1e-6;

  /** What is left of a row beside those chosen before must be more than this share of it. */
  private static final double INDEPENDENT = 1e-6;

  private final FitProblem problem;
  private final double[] p;
  private final int[] source;
  private final double[] magnitude;
  private final Evaluator evaluator;
  private final int n;
  private final int k;

  private ModeAlignment(
      FitProblem problem, Experiment experiment, double[] values, double[] magnitude) {
    this.magnitude = magnitude;
    this.problem = problem;
    this.p = problem.parametersOf(experiment, values);
    this.source = problem.sources(experiment);
    this.evaluator = problem.system().newEvaluator();
    this.n = problem.system().states().size();
    this.k = values.length;
  }

  /**
   * The smallest condition number of the information, its columns normalized, over alignments with
   * the modes at a few states.
   *
   * @param values of the free parameters, on the linear scale
   * @param magnitude of each, positive
   * @param root information root with respect to their logarithms, row-major [rows x k]
   * @return empty where there are too many states, no data, or the model cannot be solved
   */
  static Optional<Double> condition(
      FitProblem problem, double[] values, double[] magnitude, double[] root) {
    Optional<Experiment> first =
        problem.experiments().stream().filter(e -> e.measurements().size() > 0).findFirst();
    if (first.isEmpty() || problem.system().states().size() > MOST_STATES) {
      return Optional.empty();
    }
    ModeAlignment alignment = new ModeAlignment(problem, first.get(), values, magnitude);
    double best = Double.POSITIVE_INFINITY;
    for (double[] state : alignment.states(first.get())) {
      best = Math.min(best, alignment.condition(state, root));
    }
    return Double.isInfinite(best) ? Optional.empty() : Optional.of(best);
  }

  /** The initial state and some later ones, each with its time in front. */
  private List<double[]> states(Experiment e) {
    double[] times = e.measurements().distinctTimes();
    List<double[]> all = new ArrayList<>();
    double[] y0 = new double[n];
    evaluator.initialState(p, y0);
    all.add(withTime(e.initialTime(), y0));
    int stride = Math.max(1, times.length / STATES);
    new Solver(problem.system(), problem.solve())
        .solve(
            new Ivp(problem.system(), p, e.initialTime(), times),
            (index, t, y, s) -> {
              if (index % stride == 0) {
                all.add(withTime(t, y));
              }
            });
    return all;
  }

  private static double[] withTime(double t, double[] y) {
    double[] state = new double[y.length + 1];
    state[0] = t;
    System.arraycopy(y, 0, state, 1, y.length);
    return state;
  }

  private double condition(double[] state, double[] root) {
    double[] y = Arrays.copyOfRange(state, 1, n + 1);
    DMatrixRMaj jacobian = jacobian(state[0], y, p);
    if (!isFinite(jacobian)) {
      return Double.POSITIVE_INFINITY;
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true);
    if (!eigen.decompose(jacobian.copy())) {
      return Double.POSITIVE_INFINITY;
    }
    double[] lambda = new double[n];
    DMatrixRMaj v = new DMatrixRMaj(n, n);
    for (int l = 0; l < n; l++) {
      Complex_F64 value = eigen.getEigenvalue(l);
      if (value.imaginary != 0) {
        return Double.POSITIVE_INFINITY;
      }
      lambda[l] = value.real;
      for (int i = 0; i < n; i++) {
        v.set(i, l, eigen.getEigenVector(l).get(i));
      }
    }
    DMatrixRMaj w = new DMatrixRMaj(n, n);
    if (!CommonOps_DDRM.invert(v, w)) {
      return Double.POSITIVE_INFINITY;
    }
    return condition(rows(state[0], y, jacobian, lambda, v, w), root);
  }

  /** d ln|lambda_l|/d ln p, then w_m dJ v_l / (lambda_l - lambda_m); rows of length k. */
  private List<double[]> rows(
      double t, double[] y, DMatrixRMaj jacobian, double[] lambda, DMatrixRMaj v, DMatrixRMaj w) {
    double[][] rate = new double[n][k];
    double[][] turn = new double[n * n][k];
    DMatrixRMaj change = new DMatrixRMaj(n, n);
    DMatrixRMaj half = new DMatrixRMaj(n, n);
    for (int i = 0; i < p.length; i++) {
      int j = source[i];
      if (j >= 0 && p[i] != 0) {
        double[] moved = p.clone();
        moved[i] *= 1 + CHANGE;
        CommonOps_DDRM.subtract(jacobian(t, y, moved), jacobian, change);
        CommonOps_DDRM.mult(magnitude[j] / (CHANGE * p[i]), w, change, half);
        CommonOps_DDRM.mult(half, v, change);
        for (int l = 0; l < n; l++) {
          for (int m = 0; m < n; m++) {
            double moves = change.get(m, l);
            double gap = l == m ? lambda[l] : lambda[l] - lambda[m];
            (l == m ? rate[l] : turn[l * n + m])[j] += gap == 0 ? 0 : moves / gap;
          }
        }
      }
    }
    List<double[]> rows = new ArrayList<>(Arrays.asList(rate));
    rows.addAll(Arrays.asList(turn));
    return rows;
  }

  /** Of S T^-1, T the first independent rows, filled up with single parameters. */
  private double condition(List<double[]> rows, double[] root) {
    DMatrixRMaj chosen = new DMatrixRMaj(k, k);
    List<double[]> basis = new ArrayList<>();
    List<double[]> candidates = new ArrayList<>(rows);
    for (int j = 0; j < k; j++) {
      double[] unit = new double[k];
      unit[j] = 1;
      candidates.add(unit);
    }
    for (double[] row : candidates) {
      double[] rest = beside(row, basis);
      double norm = norm(rest);
      if (basis.size() < k && norm > INDEPENDENT * norm(row)) {
        for (int j = 0; j < k; j++) {
          chosen.set(basis.size(), j, row[j]);
          rest[j] /= norm;
        }
        basis.add(rest);
      }
    }
    DMatrixRMaj inverse = new DMatrixRMaj(k, k);
    if (basis.size() < k || !isFinite(chosen) || !CommonOps_DDRM.invert(chosen, inverse)) {
      return Double.POSITIVE_INFINITY;
    }
    DMatrixRMaj s = DMatrixRMaj.wrap(root.length / k, k, root);
    DMatrixRMaj aligned = new DMatrixRMaj(root.length / k, k);
    CommonOps_DDRM.mult(s, inverse, aligned);
    return InformationSpectrum.conditionOfNormalized(aligned.data, k);
  }

  /** What of a row is orthogonal to all before. */
  private double[] beside(double[] row, List<double[]> basis) {
    double[] rest = row.clone();
    // twice, for what rounding leaves
    for (int pass = 0; pass < 2; pass++) {
      for (double[] b : basis) {
        double along = 0;
        for (int j = 0; j < k; j++) {
          along += rest[j] * b[j];
        }
        for (int j = 0; j < k; j++) {
          rest[j] -= along * b[j];
        }
      }
    }
    return rest;
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double component : x) {
      sum += component * component;
    }
    return Math.sqrt(sum);
  }

  private DMatrixRMaj jacobian(double t, double[] y, double[] at) {
    boolean[] regime = new boolean[problem.system().switchTimeJacobian().rows()];
    double[] switches = new double[regime.length];
    evaluator.switchTimes(at, switches);
    problem.system().regimeAt(t, switches, regime);
    return ModeAnalysis.dense(problem.system(), evaluator, t, y, at, regime);
  }

  private static boolean isFinite(DMatrixRMaj m) {
    return Arrays.stream(m.data).allMatch(Double::isFinite);
  }
}
