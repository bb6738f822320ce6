package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.method.DirkMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Methods;
import org.stiffgrad.optimize.Adam;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * Which optimizer finds the rate of forced relaxation in which coordinate. In the time constant
 * plain gradient descent converges from either side, at a rate that does not know how stiff the
 * equation is: the gradient with respect to the rate was small, but accurate.
 */
final class OptimizerTable implements Item {
  private static final int BUDGET = 2000;
  private static final String NEVER = "not within " + BUDGET + " iterations";

  /** With its epsilon far below the gradients at hand, which fall to 1e-11. */
  private static final Adam.Settings ADAM =
      Adam.Settings.DEFAULTS.withEpsilon(1e-30).withMaxIterations(BUDGET);

  private record Run(double from, double to) {
    String text() {
      return String.format(Locale.ROOT, "-%.0e to -%.0e", from, to);
    }
  }

  private static final List<Run> RUNS =
      List.of(new Run(10, 1e2), new Run(10, 1e4), new Run(10, 1e6), new Run(1e7, 1e4));

  /** A column of the table; stated counts, 0 for never. */
  private record Way(String name, Scale scale, RateFit.Maker maker, int... stated) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(
              "gradient descent, lambda",
              Scale.LINEAR,
              RateFit.gradientDescent(1, BUDGET),
              0,
              0,
              0,
              0),
          new Way("Adam, lambda", Scale.LINEAR, RateFit.adam(ADAM.withAlpha(0.1)), 0, 0, 0, 0),
          new Way(
              "gradient descent, log", Scale.LOG, RateFit.gradientDescent(1, BUDGET), 0, 0, 0, 0),
          new Way("Adam, log", Scale.LOG, RateFit.adam(ADAM.withAlpha(0.05)), 695, 0, 0, 104),
          new Way("Gauss-Newton, lambda", Scale.LINEAR, RateFit.gaussNewton(BUDGET), 6, 13, 19, 20),
          new Way("Gauss-Newton, log", Scale.LOG, RateFit.gaussNewton(BUDGET), 5, 9, 14, 6),
          new Way(
              "gradient descent, tau",
              Scale.TIME_CONSTANT,
              RateFit.gradientDescent(1, BUDGET),
              11,
              18,
              26,
              8));

  @Override
  public String id() {
    return "T7";
  }

  @Override
  public String title() {
    return "Optimizer and coordinate";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    Rows rows = new Rows();
    List<List<String>> cells = new ArrayList<>();
    List<Series> paths = new ArrayList<>();
    for (int r = 0; r < RUNS.size(); r++) {
      Run run = RUNS.get(r);
      List<String> row = new ArrayList<>(List.of(run.text()));
      try (RateFit fit = new RateFit(Methods.RADAU_IIA_5, run.to())) {
        for (Way way : WAYS) {
          Descent.End end = fit.run(way.scale(), run.from(), way.maker());
          boolean overshoots = run.from() > run.to() && way.name().startsWith("Gauss-Newton");
          check(rows, run.text() + ", " + way.name(), end, way.stated()[r], overshoots);
          row.add(end.isReached() ? end.text(BUDGET) : "never");
          if (r == 1) {
            paths.add(path(way, end));
          }
          if (r == 1 || r == 2) {
            stuck(rows, way, end, run, r == 1 ? "586" : "597");
          }
        }
      }
      cells.add(row);
      progress.finished((r + 1) / 5.);
    }
    settled(rows);
    List<String> columns = new ArrayList<>(List.of("start to truth"));
    WAYS.forEach(w -> columns.add(w.name()));
    Block table = new Block.Grid("Iterations to 1 % of lambda", columns, cells);
    return new Reproduction(rows.checks(), List.of(table, chart(paths)));
  }

  /**
   * From beyond the truth a full Gauss-Newton step leads past zero, and how soon it arrives depends
   * on how the step is shortened, which the theory leaves open.
   */
  private static void check(
      Rows rows, String row, Descent.End end, int stated, boolean overshoots) {
    if (overshoots && end.isReached()) {
      rows.atMost(
          row,
          end.iterations(),
          stated,
          "a full step leads past zero: the count is that of another safeguard than halving");
    } else if (stated == 0) {
      rows.fact(row, end.text(BUDGET), NEVER);
    } else if (end.isReached()) {
      rows.within(
          row, end.iterations(), stated, 1, "one iteration: it may end just on either side of 1 %");
    } else {
      rows.fact(row, end.text(BUDGET), Integer.toString(stated));
    }
  }

  /** Where Adam has come to when the budget ends. */
  private static void stuck(Rows rows, Way way, Descent.End end, Run run, String stated) {
    if (way.name().equals("Adam, log")) {
      rows.printed(
          run.text() + ", Adam, log, where it is stuck",
          way.scale().toParameter(end.theta()[0]),
          stated);
    }
  }

  private static void settled(Rows rows) {
    List<Method> methods = List.of(Methods.IMPLICIT_EULER, DirkMethods.SDIRK2, Methods.RADAU_IIA_5);
    List<String> stated = List.of("-9992.8", "-10056.7", "-10000.01");
    for (int m = 0; m < methods.size(); m++) {
      try (RateFit fit = new RateFit(methods.get(m), 1e4)) {
        rows.printed(
            "lambda where gradient descent in tau settles, " + methods.get(m).name(),
            -fit.settled(10, 200),
            stated.get(m));
      }
    }
  }

  private static Series path(Way way, Descent.End end) {
    int n = end.path().size();
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i + 1;
      y[i] = way.scale().toParameter(end.path().get(i)[0]);
    }
    return new Series.Line(way.name(), x, y, false);
  }

  private static Block chart(List<Series> paths) {
    return new Block.Chart(
        "optimizer-and-coordinate",
        "The way from -10 to -1e4",
        "The learned rate after each iteration. What is hopeless in the rate and slow in its"
            + " logarithm takes a few plain gradient steps in the time constant.",
        Axis.log("evaluation"),
        Axis.log("learned -lambda"),
        paths);
  }
}
