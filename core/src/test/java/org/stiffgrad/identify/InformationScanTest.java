package org.stiffgrad.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.solve.PlainOde;
import org.stiffgrad.solve.SolveOptions;

class InformationScanTest {
  private static final double SIGMA = 0.01;

  /** y = e^(-k t) at one time. */
  private static FitProblem decay(double time, double k) {
    Measurements one = new Measurements(new double[] {time}, new int[1], new double[] {0.5});
    return new FitProblem(
        PlainOde.PULSE,
        ObservedStates.of(PlainOde.PULSE, List.of("y"), SIGMA),
        new double[] {k, 0, 1, 1e9},
        List.of(FreeParameter.of("k", k)),
        List.of(Experiment.of("decay", one)),
        SolveOptions.DEFAULTS);
  }

  private static InformationScan scan(FitProblem problem, double[] theta, int threads) {
    try (LocalExecutor executor = new LocalExecutor(threads)) {
      return InformationScan.of(problem, theta, new int[] {0}, 4, executor).get(0);
    }
  }

  @Test
  void aDecaySampledOnceTellsMostOfTheRateThatFitsTheTime() {
    double k = 1e7;
    FitProblem problem = decay(2, k);
    InformationScan found = scan(problem, new double[] {Math.log(k)}, 1);
    assertEquals(65, found.points().size());
    for (InformationScan.Point p : found.points()) {
      double x = 2 * p.value();
      double exact = x * Math.exp(-x) / SIGMA;
      assertEquals(exact, p.information().getAsDouble(), 1e-4 / SIGMA * 0.37);
    }
    InformationScan.Point best = found.reachable().orElseThrow();
    // the grid point nearest to 1/t; the greatest of x e^-x is 1/e
    assertEquals(0.5, best.value(), 0.1);
    assertTrue(best.information().getAsDouble() < 1.001 * Math.exp(-1) / SIGMA);
    assertEquals(found.points(), scan(problem, new double[] {Math.log(k)}, 3).points());
  }

  @Test
  void boundsEndAScan() {
    FitProblem wide = decay(2, 1);
    FitProblem narrow = wide.withFree(List.of(FreeParameter.of("k", 1).withBounds(0.01, 1e3)));
    List<InformationScan.Point> points = scan(narrow, new double[] {0}, 1).points();
    assertEquals(0.01, points.get(0).value());
    assertEquals(1e3, points.get(points.size() - 1).value());
  }

  @Test
  void aLinearScaleIsScannedOverItsRange() {
    FitProblem problem = Line.problem(Line.data(new SplittableRandom(1)), false);
    FitProblem bounded =
        problem.withFree(List.of(problem.free().get(0).withBounds(-4, 4), problem.free().get(1)));
    List<InformationScan.Point> points = scan(bounded, new double[] {2, 1}, 1).points();
    assertEquals(-4, points.get(0).value());
    assertEquals(4, points.get(points.size() - 1).value());
    double sum = 0;
    for (double t : problem.experiments().get(0).measurements().times()) {
      sum += t * t;
    }
    // a bounded parameter that may have either sign counts as half its range
    double exact = 4 * Math.sqrt(sum) / Line.SIGMA;
    for (InformationScan.Point p : points) {
      assertEquals(exact, p.information().getAsDouble(), 1e-9 * exact);
    }
  }

  @Test
  void pointsThatCannotBeSolvedAreNoZeros() {
    Measurements late = new Measurements(new double[] {1.5}, new int[1], new double[] {2});
    FitProblem problem =
        new FitProblem(
            PlainOde.BLOW_UP,
            ObservedStates.of(PlainOde.BLOW_UP, List.of("y"), SIGMA),
            new double[] {-3},
            List.of(FreeParameter.of("b", -3).withScale(Scale.LINEAR).withBounds(-6, -0.0)),
            List.of(Experiment.of("blow-up", late)),
            SolveOptions.DEFAULTS);
    List<InformationScan.Point> points = scan(problem, new double[] {-3}, 1).points();
    InformationScan.Point last = points.get(points.size() - 1);
    assertTrue(last.isFailed());
    assertFalse(last.why().isEmpty());
    assertFalse(points.get(0).isFailed());
  }
}
