package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.stiffgrad.solve.SolveOptions;

/** Random estimation problems over {@link Decays}. */
public final class DecayProblems {
  /** Values that made the data. */
  private static final double[] TRUTH = {1.3, 0.4, 2.0, 0.3, 0.02, 0.03};

  private DecayProblems() {}

  /**
   * Three experiments with replicates, a measurement at the start, an override, a shared free
   * parameter, scales of all kinds and both priors.
   */
  public static FitProblem rich(RandomGenerator random) {
    List<FreeParameter> free =
        List.of(
            FreeParameter.of("k1", 1.0),
            FreeParameter.of("k2", 0.7).withScale(Scale.LOG10),
            FreeParameter.of("a", 1.5)
                .withScale(new Scale.Asinh(0.5))
                .withPrior(new Prior.Normal(2, 0.5)),
            FreeParameter.of("offset", 0.1).withScale(Scale.LINEAR),
            FreeParameter.of("sdA", 0.1).withPrior(new Prior.LogNormal(0.05, 1)),
            FreeParameter.of("sdB", 0.1));
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(Experiment.of("plain", data(random, TRUTH, 6)));
    double[] fixed = TRUTH.clone();
    fixed[2] = 5;
    experiments.add(
        new Experiment("fixed", 0, Map.of("a", new Binding.Fixed(5)), data(random, fixed, 5)));
    double[] shared = TRUTH.clone();
    shared[1] = TRUTH[0];
    experiments.add(
        new Experiment("shared", 0, Map.of("k2", new Binding.Free("k1")), data(random, shared, 4)));
    return new FitProblem(
        new Decays.Model(),
        new Decays.Observed(),
        TRUTH.clone(),
        free,
        experiments,
        SolveOptions.DEFAULTS);
  }

  /** One experiment; free are k1, k2, a and, if wanted, the noise of A and C. */
  public static FitProblem plain(RandomGenerator random, boolean estimateNoise) {
    List<FreeParameter> free =
        new ArrayList<>(
            List.of(
                FreeParameter.of("k1", 1.0),
                FreeParameter.of("k2", 0.7),
                FreeParameter.of("a", 1.5)));
    if (estimateNoise) {
      free.add(FreeParameter.of("sdA", 0.5));
    }
    double[] values = TRUTH.clone();
    return new FitProblem(
        new Decays.Model(),
        new Decays.Observed(),
        values,
        free,
        List.of(Experiment.of("plain", data(random, TRUTH, 20))),
        SolveOptions.DEFAULTS);
  }

  /** All observables, two replicates of the first, at {@code count} times from 0, shuffled. */
  public static Measurements data(RandomGenerator random, double[] p, int count) {
    int rows = 4 * count;
    double[] times = new double[rows];
    int[] observables = new int[rows];
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      // 7 and rows are coprime for the counts used, so that this visits every row once
      int at = (7 * i) % rows;
      int k = i % 4 == 3 ? 0 : i % 4;
      int step = i / 4;
      double t = 0.25 * step;
      double x = p[2] * Math.exp(-p[0] * t);
      double z = 2 * p[2] * Math.exp(-p[1] * t);
      double h = k == 0 ? x + p[3] : k == 1 ? x * z : z;
      double sigma = k == 1 ? 0.05 + p[5] * z : p[4];
      times[at] = t;
      observables[at] = k;
      values[at] = h + sigma * random.nextGaussian();
    }
    return new Measurements(times, observables, values);
  }
}
