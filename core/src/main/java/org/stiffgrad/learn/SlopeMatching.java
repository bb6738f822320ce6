package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Sparsity;

/**
 * What the network says of slopes at the rows of the data, against the differences between them: no
 * equation is solved, so that nothing can be too stiff. (learn.8)
 */
final class SlopeMatching implements WeightDescent.Residuals {
  /** A difference that is smaller than this, in ranges, is not what a state's fastest slope is. */
  private static final double SIGNIFICANT = 0.05;

  /** What a measured difference is uncertain by, in ranges. */
  private static final double NOISE = 0.001;

  /** What a slope may be wrong by, relative to the fastest, before it counts less. */
  private static final double COARSE = 0.01;

  private final NetworkOde ode;
  private final int n;
  private final List<Gap> gaps = new ArrayList<>();

  /** The fastest slope of each state, [n]. */
  private final double[] fastest;

  /** From a complete row to the next one. */
  private record Gap(double[] from, double[] to, double length) {
    double slope(int k) {
      return (to[k] - from[k]) / length;
    }
  }

  SlopeMatching(NetworkOde ode, List<Series> data) {
    this.ode = ode;
    this.n = ode.states().size();
    for (Series s : data) {
      int before = 0;
      for (int i = 1; i < s.times().length; i++) {
        if (Series.isComplete(s.values()[i])) {
          double length = s.times()[i] - s.times()[before];
          gaps.add(new Gap(s.values()[before], s.values()[i], length));
          before = i;
        }
      }
    }
    this.fastest = new double[n];
    for (int k = 0; k < n; k++) {
      double least = SIGNIFICANT * ode.scales().get(k).range();
      double significant = fastest(k, least);
      // what never moves has a slope all the same
      double any = Math.max(fastest(k, 0), Double.MIN_NORMAL);
      fastest[k] = significant > 0 ? significant : any;
    }
  }

  private double fastest(int k, double least) {
    return gaps.stream()
        .filter(g -> Math.abs(g.to()[k] - g.from()[k]) > least)
        .mapToDouble(g -> Math.abs(g.slope(k)))
        .max()
        .orElse(0);
  }

  /** Weights with each rate as high as the fastest slope of its state calls for. */
  double[] begin(double[] weights) {
    double[] begin = weights.clone();
    for (int k = 0; k < n && ode.form().hasRates(); k++) {
      StateScale s = ode.scales().get(k);
      begin[ode.mlp().weights() + k] = Math.log(fastest[k] * s.span() / s.range());
    }
    return begin;
  }

  @Override
  public Evaluation evaluate(double[] weights, int order) {
    int columns = weights.length;
    double[] p = Arrays.copyOf(weights, ode.parameters().size());
    Evaluator evaluator = ode.newEvaluator();
    Sparsity structure = ode.parameterJacobian();
    double[] derivative = new double[structure.size()];
    double[] f = new double[n];
    double[] q = new double[gaps.size() * n];
    double[] root = new double[order > 0 ? q.length * columns : 0];
    for (int g = 0; g < gaps.size(); g++) {
      Gap gap = gaps.get(g);
      for (double[] y : List.of(gap.from(), gap.to())) {
        evaluator.rhs(0, y, p, new boolean[0], f);
        if (order > 0) {
          evaluator.parameterJacobian(0, y, p, new boolean[0], derivative);
        }
        for (int k = 0; k < n; k++) {
          double half = weight(gap, k) / 2;
          q[g * n + k] += half * (f[k] - gap.slope(k));
          for (int at = structure.rowStart(k); at < structure.rowStart(k + 1) && order > 0; at++) {
            root[(g * n + k) * columns + structure.column(at)] += half * derivative[at];
          }
        }
      }
    }
    double chi2 = Arrays.stream(q).map(x -> x * x).sum();
    return Double.isFinite(chi2)
        ? new Evaluation.Feasible(
            new ObjectiveValue(chi2 / 2, 0, chi2, q.length), 0, q, root, columns)
        : new Evaluation.Infeasible("a slope is not finite");
  }

  /** Of a slope: the inverse of the fastest one, less where noise makes it uncertain. */
  private double weight(Gap gap, int k) {
    double coarse = COARSE * fastest[k];
    double noise = NOISE * ode.scales().get(k).range() / gap.length();
    return COARSE / Math.hypot(coarse, noise);
  }
}
