package org.stiffgrad.testkit.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;

/**
 * An estimation problem whose truth is known: a system observed at given times with normal noise,
 * all parameters free on the natural logarithm.
 *
 * @param name unique among {@link FitCases}
 * @param truth parameters that make the data, [m]
 * @param observed names of the observed states
 * @param noise standard deviation of each observed state
 * @param times of the samples; each holds every observed state
 */
public record FitCase(
    String name,
    OdeSystem system,
    double[] truth,
    List<String> observed,
    double[] noise,
    double[] times) {
  public FitCase {
    observed = List.copyOf(observed);
  }

  public FitCase withTimes(double... other) {
    return new FitCase(name, system, truth, observed, noise, other);
  }

  public FitCase withObserved(List<String> states, double... deviations) {
    return new FitCase(name, system, truth, states, deviations, times);
  }

  /**
   * Values at all times with noise, time by time, drawn from {@code random}.
   *
   * @param scale of the noise, 0 for exact data
   */
  public Measurements data(RandomGenerator random, double scale) {
    int q = observed.size();
    double[] t = new double[q * times.length];
    int[] observables = new int[t.length];
    double[] values = new double[t.length];
    SolveOptions tight = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-10));
    Outcome outcome =
        new Solver(system, tight)
            .solve(
                new Ivp(system, truth, 0, times),
                (i, time, y, s) -> {
                  for (int k = 0; k < q; k++) {
                    t[q * i + k] = time;
                    observables[q * i + k] = k;
                    double exact = y[system.states().indexOf(observed.get(k))];
                    values[q * i + k] = exact + scale * noise[k] * random.nextGaussian();
                  }
                });
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(name + ": " + failed.message());
    }
    return new Measurements(t, observables, values);
  }

  /**
   * The estimation from these data.
   *
   * @param start of every parameter, [m]
   */
  public FitProblem problem(Measurements data, double... start) {
    List<FreeParameter> free = new ArrayList<>();
    for (int j = 0; j < start.length; j++) {
      free.add(FreeParameter.of(system.parameters().get(j), start[j]));
    }
    return new FitProblem(
        system,
        ObservedStates.of(system, observed, noise),
        start.clone(),
        free,
        List.of(Experiment.of(name, data)),
        SolveOptions.DEFAULTS);
  }

  @Override
  public String toString() {
    return name;
  }
}
