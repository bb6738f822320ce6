package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.solve.KeptSteps;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** Eigenvalues and eigenvectors of one experiment's Jacobians, step by step (diagnosis.7). */
final class ModeAnalysis {
  private final FitProblem problem;
  private final OdeSystem system;
  private final ObservationModel observation;
  private final Experiment experiment;
  private final double[] p;
  private final double[] magnitude;
  private final int[] source;
  private final int[] measured;
  private final Evaluator evaluator;
  private final ObservationEvaluator observer;
  private final StabilityFunction stability;
  private final int n;

  ModeAnalysis(
      FitProblem problem,
      Experiment experiment,
      double[] p,
      double[] magnitude,
      StabilityFunction stability) {
    this.problem = problem;
    this.system = problem.system();
    this.observation = problem.observation();
    this.experiment = experiment;
    this.p = p;
    this.magnitude = magnitude;
    this.source = problem.sources(experiment);
    this.measured = Arrays.stream(experiment.measurements().observables()).distinct().toArray();
    this.evaluator = system.newEvaluator();
    this.observer = observation.newEvaluator();
    this.stability = stability;
    this.n = system.states().size();
  }

  /** Adds every mode of a step. */
  void add(KeptSteps.Step step, List<ModeStep> all) {
    DMatrixRMaj jacobian = jacobian(step);
    EigenDecomposition_F64<DMatrixRMaj> right = eigen(jacobian);
    EigenDecomposition_F64<DMatrixRMaj> left = eigen(CommonOps_DDRM.transpose(jacobian, null));
    if (right == null || left == null) {
      return;
    }
    double[] f = new double[n];
    evaluator.rhs(step.t(), step.y(), p, step.regime(), f);
    double[][] byParameter = parameterColumns(step);
    for (int i = 0; i < n; i++) {
      Complex_F64 lambda = right.getEigenvalue(i);
      double z = step.h() * lambda.real;
      ModeStep.Eigenvalue eigenvalue = new ModeStep.Eigenvalue(lambda.real, lambda.imaginary);
      DMatrixRMaj v = lambda.imaginary == 0 ? right.getEigenVector(i) : null;
      double[] w = lambda.imaginary == 0 ? nearest(left, lambda.real) : null;
      boolean isPlain = eigenvalue.isDecay() && v != null && w != null;
      double derivative = isPlain ? stability.derivative(z) : Double.NaN;
      double decades = Math.log10(Math.abs(derivative)) - z / Math.log(10);
      all.add(
          new ModeStep(
              new ModeStep.Span(experiment.name(), step.t(), step.h()),
              eigenvalue,
              new ModeStep.Response(z, derivative, decades),
              v != null && w != null ? amplitude(step, lambda.real, v.data, w, f) : Double.NaN,
              w == null ? List.of() : participation(w, byParameter)));
    }
  }

  private DMatrixRMaj jacobian(KeptSteps.Step step) {
    return dense(system, evaluator, step.t(), step.y(), p, step.regime());
  }

  /** J with its zeros. */
  static DMatrixRMaj dense(
      OdeSystem system, Evaluator evaluator, double t, double[] y, double[] p, boolean[] regime) {
    int n = y.length;
    Sparsity structure = system.jacobian();
    double[] values = new double[structure.size()];
    evaluator.jacobian(t, y, p, regime, values);
    DMatrixRMaj dense = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int q = structure.rowStart(i); q < structure.rowStart(i + 1); q++) {
        dense.set(i, structure.column(q), values[q]);
      }
    }
    return dense;
  }

  private @Nullable EigenDecomposition_F64<DMatrixRMaj> eigen(DMatrixRMaj matrix) {
    for (double x : matrix.data) {
      if (!Double.isFinite(x)) {
        return null;
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true);
    return eigen.decompose(matrix.copy()) ? eigen : null;
  }

  private double @Nullable [] nearest(EigenDecomposition_F64<DMatrixRMaj> left, double lambda) {
    double closest = Double.POSITIVE_INFINITY;
    double[] vector = null;
    for (int i = 0; i < n; i++) {
      Complex_F64 candidate = left.getEigenvalue(i);
      DMatrixRMaj w = candidate.imaginary == 0 ? left.getEigenVector(i) : null;
      double distance = Math.abs(candidate.real - lambda);
      if (w != null && distance < closest) {
        closest = distance;
        vector = w.data;
      }
    }
    return vector;
  }

  /**
   * f along a decaying mode is lambda times the distance from rest, or from the manifold, there.
   */
  private double amplitude(KeptSteps.Step step, double lambda, double[] v, double[] w, double[] f) {
    double along = dot(w, f) / (dot(w, v) * lambda);
    double most = 0;
    double[] gradient = new double[n];
    Sparsity structure = observation.stateJacobian();
    for (int k : measured) {
      observer.stateGradient(k, step.t(), step.y(), p, step.regime(), gradient);
      double shown = 0;
      for (int q = structure.rowStart(k); q < structure.rowStart(k + 1); q++) {
        shown += gradient[q - structure.rowStart(k)] * v[structure.column(q)];
      }
      double h = observer.value(k, step.t(), step.y(), p, step.regime());
      double slope = observation.distribution(k).transform().derivative(h);
      double sigma = observer.noise(k, step.t(), step.y(), p, step.regime()) / slope;
      most = Math.max(most, Math.abs(along * shown / sigma));
    }
    return most;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  /** df/dln p of each free parameter, [free x n]. */
  private double[][] parameterColumns(KeptSteps.Step step) {
    Sparsity structure = system.parameterJacobian();
    double[] values = new double[structure.size()];
    evaluator.parameterJacobian(step.t(), step.y(), p, step.regime(), values);
    double[][] columns = new double[problem.free().size()][n];
    for (int i = 0; i < n; i++) {
      for (int q = structure.rowStart(i); q < structure.rowStart(i + 1); q++) {
        int j = source[structure.column(q)];
        if (j >= 0) {
          columns[j][i] += values[q] * magnitude[j];
        }
      }
    }
    return columns;
  }

  private static List<Double> participation(double[] w, double[][] byParameter) {
    double[] share = new double[byParameter.length];
    double most = 0;
    for (int j = 0; j < share.length; j++) {
      share[j] = Math.abs(dot(w, byParameter[j]));
      most = Math.max(most, share[j]);
    }
    List<Double> relative = new ArrayList<>();
    for (double s : share) {
      relative.add(most > 0 ? s / most : 0);
    }
    return relative;
  }
}
