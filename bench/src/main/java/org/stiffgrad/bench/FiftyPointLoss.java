package org.stiffgrad.bench;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.testkit.problems.Problem;

/**
 * The loss that gradients are compared on: 0.5 sum(((y - 0.95 yRef) / max|yRef|)^2) over 50 times
 * and all components, the maximum taken over the times.
 */
final class FiftyPointLoss implements SampleCotangent, SampleSink {
  private static final int POINTS = 50;

  /** Tolerance of the reference trajectory. */
  private static final double TIGHT = 1e-12;

  private final int n;
  private final double[] times;
  private final double[] target;
  private final double[] perSquaredScale;
  private final double[] samples;

  private FiftyPointLoss(int n, double[] times, double[] reference) {
    this.n = n;
    this.times = times;
    this.target = new double[reference.length];
    this.samples = new double[reference.length];
    this.perSquaredScale = new double[n];
    for (int i = 0; i < n; i++) {
      double largest = 0;
      for (int k = 0; k < POINTS; k++) {
        largest = Math.max(largest, Math.abs(reference[k * n + i]));
        target[k * n + i] = 0.95 * reference[k * n + i];
      }
      perSquaredScale[i] = largest == 0 ? 0 : 1 / (largest * largest);
    }
  }

  /**
   * The loss of a problem.
   *
   * @throws IllegalStateException where the reference trajectory cannot be computed
   */
  static FiftyPointLoss of(Problem problem) {
    double[] times = times(problem);
    int n = problem.system().states().size();
    double[] reference = new double[POINTS * n];
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(problem.tolerances(TIGHT));
    Outcome outcome =
        new Solver(problem.system(), options)
            .solve(problem.ivp(times), (k, t, y, s) -> System.arraycopy(y, 0, reference, k * n, n));
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(problem + ": " + failed.message());
    }
    return new FiftyPointLoss(n, times, reference);
  }

  /** Fifty times up to the end: from 0.01 in equal ratios for Robertson, else in equal steps. */
  static double[] times(Problem problem) {
    double[] times = new double[POINTS];
    boolean logarithmic = problem.name().startsWith("robertson");
    double first = 1e-2;
    for (int k = 0; k < POINTS; k++) {
      times[k] =
          logarithmic
              ? first * Math.pow(problem.tEnd() / first, k / (POINTS - 1.0))
              : problem.tEnd() * (k + 1) / POINTS;
    }
    times[POINTS - 1] = problem.tEnd();
    return times;
  }

  Ivp ivp(Problem problem) {
    return problem.ivp(times);
  }

  /** Remembers the samples. */
  @Override
  public void sample(int index, double t, double[] y, double[] s) {
    System.arraycopy(y, 0, samples, index * n, n);
  }

  @Override
  public void addTo(int index, double t, double[] y, double[] lambda) {
    for (int i = 0; i < n; i++) {
      lambda[i] += (y[i] - target[index * n + i]) * perSquaredScale[i];
    }
  }

  /** Adds the derivative at one sample to the gradient, from forward sensitivities [n x m]. */
  void addForward(int index, double[] y, double[] s, double[] gradient) {
    int m = gradient.length;
    for (int i = 0; i < n; i++) {
      double cotangent = (y[i] - target[index * n + i]) * perSquaredScale[i];
      for (int j = 0; j < m; j++) {
        gradient[j] += cotangent * s[i * m + j];
      }
    }
  }
}
