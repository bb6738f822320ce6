package org.stiffgrad.diagnose;

import java.util.Arrays;
import java.util.BitSet;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * What is zero in one experiment whatever the free parameters and the other states are: states that
 * start at zero and stay there, and derivatives that vanish. Found at generic points, spread over
 * decades: a formula that is zero at all of them is taken to be zero (diagnosis.6).
 */
final class GenericZeros {
  private static final int POINTS = 24;

  private static final int DECADES = 16;

  /** Fractional parts of its multiples fill the unit interval evenly. */
  private static final double GOLDEN = 0.6180339887498949;

  private final OdeSystem system;
  private final ObservationModel observation;
  private final Experiment experiment;
  private final double[] fixed;
  private final int[] source;
  private final Evaluator evaluator;
  private final ObservationEvaluator observer;
  private final boolean[] regime;

  /** States that are zero at all times. */
  final BitSet zeroStates = new BitSet();

  /** Positions in the structures of the same names that are not always zero. */
  final BitSet jacobian = new BitSet();

  final BitSet parameterJacobian = new BitSet();
  final BitSet initialStateJacobian = new BitSet();

  /** States and parameters that some measured quantity or its noise reacts to. */
  final BitSet seenStates = new BitSet();

  final BitSet seenParameters = new BitSet();

  private GenericZeros(FitProblem problem, Experiment experiment, double[] fixed) {
    this.system = problem.system();
    this.observation = problem.observation();
    this.experiment = experiment;
    this.fixed = fixed;
    this.source = problem.sources(experiment);
    this.evaluator = system.newEvaluator();
    this.observer = observation.newEvaluator();
    this.regime = new boolean[system.switchTimeJacobian().rows()];
  }

  /**
   * @param values of the free parameters, of which only magnitude and sign matter
   */
  static GenericZeros of(FitProblem problem, Experiment experiment, double[] values) {
    GenericZeros zeros =
        new GenericZeros(problem, experiment, problem.parametersOf(experiment, values));
    zeros.find(-1);
    return zeros;
  }

  /** The same if this state, or this parameter, were not zero; -1 for neither. */
  static GenericZeros without(
      FitProblem problem, Experiment experiment, double[] values, int state, int parameter) {
    double[] p = problem.parametersOf(experiment, values);
    if (parameter >= 0) {
      p[parameter] = 1;
    }
    GenericZeros zeros = new GenericZeros(problem, experiment, p);
    zeros.find(state);
    return zeros;
  }

  private void find(int open) {
    int n = system.states().size();
    double[] initial = new double[n];
    zeroStates.set(0, n);
    if (open >= 0) {
      zeroStates.clear(open);
    }
    for (int point = 0; point < POINTS; point++) {
      evaluator.initialState(parameters(point), initial);
      clearNonZero(initial);
    }
    int before;
    do {
      before = zeroStates.cardinality();
      double[] f = new double[n];
      for (int point = 0; point < POINTS; point++) {
        double[] p = parameters(point);
        evaluator.rhs(at(point, p), states(point), p, regime, f);
        clearNonZero(f);
      }
    } while (zeroStates.cardinality() < before);
    for (int point = 0; point < POINTS; point++) {
      mark(point);
    }
  }

  private void clearNonZero(double[] x) {
    for (int i = 0; i < x.length; i++) {
      if (x[i] != 0) { // also NaN
        zeroStates.clear(i);
      }
    }
  }

  private void mark(int point) {
    double[] p = parameters(point);
    double t = at(point, p);
    double[] y = states(point);
    double[] values = new double[system.jacobian().size()];
    evaluator.jacobian(t, y, p, regime, values);
    mark(values, jacobian);
    values = new double[system.parameterJacobian().size()];
    evaluator.parameterJacobian(t, y, p, regime, values);
    mark(values, parameterJacobian);
    values = new double[system.initialStateJacobian().size()];
    evaluator.initialStateJacobian(p, values);
    mark(values, initialStateJacobian);
    double[] row = new double[Math.max(y.length, p.length)];
    for (int k : Arrays.stream(experiment.measurements().observables()).distinct().toArray()) {
      observer.stateGradient(k, t, y, p, regime, row);
      markRow(observation.stateJacobian(), k, row, seenStates);
      observer.noiseStateGradient(k, t, y, p, regime, row);
      markRow(observation.noiseStateJacobian(), k, row, seenStates);
      observer.parameterGradient(k, t, y, p, regime, row);
      markRow(observation.parameterJacobian(), k, row, seenParameters);
      observer.noiseParameterGradient(k, t, y, p, regime, row);
      markRow(observation.noiseParameterJacobian(), k, row, seenParameters);
    }
  }

  private static void mark(double[] values, BitSet nonZero) {
    for (int q = 0; q < values.length; q++) {
      if (values[q] != 0) {
        nonZero.set(q);
      }
    }
  }

  private static void markRow(Sparsity structure, int row, double[] values, BitSet columns) {
    int start = structure.rowStart(row);
    for (int q = start; q < structure.rowStart(row + 1); q++) {
      if (values[q - start] != 0) {
        columns.set(structure.column(q));
      }
    }
  }

  /** Fixed numbers as they are, free ones within a decade of theirs. */
  private double[] parameters(int point) {
    double[] p = fixed.clone();
    for (int i = 0; i < p.length; i++) {
      if (source[i] >= 0) {
        double size = p[i] == 0 ? 1 : p[i];
        p[i] = size * Math.pow(10, 2 * spread(point, i) - 1);
      }
    }
    return p;
  }

  private double[] states(int point) {
    double[] y = new double[system.states().size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = zeroStates.get(i) ? 0 : Math.pow(10, 6 * spread(point, i + source.length) - 3);
    }
    return y;
  }

  /** A time between start and last measurement, with its regime. */
  private double at(int point, double[] p) {
    double last = experiment.initialTime();
    for (double t : experiment.measurements().times()) {
      last = Math.max(last, t);
    }
    // evenly, and over decades: an input may be gone long before the end
    double part = (point + 0.5) / POINTS;
    double fraction = point % 2 == 0 ? part : Math.pow(10, DECADES * (part - 1));
    double t = experiment.initialTime() + (last - experiment.initialTime()) * fraction;
    double[] switchTimes = new double[regime.length];
    evaluator.switchTimes(p, switchTimes);
    system.regimeAt(t, switchTimes, regime);
    return t;
  }

  private static double spread(int point, int index) {
    double x = GOLDEN * (point + 1) * (index + 1) + 0.37 * index;
    return x - Math.floor(x);
  }
}
