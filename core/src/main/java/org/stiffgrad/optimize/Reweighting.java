package org.stiffgrad.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.fit.Prior;

/**
 * Gives the rows of Laplace densities the curvature of the parabola that touches |r| and lies above
 * it elsewhere, 1/|r|, in place of Fisher's: score and factor change, their product does not
 * (fit.18). With Fisher's information a full step overshoots every kink, and as an optimum lies on
 * kinks the optimizer would stall short of it, its promise never vanishing. It guides the optimizer
 * only; intervals are Fisher's.
 */
public final class Reweighting {
  /** Residuals below this count as this: a kink is not infinitely curved. */
  private static final double LEAST = 1e-6;

  private final Likelihood likelihood;

  /** Measurements with Laplace noise. */
  private final int[] sharp;

  /** The free parameters with a prior, in the order of their rows. */
  private final int[] withPrior;

  private final int measurements;

  public Reweighting(Likelihood likelihood) {
    this.likelihood = likelihood;
    int[] observable = likelihood.observableOfMeasurement();
    this.measurements = observable.length;
    List<Integer> laplace = new ArrayList<>();
    for (int i = 0; i < observable.length; i++) {
      Noise noise = likelihood.problem().observation().distribution(observable[i]);
      if (noise.family() == Noise.Family.LAPLACE) {
        laplace.add(i);
      }
    }
    this.sharp = laplace.stream().mapToInt(i -> i).toArray();
    List<FreeParameter> free = likelihood.problem().free();
    List<Integer> priors = new ArrayList<>();
    for (int j = 0; j < free.size(); j++) {
      if (free.get(j).prior().isPresent()) {
        priors.add(j);
      }
    }
    this.withPrior = priors.stream().mapToInt(j -> j).toArray();
  }

  /** The same value and gradient with the other curvature. */
  public Evaluation.Feasible apply(double[] theta, Evaluation.Feasible plain) {
    double[] q = plain.q().clone();
    double[] root = plain.root().clone();
    for (int i : sharp) {
      double r = Noise.Family.LAPLACE.power(q[2 * i], q[2 * i + 1]);
      reweight(2 * i, r, plain.columns(), q, root);
    }
    double[] values = likelihood.problem().coordinates().toValues(theta);
    for (int row = 0; row < withPrior.length; row++) {
      int j = withPrior[row];
      Prior prior = likelihood.problem().free().get(j).prior().orElseThrow();
      double distance = prior.distanceFromKink(values[j]);
      if (distance < Double.POSITIVE_INFINITY) {
        reweight(2 * measurements + row, distance, plain.columns(), q, root);
      }
    }
    return Arrays.equals(q, plain.q())
        ? plain
        : new Evaluation.Feasible(plain.objective(), plain.penalty(), q, root, plain.columns());
  }

  private static void reweight(int row, double r, int columns, double[] q, double[] root) {
    double weight = Math.sqrt(Math.max(r, LEAST));
    q[row] *= weight;
    if (root.length > 0) {
      for (int j = 0; j < columns; j++) {
        root[row * columns + j] /= weight;
      }
    }
  }
}
