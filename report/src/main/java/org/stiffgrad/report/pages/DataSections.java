package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.TimeGrid;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.FittedCurves;
import org.stiffgrad.train.FittedPoint;

/** The fit against the data, quantity by quantity, and the residuals. */
final class DataSections {
  /** 97.5 % quantile of the normal distribution. */
  private static final double Z95 = 1.959963984540054;

  private static final int CURVE_POINTS = 120;

  /** Experiments beyond which curves are drawn through the measured times only. */
  private static final int MOST_DENSE = 12;

  /** Experiments drawn in one chart. */
  private static final int MOST_SERIES = 6;

  /** Charts shown, and charts in all; the rest is left out, and said to be. */
  private static final int SHOWN = 6;

  private static final int MOST_CHARTS = 36;

  private final FitProblem problem;
  private final FitResult result;

  DataSections(FitProblem problem, FitResult result) {
    this.problem = problem;
    this.result = result;
  }

  List<Page.Section> sections() {
    List<FittedPoint> measured = FittedPoint.of(problem, result).orElse(List.of());
    if (measured.isEmpty()) {
      return List.of();
    }
    int points = problem.experiments().size() <= MOST_DENSE ? CURVE_POINTS : 0;
    List<FittedPoint> curve = FittedCurves.of(problem, result, points).orElse(measured);
    Map<String, List<FittedPoint>> data = byQuantity(measured);
    Map<String, List<FittedPoint>> model = byQuantity(curve);
    List<Block> fits = new ArrayList<>();
    List<Block> residuals = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, List<FittedPoint>> entry : data.entrySet()) {
      if (number < MOST_CHARTS) {
        number++;
        List<FittedPoint> smooth = model.getOrDefault(entry.getKey(), entry.getValue());
        fits.add(fit(number, entry.getKey(), entry.getValue(), smooth));
        residuals.add(residuals(number, entry.getKey(), entry.getValue()));
      }
    }
    return List.of(
        new Page.Section("fit", "Fit against data", folded(fits, data.size())),
        new Page.Section("residuals", "Residuals", folded(residuals, data.size())));
  }

  private static Map<String, List<FittedPoint>> byQuantity(List<FittedPoint> points) {
    return points.stream()
        .collect(
            Collectors.groupingBy(
                p -> p.prediction().observable(), LinkedHashMap::new, Collectors.toList()));
  }

  private static List<Block> folded(List<Block> charts, int quantities) {
    List<Block> blocks = new ArrayList<>(charts.subList(0, Math.min(SHOWN, charts.size())));
    if (charts.size() > SHOWN) {
      List<Block> rest = charts.subList(SHOWN, charts.size());
      blocks.add(new Block.Folded(rest.size() + " more quantities", rest));
    }
    if (quantities > charts.size()) {
      blocks.add(
          new Block.Paragraph(
              (quantities - charts.size()) + " more quantities are left out of this page."));
    }
    return blocks;
  }

  private static Map<String, List<FittedPoint>> byExperiment(List<FittedPoint> points) {
    return points.stream()
        .collect(
            Collectors.groupingBy(
                p -> p.prediction().experiment(), LinkedHashMap::new, Collectors.toList()));
  }

  private Block.Chart fit(
      int number, String quantity, List<FittedPoint> data, List<FittedPoint> curve) {
    boolean log = isLogarithmic(data);
    Map<String, List<FittedPoint>> experiments = byExperiment(data);
    Map<String, List<FittedPoint>> curves = byExperiment(curve);
    List<Series> series = new ArrayList<>();
    for (String e : experiments.keySet().stream().limit(MOST_SERIES).toList()) {
      String suffix = experiments.size() > 1 ? " " + name(e) : "";
      List<FittedPoint> smooth = drawable(curves.getOrDefault(e, List.of()), log);
      List<FittedPoint> points = drawable(experiments.getOrDefault(e, List.of()), log);
      double[] t = values(smooth, p -> p.prediction().time());
      if (experiments.size() == 1) {
        series.add(
            new Series.Band(
                "95 % band",
                t,
                values(smooth, p -> p.prediction().value() - half(p)),
                values(smooth, p -> p.prediction().value() + half(p))));
      }
      series.add(
          new Series.Line("model" + suffix, t, values(smooth, p -> p.prediction().value()), false));
      series.add(
          new Series.Points(
              "data" + suffix,
              values(points, p -> p.prediction().time()),
              values(points, p -> p.prediction().data())));
    }
    return new Block.Chart(
        "fit-" + number,
        quantity,
        caption(data, log, experiments.size())
            + (experiments.size() == 1
                ? " The band is the model's uncertainty from that of the parameters."
                : ""),
        time(log),
        Axis.linear(quantity),
        series);
  }

  private static double half(FittedPoint p) {
    double half = Z95 * p.standardDeviation();
    return Double.isFinite(half) ? half : Double.NaN;
  }

  private Block.Chart residuals(int number, String quantity, List<FittedPoint> data) {
    boolean log = isLogarithmic(data);
    Map<String, List<FittedPoint>> experiments = byExperiment(data);
    List<Series> series = new ArrayList<>();
    for (String e : experiments.keySet().stream().limit(MOST_SERIES).toList()) {
      List<FittedPoint> points = drawable(experiments.getOrDefault(e, List.of()), log);
      series.add(
          new Series.Points(
              experiments.size() > 1 ? name(e) : "residual",
              values(points, p -> p.prediction().time()),
              values(
                  points,
                  p -> (p.prediction().data() - p.prediction().value()) / p.prediction().noise())));
    }
    return new Block.Chart(
        "residuals-" + number,
        quantity,
        caption(data, log, experiments.size()) + " Of 20, one lies beyond 2 by chance.",
        time(log),
        Axis.linear("(data - model) / sigma"),
        series);
  }

  private static String caption(List<FittedPoint> data, boolean log, int experiments) {
    StringBuilder text = new StringBuilder();
    text.append(data.size()).append(" measured values.");
    long hidden = data.stream().filter(p -> p.prediction().time() <= 0).count();
    if (log && hidden > 0) {
      text.append(' ').append(hidden).append(" at time 0 have no place on a logarithmic axis.");
    }
    if (experiments > MOST_SERIES) {
      text.append(" The first ").append(MOST_SERIES).append(" of ").append(experiments);
      text.append(" experiments are drawn.");
    }
    return text.toString();
  }

  private static Axis time(boolean log) {
    return log ? Axis.log("time") : Axis.linear("time");
  }

  private static boolean isLogarithmic(List<FittedPoint> data) {
    return TimeGrid.isLogarithmic(values(data, p -> p.prediction().time()));
  }

  private static List<FittedPoint> drawable(List<FittedPoint> points, boolean log) {
    return points.stream().filter(p -> !log || p.prediction().time() > 0).toList();
  }

  private static double[] values(List<FittedPoint> points, ToDoubleFunction<FittedPoint> of) {
    return points.stream().mapToDouble(of).toArray();
  }

  private static String name(String experiment) {
    return experiment.isEmpty() ? "data" : experiment;
  }
}
