package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.identify.InformationSpectrum;
import org.stiffgrad.method.DirkMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Methods;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * Robertson's rates by Levenberg-Marquardt in log k with one step of a method between data: from
 * starts that are wrong by two decades it takes some ten trial points, and what it finds is as far
 * off as the method's own error.
 */
final class RobertsonFit implements Item {
  private static final double[][] STARTS = {
    {10, .1, 10}, {.1, 10, .1}, {100, .01, 100}, {.01, .01, 100}
  };
  private static final int SEEDS = 200;

  /** Relative noise of the data, and their weight where they have none. */
  private static final double SIGMA = 0.01;

  private static final int ADAM_BUDGET = 600;

  /** Stated relative errors of k1, k2, k3. */
  private record Bias(Method method, String... errors) {}

  private static final List<Bias> BIASES =
      List.of(
          new Bias(Methods.RADAU_IIA_5, "1.2e-5", "-7.2e-6", "1.6e-5"),
          new Bias(Methods.IMPLICIT_EULER, "0.11", "0.11", "0.05"),
          new Bias(DirkMethods.TRAPEZOID, "-9e-3", "-9e-3", "3e-3"),
          new Bias(DirkMethods.SDIRK2, "-5e-3", "-4e-3", "-1e-3"));

  @Override
  public String id() {
    return "T8";
  }

  @Override
  public String title() {
    return "Robertson: fits with one step between data";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    Rows rows = new Rows();
    Robertson robertson = new Robertson();
    Trajectory truth = robertson.reference(Robertson.TRUTH);
    List<Series> paths = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    try (LocalExecutor executor = new LocalExecutor(1)) {
      RobertsonTrial radau = new RobertsonTrial(robertson, executor, Methods.RADAU_IIA_5);
      for (double[] factors : STARTS) {
        starts(rows, radau, truth, factors, paths);
      }
      adam(rows, radau, truth);
      progress.finished(0.4);
      for (Bias bias : BIASES) {
        cells.add(bias(rows, new RobertsonTrial(robertson, executor, bias.method()), truth, bias));
      }
      progress.finished(0.5);
      noise(rows, radau, truth);
    }
    progress.finished(1);
    Block table =
        new Block.Grid("Relative error of the fit", List.of("method", "k1", "k2", "k3"), cells);
    return new Reproduction(rows.checks(), List.of(table, chart(paths)));
  }

  private static double[] scaled(double[] factors) {
    double[] k = Robertson.TRUTH.clone();
    for (int j = 0; j < 3; j++) {
      k[j] *= factors[j];
    }
    return k;
  }

  private static void starts(
      Rows rows, RobertsonTrial radau, Trajectory truth, double[] factors, List<Series> paths) {
    Descent.End end = radau.fit(truth.y(), scaled(factors), SIGMA);
    double[] misfit = new double[end.path().size()];
    double[] place = new double[misfit.length];
    int within = -1;
    for (int i = 0; i < misfit.length; i++) {
      place[i] = i;
      double[] theta = end.path().get(i);
      misfit[i] = Robertson.largest(Robertson.errors(theta));
      double away = 0;
      for (int j = 0; j < 3; j++) {
        away = Math.max(away, Math.abs(theta[j] - end.theta()[j]));
      }
      within = within < 0 && away < 1e-6 ? i : within;
    }
    String start = "start off by " + Printed.tuple(factors);
    rows.atMost(
        start + ", trial points until log k stays within 1e-6", within, 10, "stated as 6 to 10");
    rows.printed(
        start + ", largest relative error",
        Robertson.largest(Robertson.errors(end.theta())),
        "1.6e-5");
    paths.add(new Series.Line(Printed.tuple(factors), place, misfit, false));
  }

  /** Half an escape: the logarithm mends the units, what is ill conditioned stays so. */
  private static void adam(Rows rows, RobertsonTrial radau, Trajectory truth) {
    for (int i = 0; i < 2; i++) {
      Descent.End end = radau.adam(truth.y(), scaled(STARTS[i]), 0.05, ADAM_BUDGET);
      String row = "Adam in log k, start off by " + Printed.tuple(STARTS[i]);
      if (i == 0) {
        rows.fact(row, end.text(ADAM_BUDGET), "not within " + ADAM_BUDGET + " iterations");
      } else {
        rows.within(
            row, end.iterations(), 86, 1, "one iteration: it may end just on either side of 1 %");
      }
    }
  }

  private static List<String> bias(Rows rows, RobertsonTrial trial, Trajectory truth, Bias bias) {
    double[] e = Robertson.errors(trial.fit(truth.y(), Robertson.TRUTH, SIGMA).theta());
    List<String> row = new ArrayList<>(List.of(trial.method().name()));
    for (int j = 0; j < 3; j++) {
      rows.printed(
          "bias, " + trial.method().name() + ", " + Robertson.NAMES.get(j), e[j], bias.errors()[j]);
      row.add(String.format(Locale.ROOT, "%.2e", e[j]));
    }
    return row;
  }

  private static void noise(Rows rows, RobertsonTrial radau, Trajectory truth) {
    double[] root = Robertson.root(truth, 0, Robertson.TIMES.length, 0, 1, 2);
    double[] bound = InformationSpectrum.standardDeviations(root, 3);
    String[] stated = {".0096", ".0099", ".0156"};
    double[][] logs = new double[3][SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      double[][] y = new double[truth.y().length][3];
      for (int t = 0; t < y.length; t++) {
        for (int i = 0; i < 3; i++) {
          y[t][i] = truth.y()[t][i] + SIGMA * Robertson.SCALES[i] * random.nextGaussian();
        }
      }
      double[] theta = radau.fit(y, Robertson.TRUTH, SIGMA).theta();
      for (int j = 0; j < 3; j++) {
        logs[j][seed] = theta[j];
      }
    }
    for (int j = 0; j < 3; j++) {
      String name = Robertson.NAMES.get(j);
      rows.printed("noise of 1 %, Cramer-Rao bound of log " + name, SIGMA * bound[j], stated[j]);
      rows.within(
          "noise of 1 %, standard deviation of log " + name + " over the bound",
          Norms.deviation(logs[j]) / (SIGMA * bound[j]),
          1,
          4 / Math.sqrt(2. * SEEDS),
          "statistical: four standard errors of a deviation over " + SEEDS + " seeds");
    }
  }

  private static Block chart(List<Series> paths) {
    return new Block.Chart(
        "robertson-fit",
        "Robertson's rates from four wrong starts",
        "Largest relative error of a rate after each trial point of Levenberg-Marquardt; the floor"
            + " is the error of one Radau IIA step between data.",
        Axis.linear("trial point"),
        Axis.log("largest relative error"),
        paths);
  }
}
