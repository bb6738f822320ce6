package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Parameters for which the increments of the data are the integrals of f along the data, by the
 * trapezoidal rule, weighted by what noise in the data does to the defects:
 *
 * <p>d_i = (I - h J_{i+1}/2)^-1 (y_{i+1} - y_i - h (f_i + f_{i+1})/2) = e_{i+1} - G_i e_i, G_i = (I
 * - h J_{i+1}/2)^-1 (I + h J_i/2),
 *
 * <p>so that the covariance of all defects is block-tridiagonal. J depends on the parameters, hence
 * the iteration. (train.3)
 */
final class IntegralMatching {
  private static final int ITERATIONS = 30;
  private static final double CLOSE = 1e-3;

  /** A value that would leave its scale goes this far towards its end instead. */
  private static final double TOWARDS_END = 0.1;

  /** Defects of an experiment whose covariance is still factorized densely. */
  private static final int MOST_DEFECTS = 600;

  private final FitProblem problem;
  private final List<Experiment> experiments;
  private final int n;

  private IntegralMatching(FitProblem problem, List<Experiment> experiments) {
    this.problem = problem;
    this.experiments = experiments;
    this.n = problem.system().states().size();
  }

  /** Empty where no experiment has measured all states often enough. */
  static Optional<IntegralMatching> of(FitProblem problem) {
    double[] values = problem.coordinates().toValues(problem.coordinates().start());
    List<Experiment> usable =
        problem.experiments().stream().filter(e -> states(problem, e, values).isPresent()).toList();
    return usable.isEmpty() ? Optional.empty() : Optional.of(new IntegralMatching(problem, usable));
  }

  private static Optional<FullStates> states(FitProblem problem, Experiment e, double[] values) {
    return FullStates.of(problem, e, problem.parametersOf(e, values))
        .filter(s -> s.rows() * problem.system().states().size() <= MOST_DEFECTS);
  }

  /**
   * Iterates from a point.
   *
   * @param theta coordinates, [k]
   * @return the last point, empty where a step does not exist
   */
  Optional<double[]> estimate(double[] theta) {
    double[] values = problem.coordinates().toValues(theta);
    for (int i = 0; i < ITERATIONS; i++) {
      Optional<double[]> step = step(values);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      double[] next = allowed(values, step.get());
      double change = 0;
      for (int j = 0; j < next.length; j++) {
        change = Math.max(change, Math.abs(next[j] - values[j]) / Math.abs(next[j]));
      }
      values = next;
      if (change < CLOSE) {
        break;
      }
    }
    return Optional.of(problem.coordinates().box().clamp(problem.coordinates().toTheta(values)));
  }

  private double[] allowed(double[] values, double[] step) {
    double[] next = new double[values.length];
    for (int j = 0; j < next.length; j++) {
      double wanted = values[j] + step[j];
      boolean leaves = problem.free().get(j).scale().isPositive() && !(wanted > 0);
      next[j] = leaves ? TOWARDS_END * values[j] : wanted;
    }
    return next;
  }

