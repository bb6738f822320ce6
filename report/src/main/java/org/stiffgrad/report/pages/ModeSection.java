package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.ModeStep;
import org.stiffgrad.diagnose.TimeMap;
import org.stiffgrad.method.Interval;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;

/** The modes in the training solver's steps on the curve of its method, and the time maps. */
final class ModeSection {
  private static final int POINTS_PER_DECADE = 40;
  private static final int MOST_PARAMETERS = 12;

  /** Below this the exact derivative is left out of the picture. */
  private static final double FLOOR = 1e-12;

  private final StabilityFunction stability;
  private final String method;
  private final GradientHealth health;

  ModeSection(Method method, GradientHealth health) {
    this.stability = method.stability();
    this.method = method.id();
    this.health = health;
  }

  Optional<Page.Section> section() {
    List<ModeStep> modes =
        health.steps().stream()
            .filter(s -> s.response().z() < 0 && s.response().derivative() != 0)
            .filter(s -> Double.isFinite(s.response().derivative()))
            .toList();
    if (modes.isEmpty()) {
      return Optional.empty();
    }
    double least = modes.stream().mapToDouble(s -> -s.response().z()).min().orElse(1);
    double most = modes.stream().mapToDouble(s -> -s.response().z()).max().orElse(1);
    int first = (int) Math.floor(Math.max(-6, Math.min(-1, Math.log10(least))));
    int last = (int) Math.ceil(Math.max(2, Math.log10(most)));
    double[] x =
        IntStream.rangeClosed(first * POINTS_PER_DECADE, last * POINTS_PER_DECADE)
            .mapToDouble(i -> Math.pow(10, (double) i / POINTS_PER_DECADE))
            .toArray();
    double[] response = new double[x.length];
    double[] exact = new double[x.length];
    double lowest = 1;
    for (int i = 0; i < x.length; i++) {
      double r = Math.abs(stability.derivative(-x[i]));
      double e = Math.exp(-x[i]);
      response[i] = r > 0 ? r : Double.NaN;
      exact[i] = e > FLOOR ? e : Double.NaN;
      lowest = r > FLOOR ? Math.min(lowest, r) : lowest;
    }
    List<Series> series = new ArrayList<>();
    zones(x[0], x[x.length - 1], lowest, series);
    series.add(new Series.Line("|R'(z)| of " + method, x, response, false));
    series.add(new Series.Line("exact, e^z", x, exact, true));
    points("modes that have died out for the data", modes, s -> !s.isWrongSign() && !matters(s))
        .ifPresent(series::add);
    points("modes that the data still see", modes, s -> !s.isWrongSign() && matters(s))
        .ifPresent(series::add);
    points("of these, gradient of the wrong sign", modes, ModeStep::isWrongSign)
        .ifPresent(series::add);
    long wrong = modes.stream().filter(ModeStep::isWrongSign).count();
    Block.Chart chart =
        new Block.Chart(
            "mode-map",
            "What each step makes of each mode",
            "Every point is one mode in one step: |z| = step length times rate, and the factor that"
                + " the step's gradient has. "
                + (wrong == 0
                    ? "None of the modes that the data still see gets the wrong sign."
                    : wrong + " times a mode that the data still see gets the wrong sign.")
                + (modes.size() < health.steps().size()
                    ? " Modes that oscillate or grow are not drawn."
                    : ""),
            Axis.log("|z|"),
            Axis.log("|R'(z)|"),
            series);
    return Optional.of(new Page.Section("modes", "Steps and modes", List.of(chart)));
  }

  private void zones(double left, double right, double lowest, List<Series> series) {
    int number = 0;
    for (Interval zone : stability.wrongSign()) {
      double from = Math.max(left, -zone.to());
      double to = Math.min(right, -zone.from());
      if (from < to) {
        number++;
        series.add(
            new Series.Band(
                "wrong sign" + (number > 1 ? " " + number : ""),
                new double[] {from, to},
                new double[] {lowest, lowest},
                new double[] {1, 1}));
      }
    }
  }

  private interface Choice {
    boolean takes(ModeStep step);
  }

  private static boolean matters(ModeStep step) {
    return step.amplitude() > ModeStep.MATTERS;
  }

  private static Optional<Series> points(String name, List<ModeStep> modes, Choice choice) {
    List<ModeStep> chosen = modes.stream().filter(choice::takes).toList();
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Series.Points(
                name,
                chosen.stream().mapToDouble(s -> -s.response().z()).toArray(),
                chosen.stream().mapToDouble(s -> Math.abs(s.response().derivative())).toArray()));
  }

  Optional<Page.Section> timeMaps() {
    List<Block> charts = new ArrayList<>();
    for (TimeMap map : health.timeMaps()) {
      chart(map, charts.size() + 1).ifPresent(charts::add);
    }
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Page.Section("times", "When each parameter shows", charts));
  }

  private Optional<Block.Chart> chart(TimeMap map, int number) {
    List<Integer> order =
        IntStream.range(0, map.information().size())
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -most(map.information().get(j))))
            .limit(MOST_PARAMETERS)
            .toList();
    List<Series> series = new ArrayList<>();
    double top = 0;
    for (int j : order) {
      double[] information = map.information().get(j).clone();
      top = Math.max(top, most(information));
      if (most(information) > 0) {
        for (int i = 0; i < information.length; i++) {
          information[i] = information[i] > 0 ? information[i] : Double.NaN;
        }
        String id = health.parameters().get(j).parameter().id();
        series.add(new Series.Line(id, map.times(), information, false));
      }
    }
    if (series.isEmpty()) {
      return Optional.empty();
    }
    marks("measured times", map.sampleTimes(), 2 * top).ifPresent(series::add);
    double[] steps =
        health.steps().stream()
            .filter(s -> s.span().experiment().equals(map.experiment()))
            .mapToDouble(s -> s.span().time())
            .distinct()
            .toArray();
    marks("steps that were looked at", steps, 4 * top).ifPresent(series::add);
    int left = map.information().size() - order.size();
    return Optional.of(
        new Block.Chart(
            "times-" + number,
            map.experiment().isEmpty() ? "Information over time" : map.experiment(),
            "What one more sample of everything that is measured here would tell of each"
                + " parameter, over time; above it where the solver stepped and where there are"
                + " data."
                + (left > 0 ? " " + left + " parameters with less are left out." : ""),
            Axis.log("time"),
            Axis.log("standard deviations for a factor of e"),
            series));
  }

  private static Optional<Series> marks(String name, double[] times, double height) {
    double[] positive = Arrays.stream(times).filter(t -> t > 0).toArray();
    double[] heights = new double[positive.length];
    Arrays.fill(heights, height);
    return positive.length == 0
        ? Optional.empty()
        : Optional.of(new Series.Points(name, positive, heights));
  }

  private static double most(double[] values) {
    double most = 0;
    for (double v : values) {
      most = Math.max(most, v);
    }
    return most;
  }
}
