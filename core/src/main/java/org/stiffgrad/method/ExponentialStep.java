package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.DenseProduct;

/** The numbers of one exponential step. Rows as in {@link ExponentialPlan}. */
final class ExponentialStep {
  private final ExponentialPlan plan;
  final LinearTerm linear;

  /** L, [n x n]. */
  final double[] l;

  /** The functions of h L times each of the plan's scales. */
  final MatrixPhi[] phi;

  /** State of each row. */
  final double[][] state;

  /** N at each stage. */
  final double[][] slope;

  /** What function f of row i is applied to beside the flow, at {@code [i][f]}. */
  final double[][][] argument;

  ExponentialStep(ExponentialPlan plan) {
    this.plan = plan;
    final int n = plan.n;
    this.linear = plan.linearTerm.get();
    this.l = new double[n * n];
    this.phi = new MatrixPhi[plan.scale.length];
    for (int k = 0; k < phi.length; k++) {
      phi[k] = new MatrixPhi(n, plan.most[k]);
    }
    this.state = new double[plan.stages + 1][n];
    this.slope = new double[plan.stages][n];
    this.argument = new double[plan.stages + 1][plan.index.length][n];
  }

  /** The value of function f. */
  double[] function(int f) {
    return phi[plan.scaleOf[f]].value(plan.index[f]);
  }

  /** Takes the step (exponential.2); its result is the last of {@link #state}. */
  StepResult take(StepState s) {
    linear.evaluate(s, l);
    for (int k = 0; k < phi.length; k++) {
      if (!phi[k].evaluate(l, plan.scale[k] * s.h)) {
        return StepResult.NON_FINITE_JACOBIAN;
      }
    }
    for (int i = 0; i <= plan.stages; i++) {
      takeRow(s, i);
      if (i < plan.stages) {
        s.evaluator.rhs(s.t + plan.node[i] * s.h, state[i], s.p, s.regime, slope[i]);
        DenseProduct.add(-1, l, state[i], plan.n, 1, slope[i]);
      }
    }
    double sum = 0;
    for (double x : state[plan.stages]) {
      sum += Math.abs(x);
    }
    return sum <= Double.MAX_VALUE ? StepResult.CONVERGED : StepResult.NON_FINITE;
  }

  private void takeRow(StepState s, int i) {
    final int n = plan.n;
    final double[] out = state[i];
    Arrays.fill(out, 0);
    if (plan.flow[i] < 0) {
      System.arraycopy(s.y, 0, out, 0, n);
    } else {
      DenseProduct.add(1, function(plan.flow[i]), s.y, n, 1, out);
    }
    for (int f = 0; f < plan.index.length; f++) {
      if (plan.uses[i][f]) {
        Arrays.fill(argument[i][f], 0);
        addSlopes(s.h, plan.weight[i][f], i, slope, argument[i][f]);
        DenseProduct.add(1, function(f), argument[i][f], n, 1, out);
      }
    }
    addSlopes(s.h, plan.constant[i], i, slope, out);
  }

  /** out += factor sum_(j < i) weight_j slope_j, over as many entries as out has. */
  static void addSlopes(double factor, double[] weight, int i, double[][] slope, double[] out) {
    for (int j = 0; j < i; j++) {
      final double product = factor * weight[j];
      if (product != 0) {
        for (int e = 0; e < out.length; e++) {
          out[e] += product * slope[j][e];
        }
      }
    }
  }
}
