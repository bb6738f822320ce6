package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;

/**
 * A direction in which the data hardly hold a point: one parameter moves, and the others follow to
 * where they make up for it best. It is a column of the covariance. (fit.22)
 *
 * @param parameter that moves
 * @param deviation standard deviation of it as the data leave it, in decades
 * @param direction in decades, which of a scale without them are ln 10 times the size of the
 *     parameter; the largest component is 1, [k]
 */
public record Valley(int parameter, double deviation, double[] direction) {
  /** Weight of the prior of (fit.10), for a decade. */
  private static final double PRIOR = Math.log(10) / 100;

  /** Cosine of the angle below which two are the same. */
  private static final double SAME = 0.9;

  /**
   * Those of every parameter that has decades, the widest first. What lies on a bound that the data
   * push outward follows no other.
   *
   * @param theta the point, [k]
   * @param at the objective there, with derivatives
   */
  public static List<Valley> at(FitProblem problem, double[] theta, Evaluation.Feasible at) {
    int k = theta.length;
    Box box = problem.coordinates().box();
    double[] gradient = at.gradient();
    double[] root = root(problem, theta, at);
    int[] open = IntStream.range(0, k).filter(j -> !box.holds(j, theta[j], gradient[j])).toArray();
    InformationSpectrum shared = spectrum(root, k, open);
    List<Valley> valleys = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      if (Double.isFinite(problem.free().get(j).scale().decade())) {
        int own = Arrays.binarySearch(open, j);
        int[] joined = IntStream.concat(IntStream.of(j), IntStream.of(open)).toArray();
        valleys.add(
            own >= 0
                ? of(j, k, open, own, shared)
                : of(j, k, joined, 0, spectrum(root, k, joined)));
      }
    }
    valleys.sort(Comparator.comparingDouble(v -> -v.deviation));
    return valleys;
  }

  /** S with a row of the prior for each column, both for decades, row-major. */
  private static double[] root(FitProblem problem, double[] theta, Evaluation.Feasible at) {
    int k = at.columns();
    double[] root = Arrays.copyOf(at.root(), at.root().length + k * k);
    for (int j = 0; j < k; j++) {
      double unit = unit(problem, theta, j);
      for (int i = j; i < at.root().length; i += k) {
        root[i] *= unit;
      }
      root[at.root().length + j * k + j] = PRIOR;
    }
    return root;
  }

  private static InformationSpectrum spectrum(double[] root, int k, int[] columns) {
    return InformationSpectrum.of(InformationSpectrum.select(root, k, columns), columns.length);
  }

  /** What a decade of parameter j is of theta. */
  private static double unit(FitProblem problem, double[] theta, int j) {
    FreeParameter f = problem.free().get(j);
    double value = f.scale().toParameter(theta[j]);
    return Double.isFinite(f.scale().decade())
        ? f.scale().decade()
        : Math.log(10) * FisherAnalysis.magnitude(f, value) / f.scale().derivative(value);
  }

  private static Valley of(int j, int k, int[] columns, int own, InformationSpectrum spectrum) {
    double[] covariance = spectrum.covariances(own);
    double most = Arrays.stream(covariance).map(Math::abs).max().orElse(1);
    double[] direction = new double[k];
    for (int a = 0; a < columns.length; a++) {
      direction[columns[a]] = covariance[a] / most;
    }
    return new Valley(j, Math.sqrt(covariance[own]), direction);
  }

  /** In which one of k parameters moves alone. */
  public static Valley alone(int parameter, double deviation, int k) {
    double[] direction = new double[k];
    direction[parameter] = 1;
    return new Valley(parameter, deviation, direction);
  }

  /** The point so many decades along it, within the bounds, [k]. */
  public double[] point(FitProblem problem, double[] theta, double decades) {
    double[] point = theta.clone();
    for (int j = 0; j < point.length; j++) {
      point[j] += decades * direction[j] * unit(problem, theta, j);
    }
    return problem.coordinates().box().clamp(point);
  }

  /** Whether two lead the same way, up to their sense. */
  public boolean isLike(Valley other) {
    double product = 0;
    double mine = 0;
    double others = 0;
    for (int j = 0; j < direction.length; j++) {
      product += direction[j] * other.direction[j];
      mine += direction[j] * direction[j];
      others += other.direction[j] * other.direction[j];
    }
    return Math.abs(product) > SAME * Math.sqrt(mine * others);
  }
}
