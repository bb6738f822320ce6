package org.stiffgrad.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.Prediction;

/** Boehm's published problem with data simulated at the nominal parameters. */
final class SimulatedBoehm {
  private final FitProblem problem = PetabState.read("Boehm_JProteomeRes2014");
  private final List<Prediction> predictions = Prediction.of(problem, truth()).orElseThrow();

  /** The nominal values of the free parameters, which are the problem's starts. */
  double[] truth() {
    return problem.coordinates().toValues(problem.coordinates().start());
  }

  List<String> ids() {
    return problem.ids();
  }

  /** New noise: normal around the model's value with the noise of its observable. */
  FitProblem draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Experiment> experiments = new ArrayList<>();
    int at = 0;
    for (Experiment e : problem.experiments()) {
      int n = e.measurements().size();
      double[] times = new double[n];
      int[] observables = new int[n];
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        Prediction p = predictions.get(at++);
        times[i] = p.time();
        observables[i] = observable(e.measurements(), p);
        values[i] = p.value() + p.noise() * random.nextGaussian();
      }
      experiments.add(
          new Experiment(
              e.name(),
              e.initialTime(),
              e.bindings(),
              new Measurements(times, observables, values)));
    }
    return new FitProblem(
        problem.system(),
        problem.observation(),
        problem.values(),
        problem.free(),
        experiments,
        problem.solve());
  }

  private int observable(Measurements m, Prediction p) {
    for (int k : m.observables()) {
      if (problem.observation().quantity(k).equals(p.observable())) {
        return k;
      }
    }
    throw new IllegalStateException("nothing measures " + p.observable());
  }
}
