package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.solve.SampleSink;

/**
 * States at the sample times of every experiment, with their sensitivities where these were asked
 * for, as one evaluation of a {@link Likelihood} saw them: what is observed of them can be
 * evaluated again without solving anything. Not to be used before that evaluation has ended;
 * immutable afterwards.
 */
public final class SampledStates {
  private static final double[] NONE = {};

  private final List<OfExperiment> experiments;

  private SampledStates(List<OfExperiment> experiments) {
    this.experiments = List.copyOf(experiments);
  }

  /** With room for the samples of each plan. */
  static SampledStates of(List<ExperimentPlan> plans) {
    List<OfExperiment> empty = new ArrayList<>();
    for (ExperimentPlan plan : plans) {
      empty.add(new OfExperiment(new double[plan.times.length][], new double[plan.times.length][]));
    }
    return new SampledStates(empty);
  }

  OfExperiment get(int experiment) {
    return experiments.get(experiment);
  }

  /** The same states; only what parameters do outside of them has derivatives then. */
  public SampledStates withoutSensitivities() {
    return new SampledStates(
        experiments.stream().map(e -> new OfExperiment(e.states, new double[0][])).toList());
  }

  /**
   * Those of one experiment.
   *
   * @param states y at each time, [times x n]
   * @param sensitivities dy_i/dp_c at each time, {@code s[i * columns + c]}; empty without
   */
  record OfExperiment(double[][] states, double[][] sensitivities) {
    /** Keeps what it passes on. */
    SampleSink keeping(SampleSink sink) {
      return (i, t, y, s) -> {
        states[i] = y.clone();
        sensitivities[i] = s.clone();
        sink.sample(i, t, y, s);
      };
    }

    void replay(double[] times, SampleSink sink) {
      for (int i = 0; i < times.length; i++) {
        sink.sample(i, times[i], states[i], sensitivities.length > 0 ? sensitivities[i] : NONE);
      }
    }
  }
}
