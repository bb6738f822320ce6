package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Coordinates;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;

/** The numbers behind an {@link Identification}: held bounds, deviations, singular directions. */
final class FisherAnalysis {
  /** Information, in standard deviations for a factor of e, below which there is none. */
  static final double LEAST = 1;

  /** Exponents below this fraction of the largest are left out. */
  private static final double NEGLIGIBLE = 0.05;

  final double[] theta;
  final double[] values;
  final double[] gradient;

  /** dp/dtheta, [k]. */
  final double[] slope;

  /** dtheta/dln p of each parameter, its magnitude standing for p where that can vanish, [k]. */
  final double[] toLog;

  /** -1, 0 or 1: held on its lower bound, free, held on its upper bound, [k]. */
  final int[] held;

  /** Joint standard deviations of theta; of a held one as if it alone were free too, [k]. */
  final double[] deviation;

  /** Norm of dh/dln p over the noise of all data, [k]. */
  final double[] information;

  /** Of the columns with respect to ln p of the parameters not held. */
  final InformationSpectrum spectrum;

  /** The parameters not held. */
  final int[] open;

  private final FitProblem problem;
  private final Evaluation.Feasible at;
  private final int k;

  FisherAnalysis(FitProblem problem, double[] theta, Evaluation.Feasible at) {
    this.problem = problem;
    this.theta = theta;
    this.at = at;
    this.k = at.columns();
    Coordinates coordinates = problem.coordinates();
    this.values = coordinates.toValues(theta);
    this.gradient = at.gradient();
    this.slope = coordinates.derivatives(values);
    this.toLog = new double[k];
    this.held = new int[k];
    Box box = coordinates.box();
    double[] norm = at.columnNorms();
    this.information = new double[k];
    for (int j = 0; j < k; j++) {
      toLog[j] = magnitude(problem.free().get(j), values[j]) / slope[j];
      information[j] = norm[j] * toLog[j];
      boolean low = theta[j] <= box.lower()[j] && gradient[j] >= 0;
      boolean high = theta[j] >= box.upper()[j] && gradient[j] <= 0;
      held[j] = low ? -1 : high ? 1 : 0;
    }
    this.open = IntStream.range(0, k).filter(j -> held[j] == 0).toArray();
    this.deviation = deviations();
    double[] logRoot = select(open);
    for (int i = 0; i < logRoot.length; i++) {
      logRoot[i] *= toLog[open[i % open.length]];
    }
    this.spectrum = InformationSpectrum.of(logRoot, open.length);
  }

  /**
   * What stands for the size of a parameter; one that may have either sign has that of its range.
   */
  static double magnitude(FreeParameter f, double value) {
    if (f.scale().isLogarithmic()) {
      return Math.abs(value);
    }
    double m = Math.max(Math.abs(value), Math.abs(f.start()));
    if (f.lower() < 0 && f.upper() > 0 && Double.isFinite(f.upper() - f.lower())) {
      m = Math.max(m, 0.5 * (f.upper() - f.lower()));
    }
    return m > 0 ? m : 1;
  }

  /**
   * A parameter that the data hardly react to does not take others with it: those are judged as if
   * it were known, itself as if it alone joined them.
   */
  private double[] deviations() {
    double[] sd = new double[k];
    int[] telling = IntStream.of(open).filter(j -> information[j] >= LEAST).toArray();
    double[] free = InformationSpectrum.standardDeviations(select(telling), telling.length);
    boolean[] isDone = new boolean[k];
    for (int a = 0; a < telling.length; a++) {
      sd[telling[a]] = free[a];
      isDone[telling[a]] = true;
    }
    for (int j = 0; j < k; j++) {
      if (!isDone[j]) {
        int[] with = IntStream.concat(IntStream.of(j), IntStream.of(telling)).toArray();
        sd[j] = InformationSpectrum.standardDeviations(select(with), with.length)[0];
      }
    }
    return sd;
  }

  private double[] select(int[] columns) {
    return InformationSpectrum.select(at.root(), k, columns);
  }

  /** Every direction with too little information, single parameters included. */
  List<Combination> weakDirections() {
    List<Combination> weak = new ArrayList<>();
    for (int i = 0; i < spectrum.directions(); i++) {
      if (spectrum.singularValue(i) < LEAST) {
        weak.add(combination(i));
      }
    }
    return weak;
  }

  /** The loading of parameter j on weak direction i, 0 where i is not weak or j is held. */
  double weakLoading(int i, int j) {
    for (int a = 0; a < open.length; a++) {
      if (open[a] == j && spectrum.singularValue(i) < LEAST) {
        return Math.abs(spectrum.loading(i, a));
      }
    }
    return 0;
  }

  /** Direction i as a product of powers. */
  Combination combination(int i) {
    double[] v = new double[open.length];
    double most = 0;
    for (int a = 0; a < v.length; a++) {
      v[a] = spectrum.loading(i, a);
      most = Math.max(most, Math.abs(v[a]));
    }
    for (int a = 0; a < v.length; a++) {
      v[a] = Math.abs(v[a]) >= NEGLIGIBLE * most ? v[a] : 0;
    }
    double unit = unit(v, most);
    Map<String, Double> exponents = new LinkedHashMap<>();
    for (int a = 0; a < v.length; a++) {
      if (v[a] != 0) {
        exponents.put(problem.free().get(open[a]).id(), v[a] / unit);
      }
    }
    return new Combination(spectrum.singularValue(i), Collections.unmodifiableMap(exponents));
  }

  /**
   * What counts as exponent 1: the smallest component if that makes all of them small integers,
   * else the largest; with the sign that makes the first exponent positive.
   */
  private static double unit(double[] v, double most) {
    double least = most;
    double sign = 0;
    for (double x : v) {
      if (x != 0) {
        least = Math.min(least, Math.abs(x));
        sign = sign == 0 ? Math.signum(x) : sign;
      }
    }
    for (double x : v) {
      double ratio = Math.abs(x) / least;
      if (Math.abs(ratio - Math.rint(ratio)) > 0.05 || ratio > 4.5) {
        return sign * most;
      }
    }
    return sign * least;
  }
}
