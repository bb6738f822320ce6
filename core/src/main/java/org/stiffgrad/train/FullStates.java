package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.Sparsity;

/**
 * The measurements of one experiment as states, at the times when every state was measured.
 *
 * @param times increasing, [r]
 * @param states mean of the replicates, one array a time, [r][n]
 * @param deviations standard deviation of each state's noise, [n]
 */
record FullStates(double[] times, double[][] states, double[] deviations) {
  /** Of an experiment; empty where fewer than two times hold all states, each as it is. */
  static Optional<FullStates> of(FitProblem problem, Experiment e, double[] p) {
    int n = problem.system().states().size();
    int[] stateOf = statesAsTheyAre(problem, p);
    Measurements m = e.measurements();
    double[] times = m.distinctTimes();
    List<Double> kept = new ArrayList<>();
    List<double[]> states = new ArrayList<>();
    for (double t : times) {
      double[] sum = new double[n];
      int[] count = new int[n];
      for (int i = 0; i < m.size(); i++) {
        int state = stateOf[m.observables()[i]];
        if (m.times()[i] == t && state >= 0) {
          sum[state] += m.values()[i];
          count[state]++;
        }
      }
      if (Arrays.stream(count).allMatch(c -> c > 0)) {
        for (int s = 0; s < n; s++) {
          sum[s] /= count[s];
        }
        kept.add(t);
        states.add(sum);
      }
    }
    return kept.size() < 2
        ? Optional.empty()
        : Optional.of(
            new FullStates(
                kept.stream().mapToDouble(Double::doubleValue).toArray(),
                states.toArray(double[][]::new),
                deviations(problem, stateOf, states.get(0), p)));
  }

  int rows() {
    return times.length;
  }

  /** For each observable the state that it is, or -1 where it is anything else. */
  private static int[] statesAsTheyAre(FitProblem problem, double[] p) {
    ObservationModel observed = problem.observation();
    ObservationEvaluator evaluator = observed.newEvaluator();
    Sparsity structure = observed.stateJacobian();
    boolean[] regime = new boolean[problem.system().switchTimeJacobian().rows()];
    int[] state = new int[observed.observables().size()];
    double[] y = new double[structure.columns()];
    double[] slope = new double[structure.columns()];
    for (int k = 0; k < state.length; k++) {
      state[k] = -1;
      int q = structure.rowStart(k);
      if (structure.rowStart(k + 1) == q + 1 && observed.distribution(k).equals(Noise.NORMAL)) {
        int s = structure.column(q);
        y[s] = Math.PI; // any value that no constant of a model happens to be
        evaluator.stateGradient(k, 0, y, p, regime, slope);
        if (evaluator.value(k, 0, y, p, regime) == y[s] && slope[0] == 1) {
          state[k] = s;
        }
        y[s] = 0;
      }
    }
    return state;
  }

  private static double[] deviations(FitProblem problem, int[] stateOf, double[] y, double[] p) {
    ObservationEvaluator evaluator = problem.observation().newEvaluator();
    boolean[] regime = new boolean[problem.system().switchTimeJacobian().rows()];
    double[] sd = new double[y.length];
    for (int k = 0; k < stateOf.length; k++) {
      if (stateOf[k] >= 0) {
        sd[stateOf[k]] = evaluator.noise(k, 0, y, p, regime);
      }
    }
    return sd;
  }
}