  /** The Gauss-Newton step of the weighted defects in the values; shortest where not unique. */
  private Optional<double[]> step(double[] values) {
    int k = values.length;
    List<DMatrixRMaj> blocks = new ArrayList<>();
    for (Experiment e : experiments) {
      blocks.add(new Defects(e, values).whitened());
    }
    int rows = blocks.stream().mapToInt(DMatrixRMaj::getNumRows).sum();
    DMatrixRMaj a = new DMatrixRMaj(rows, k);
    DMatrixRMaj b = new DMatrixRMaj(rows, 1);
    int at = 0;
    for (DMatrixRMaj block : blocks) {
      for (int i = 0; i < block.getNumRows(); i++, at++) {
        System.arraycopy(block.data, i * (k + 1), a.data, at * k, k);
        b.data[at] = -block.get(i, k);
      }
    }
    if (!Arrays.stream(a.data).allMatch(Double::isFinite)
        || !Arrays.stream(b.data).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    double[] norm = new double[k];
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < rows; i++) {
        norm[j] = Math.hypot(norm[j], a.get(i, j));
      }
      for (int i = 0; i < rows && norm[j] > 0; i++) {
        a.set(i, j, a.get(i, j) / norm[j]);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
    DMatrixRMaj x = new DMatrixRMaj(k, 1);
    if (!solver.setA(a)) {
      return Optional.empty();
    }
    solver.solve(b, x);
    for (int j = 0; j < k; j++) {
      x.data[j] = norm[j] > 0 ? x.data[j] / norm[j] : 0;
    }
    return Optional.of(x.data);
  }

  /** The defects of one experiment and their derivatives. */
  private final class Defects {
    private final FullStates data;
    private final OdeSystem system = problem.system();
    private final Evaluator evaluator = system.newEvaluator();
    private final double[] p;
    private final int[] source;
    private final double[] switchTimes;
    private final boolean[] regime;
    private final int k = problem.free().size();

    Defects(Experiment e, double[] values) {
      this.data = states(problem, e, values).orElseThrow();
      this.p = problem.parametersOf(e, values);
      this.source = problem.sources(e);
      this.regime = new boolean[system.switchTimeJacobian().rows()];
      this.switchTimes = new double[regime.length];
      evaluator.switchTimes(p, switchTimes);
    }

    /** Rows [df/dtheta | d], decorrelated and of unit variance. */
    DMatrixRMaj whitened() {
      int defects = data.rows() - 1;
      DMatrixRMaj rows = new DMatrixRMaj(n * defects, k + 1);
      DMatrixRMaj covariance = new DMatrixRMaj(n * defects, n * defects);
      DMatrixRMaj noise = CommonOps_DDRM.diag(squares(data.deviations()));
      for (int i = 0; i < defects; i++) {
        Ends ends = new Ends(i);
        CommonOps_DDRM.insert(ends.defect, rows, n * i, 0);
        DMatrixRMaj carried = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(ends.carry, noise, carried);
        DMatrixRMaj own = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(carried, ends.carry, own);
        CommonOps_DDRM.addEquals(own, noise);
        CommonOps_DDRM.insert(own, covariance, n * i, n * i);
        if (i > 0) {
          CommonOps_DDRM.scale(-1, carried);
          CommonOps_DDRM.insert(carried, covariance, n * i, n * (i - 1));
          CommonOps_DDRM.transpose(carried);
          CommonOps_DDRM.insert(carried, covariance, n * (i - 1), n * i);
        }
      }
      return decorrelate(covariance, rows);
    }

    private DMatrixRMaj decorrelate(DMatrixRMaj covariance, DMatrixRMaj rows) {
      CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
          DecompositionFactory_DDRM.chol(covariance.getNumRows(), true);
      DMatrixRMaj white = rows.copy();
      if (!cholesky.decompose(covariance)) {
        CommonOps_DDRM.fill(white, Double.NaN);
        return white;
      }
      DMatrixRMaj l = cholesky.getT(null);
      DMatrixRMaj column = new DMatrixRMaj(rows.getNumRows(), 1);
      for (int j = 0; j <= k; j++) {
        CommonOps_DDRM.extractColumn(rows, j, column);
        TriangularSolver_DDRM.solveL(l.data, column.data, l.getNumRows());
        CommonOps_DDRM.insert(column, white, 0, j);
      }
      return white;
    }

    private double[] squares(double[] x) {
      return Arrays.stream(x).map(v -> v * v).toArray();
    }

    /** One interval: its defect with derivatives, [n x (k + 1)], and what carries noise through. */
    private final class Ends {
      private final DMatrixRMaj defect = new DMatrixRMaj(n, k + 1);
      private final DMatrixRMaj carry = new DMatrixRMaj(n, n);
      private final DMatrixRMaj implicit = new DMatrixRMaj(n, n);

      Ends(int i) {
        double h = data.times()[i + 1] - data.times()[i];
        for (int c = 0; c < n; c++) {
          defect.set(c, k, data.states()[i + 1][c] - data.states()[i][c]);
          carry.set(c, c, 1);
          implicit.set(c, c, 1);
        }
        add(i, h / 2, carry);
        add(i + 1, h / 2, implicit);
        for (int q = 0; q < n * n; q++) {
          implicit.data[q] = (q % (n + 1) == 0 ? 2 : 0) - implicit.data[q];
        }
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(n);
        if (lu.setA(implicit)) {
          lu.solve(defect.copy(), defect);
          lu.solve(carry.copy(), carry);
        } else {
          CommonOps_DDRM.fill(defect, Double.NaN);
        }
      }

      /** One end's share: -w f and its derivatives to the defect, w J to a matrix. */
      private void add(int at, double w, DMatrixRMaj jacobian) {
        double t = data.times()[at];
        double[] y = data.states()[at];
        system.regimeAt(t, switchTimes, regime);
        double[] f = new double[n];
        evaluator.rhs(t, y, p, regime, f);
        Sparsity states = system.jacobian();
        double[] j = new double[states.size()];
        evaluator.jacobian(t, y, p, regime, j);
        Sparsity parameters = system.parameterJacobian();
        double[] fp = new double[parameters.size()];
        evaluator.parameterJacobian(t, y, p, regime, fp);
        for (int c = 0; c < n; c++) {
          defect.add(c, k, -w * f[c]);
          for (int q = states.rowStart(c); q < states.rowStart(c + 1); q++) {
            jacobian.add(c, states.column(q), w * j[q]);
          }
          for (int q = parameters.rowStart(c); q < parameters.rowStart(c + 1); q++) {
            int theta = source[parameters.column(q)];
            if (theta >= 0) {
              defect.add(c, theta, -w * fp[q]);
            }
          }
        }
      }
    }
  }
}
