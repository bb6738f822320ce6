package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservationModel;

/**
 * The samples that a design chooses from, and the problem whose information rows are theirs: that
 * of every candidate measured at once.
 *
 * @param problem with the candidates in place of the data
 * @param samples in the order of the experiments and times
 */
record DesignCandidates(FitProblem problem, List<Sample> samples) {
  private static final int DECADES = 8;
  private static final int IN_A_DECADE = 10;
  private static final int EVEN = 50;

  /**
   * One of them.
   *
   * @param observables positions in the observation model
   * @param firstRow of the information root; each measurement has two
   */
  record Sample(Experiment experiment, double time, int[] observables, int firstRow) {
    int rows() {
      return 2 * observables.length;
    }
  }

  static DesignCandidates of(FitProblem problem, boolean together) {
    List<Experiment> experiments = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    int row = 0;
    for (Experiment e : problem.experiments()) {
      int[] observed = observed(problem.observation(), e.measurements());
      double[] times = observed.length > 0 ? times(e) : new double[0];
      for (double time : times) {
        if (together) {
          samples.add(new Sample(e, time, observed, row));
        } else {
          for (int i = 0; i < observed.length; i++) {
            samples.add(new Sample(e, time, new int[] {observed[i]}, row + 2 * i));
          }
        }
        row += 2 * observed.length;
      }
      experiments.add(
          new Experiment(e.name(), e.initialTime(), e.bindings(), measurements(times, observed)));
    }
    FitProblem all =
        new FitProblem(
            problem.system(),
            problem.observation(),
            problem.values(),
            problem.free(),
            experiments,
            problem.solve());
    return new DesignCandidates(all, List.copyOf(samples));
  }

  /** One row of the observation model for each quantity that is measured. */
  private static int[] observed(ObservationModel model, Measurements m) {
    TreeSet<String> quantities = new TreeSet<>();
    return Arrays.stream(m.observables())
        .distinct()
        .sorted()
        .filter(k -> quantities.add(model.quantity(k)))
        .toArray();
  }

  private static double[] times(Experiment e) {
    double begin = e.initialTime();
    double length = Arrays.stream(e.measurements().times()).max().orElse(begin) - begin;
    TreeSet<Double> times = new TreeSet<>();
    for (int i = 0; i <= DECADES * IN_A_DECADE && length > 0; i++) {
      times.add(begin + length * Math.pow(10, -DECADES + (double) i / IN_A_DECADE));
    }
    for (int i = 1; i <= EVEN && length > 0; i++) {
      times.add(begin + length * i / EVEN);
    }
    return times.stream().mapToDouble(t -> t).toArray();
  }

  /** Information does not depend on the value that is measured, which is 1 here. */
  private static Measurements measurements(double[] times, int[] observed) {
    int q = observed.length;
    double[] t = new double[q * times.length];
    int[] observables = new int[t.length];
    double[] ones = new double[t.length];
    Arrays.fill(ones, 1);
    for (int i = 0; i < t.length; i++) {
      t[i] = times[i / q];
      observables[i] = observed[i % q];
    }
    return new Measurements(t, observables, ones);
  }
}
