package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.identify.JointInformation;

/** The evaluation of the training solver beside that of the reference, parameter by parameter. */
record Comparison(
    List<GradientBudget> budgets, List<ComponentGradient> gradient, JointInformation joint) {
  /**
   * What the difference between two solves is multiplied by to bound the error of the worse one.
   */
  private static final double SAFETY = 2;

  /**
   * Errors of the reference's column and residuals, relative to its tolerance, as far as they add
   * up in a component: much less than the tolerance of one step, as measured.
   */
  private static final double REFERENCE_SHARE = 1e-3;

  /**
   * @param training by the solver that is judged
   * @param reference by the same objective at the same point with steps that can be trusted
   * @param rtol tolerance of the reference
   */
  static Comparison of(
      FitProblem problem,
      double[] theta,
      Evaluation.Feasible training,
      Evaluation.Feasible reference,
      double rtol) {
    JointInformation joint = JointInformation.of(problem, theta, reference);
    int rows = 2 * problem.measurements();
    double[] q = head(training.q(), rows);
    double[] qReference = head(reference.q(), rows);
    List<GradientBudget> budgets = new ArrayList<>();
    List<ComponentGradient> gradient = new ArrayList<>();
    int priorRow = rows;
    for (int j = 0; j < training.columns(); j++) {
      double[] numerical = column(training, j, rows, 1);
      double[] exact = column(reference, j, rows, 1);
      double value = product(numerical, q);
      double best = product(exact, qReference);
      FreeParameter f = problem.free().get(j);
      double prior = 0;
      if (f.prior().isPresent()) {
        prior = training.q()[priorRow] * training.root()[priorRow * training.columns() + j];
        priorRow++;
      }
      // what the reference itself may be off by: a share of all that cancels in its component
      double unsure = REFERENCE_SHARE * rtol * norm(exact) * norm(qReference);
      double error = SAFETY * Math.abs(value - best) + unsure;
      gradient.add(new ComponentGradient(value, best, error, prior));
      double toLog = joint.toLog(j);
      budgets.add(
          GradientBudget.of(
              joint.magnitude(j),
              column(reference, j, rows, toLog),
              column(training, j, rows, toLog),
              q));
    }
    return new Comparison(List.copyOf(budgets), List.copyOf(gradient), joint);
  }

  private static double[] head(double[] x, int length) {
    return Arrays.copyOf(x, length);
  }

  private static double[] column(Evaluation.Feasible at, int j, int rows, double factor) {
    double[] column = new double[rows];
    for (int i = 0; i < rows; i++) {
      column[i] = at.root()[i * at.columns() + j] * factor;
    }
    return column;
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double norm(double[] x) {
    return Math.sqrt(product(x, x));
  }
}
