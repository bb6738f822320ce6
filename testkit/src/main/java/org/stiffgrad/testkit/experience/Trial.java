package org.stiffgrad.testkit.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ModelCompiler;
import org.stiffgrad.compile.ObservableFormula;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Tolerances;

/**
 * An estimation problem whose truth is known.
 *
 * @param id unique in its catalogue
 * @param model Antimony text at the true values, without the noise
 * @param free names of the parameters to estimate
 * @param observed names of what is measured
 * @param times of the samples; each holds all that is measured
 * @param noise standard deviation relative to the largest value of each quantity
 */
public record Trial(
    String id,
    String model,
    List<String> free,
    List<String> observed,
    double[] times,
    double noise) {
  private static final String DEVIATION = "sd_of_";

  public Trial {
    free = List.copyOf(free);
    observed = List.copyOf(observed);
  }

  /** The compiled model, its truth and its noise, computed once. */
  public Prepared prepare() {
    StringBuilder text = new StringBuilder(model);
    observed.forEach(o -> text.append("; ").append(DEVIATION).append(o).append(" = 1"));
    Model parsed = Antimony.parse(text.toString(), id + ".ant").model();
    List<ObservableFormula> formulas = new ArrayList<>();
    for (String o : observed) {
      formulas.add(
          new ObservableFormula(
              o, new Expression.Reference(o), new Expression.Reference(DEVIATION + o)));
    }
    return new Prepared(this, ModelCompiler.compile(parsed, formulas));
  }

  /** A trial ready to make data and problems. */
  public static final class Prepared {
    private final Trial trial;
    private final CompiledModel system;
    private final double[] truth;

    /** Exact values, sample by sample, quantity by quantity. */
    private final double[] exact;

    private Prepared(Trial trial, CompiledModel system) {
      this.trial = trial;
      this.system = system;
      this.truth = system.parameterValues();
      int q = trial.observed().size();
      this.exact = new double[q * trial.times().length];
      SolveOptions tight = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-9));
      var observation = system.observation().newEvaluator();
      boolean[] regime = new boolean[system.switchTimeJacobian().rows()];
      Outcome outcome =
          new Solver(system, tight)
              .solve(
                  new Ivp(system, truth, 0, trial.times()),
                  (i, t, y, s) -> {
                    for (int k = 0; k < q; k++) {
                      exact[q * i + k] = observation.value(k, t, y, truth, regime);
                    }
                  });
      if (outcome instanceof Outcome.Failed failed) {
        throw new IllegalStateException(trial.id() + ": " + failed.message());
      }
      for (int k = 0; k < q; k++) {
        double most = 0;
        for (int i = k; i < exact.length; i += q) {
          most = Math.max(most, Math.abs(exact[i]));
        }
        int at = system.parameters().indexOf(DEVIATION + trial.observed().get(k));
        truth[at] = trial.noise() * most;
      }
    }

    public Trial trial() {
      return trial;
    }

    /** True values of what is estimated, in the order of {@link Trial#free}. */
    public double[] truth() {
      return trial.free().stream()
          .mapToDouble(id -> truth[system.parameters().indexOf(id)])
          .toArray();
    }

    /** True standard deviations, in the order of {@link Trial#observed}. */
    public double[] deviations() {
      double[] all = new double[trial.observed().size()];
      for (int k = 0; k < all.length; k++) {
        all[k] = deviation(k);
      }
      return all;
    }

    private double deviation(int k) {
      return truth[system.parameters().indexOf(DEVIATION + trial.observed().get(k))];
    }

    /**
     * Data with noise.
     *
     * @param scale of the noise, 0 for exact data
     */
    public Measurements data(RandomGenerator random, double scale) {
      int q = trial.observed().size();
      double[] times = new double[exact.length];
      int[] observables = new int[exact.length];
      double[] values = new double[exact.length];
      for (int i = 0; i < exact.length; i++) {
        times[i] = trial.times()[i / q];
        observables[i] = i % q;
        values[i] = exact[i] + scale * deviation(i % q) * random.nextGaussian();
      }
      return new Measurements(times, observables, values);
    }

    /**
     * A start: one parameter off by the offset to either side, all others by less.
     *
     * @param decades of the offset
     */
    public double[] start(double decades, RandomGenerator random) {
      double[] start = truth();
      int farthest = random.nextInt(start.length);
      for (int j = 0; j < start.length; j++) {
        double off = random.nextDouble(-1, 1);
        start[j] *= Math.pow(10, decades * (j == farthest ? Math.signum(off) : off));
      }
      return start;
    }

    /**
     * The estimation.
     *
     * @param start in the order of {@link Trial#free}
     * @param estimateNoise whether the standard deviations are estimated too, from starts a tenth
     *     of the largest value
     */
    public FitProblem problem(Measurements data, double[] start, boolean estimateNoise) {
      List<FreeParameter> parameters = new ArrayList<>();
      for (int j = 0; j < start.length; j++) {
        parameters.add(FreeParameter.of(trial.free().get(j), start[j]));
      }
      if (estimateNoise) {
        for (int k = 0; k < trial.observed().size(); k++) {
          double begin = 0.1 * deviation(k) / trial.noise();
          parameters.add(FreeParameter.of(DEVIATION + trial.observed().get(k), begin));
        }
      }
      return new FitProblem(
          system,
          system.observation(),
          truth.clone(),
          parameters,
          List.of(Experiment.of(trial.id(), data)),
          SolveOptions.DEFAULTS);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
