package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Coordinates;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;

/**
 * The information that the data could hold about one parameter, were its value another: the norm of
 * its sensitivities over the noise, all other parameters fixed, along a scan (profile.1). A
 * parameter without information here and with plenty elsewhere is on a plateau; one without any
 * everywhere cannot be learned from these data.
 *
 * @param parameter what was scanned
 * @param points in the order of the parameter's value
 */
public record InformationScan(FreeParameter parameter, List<Point> points) {
  /** Decades to either side of a value on a scale that has decades. */
  static final int REACH = 8;

  public InformationScan {
    points = List.copyOf(points);
  }

  /**
   * @param value of the scanned parameter, on the linear scale
   * @param information how many standard deviations the data move as a whole for a factor of e (on
   *     a linear scale, for the parameter's magnitude), priors left out; empty where the model
   *     could not be solved
   * @param why the reason for that, else empty
   */
  public record Point(double value, OptionalDouble information, String why) {
    public boolean isFailed() {
      return information.isEmpty();
    }
  }

  /** The point with the most information; the first of equals. Empty where every solve failed. */
  public Optional<Point> reachable() {
    Point best = null;
    for (Point p : points) {
      boolean more = best == null || p.information().orElse(-1) > best.information().orElseThrow();
      if (!p.isFailed() && more) {
        best = p;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Scans parameters over 8 decades to either side of their value where their scale has decades,
   * else over their range, inside their bounds: one evaluation with sensitivities for each point.
   *
   * @param theta the point around which, [k]
   * @param parameters positions of the parameters to scan
   * @param density points in a decade; a range without decades has 16 times as many in all
   * @return one scan for each, in their order; the same bits for any number of threads
   */
  public static List<InformationScan> of(
      FitProblem problem, double[] theta, int[] parameters, int density, ShardExecutor executor) {
    if (density < 1) {
      throw new IllegalArgumentException("a scan needs points, not " + density + " in a decade");
    }
    Likelihood likelihood = new Likelihood(problem, executor);
    List<double[]> grids = new ArrayList<>();
    List<double[]> points = new ArrayList<>();
    for (int j : parameters) {
      double[] grid = grid(problem, theta, j, density);
      grids.add(grid);
      for (double x : grid) {
        double[] moved = theta.clone();
        moved[j] = x;
        points.add(moved);
      }
    }
    List<Evaluation> evaluations =
        executor.map(points.size(), i -> likelihood.evaluate(points.get(i), 1));
    List<InformationScan> scans = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < parameters.length; i++) {
      List<Point> scan = new ArrayList<>();
      for (int l = 0; l < grids.get(i).length; l++) {
        scan.add(point(problem, parameters[i], points.get(at), evaluations.get(at)));
        at++;
      }
      scans.add(new InformationScan(problem.free().get(parameters[i]), scan));
    }
    return scans;
  }

  private static double[] grid(FitProblem problem, double[] theta, int j, int density) {
    ScanRange range = ScanRange.of(problem, theta, j);
    int half = REACH * density;
    double[] grid = new double[2 * half + 1];
    int count = 0;
    for (int i = -half; i <= half; i++) {
      double x = range.at((double) i / half);
      if (count == 0 || x > grid[count - 1]) {
        grid[count++] = x;
      }
    }
    return Arrays.copyOf(grid, count);
  }

  private static Point point(FitProblem problem, int j, double[] theta, Evaluation evaluation) {
    Coordinates coordinates = problem.coordinates();
    double[] values = coordinates.toValues(theta);
    if (!(evaluation instanceof Evaluation.Feasible at)) {
      String why = ((Evaluation.Infeasible) evaluation).why();
      return new Point(values[j], OptionalDouble.empty(), why);
    }
    double sum = 0;
    for (int row = 0; row < 2 * at.objective().residuals(); row++) {
      double s = at.root()[row * at.columns() + j];
      sum += s * s;
    }
    double slope = coordinates.derivatives(values)[j];
    double magnitude = FisherAnalysis.magnitude(problem.free().get(j), values[j]);
    return new Point(values[j], OptionalDouble.of(Math.sqrt(sum) * magnitude / slope), "");
  }
}
