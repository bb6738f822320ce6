package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.stiffgrad.identify.InformationSpectrum;
import org.stiffgrad.method.DirkMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Methods;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * What data know of Robertson's rates, in log k with unit noise, and how well one step between data
 * sees it. The fast species observed and scaled, the problem is well conditioned; hidden, only
 * k2/k3^2 is to be had: that is the quasi-steady state, not the integrator.
 */
final class RobertsonInformation implements Item {
  private static final double ROOT5 = Math.sqrt(5);

  /**
   * A selection of the data and what is stated of it.
   *
   * @param direction the sloppiest, up to its sign
   */
  private record Data(
      String name, double from, double to, int[] species, String[] stated, double[] direction) {}

  private static final int[] EVERY = {0, 1, 2};
  private static final List<Data> SELECTIONS =
      List.of(
          new Data(
              "all t",
              0,
              1e9,
              EVERY,
              new String[] {"8.245", "2.389", "0.2618", "31.5"},
              new double[] {.46, .44, .77}),
          new Data(
              "t >= 1",
              1,
              1e9,
              EVERY,
              new String[] {"2.892", "0.615", "0.0252", "115"},
              new double[] {-.64, -.13, -.76}),
          new Data(
              "t >= 100",
              100,
              1e9,
              EVERY,
              new String[] {"2.123", "1.23e-2", "3.6e-4", "5.9e3"},
              new double[] {-.70, .04, -.71}),
          new Data(
              "t <= 1e-2",
              0,
              1e-2,
              EVERY,
              new String[] {"2.784", "0.200", "4.5e-7", "6.2e6"},
              new double[] {0, 0, 1}),
          new Data(
              "all t, y1 and y3 only",
              0,
              1e9,
              new int[] {0, 2},
              new String[] {"2.679", "1.38e-2", "3.8e-9", "7.1e8"},
              new double[] {0, 2 / ROOT5, 1 / ROOT5}));

  private record Discrete(Method method, String... errors) {}

  private static final List<Discrete> DISCRETE =
      List.of(
          new Discrete(Methods.IMPLICIT_EULER, "3.9e-2", "3.9e-2", "5.4e-2"),
          new Discrete(DirkMethods.TRAPEZOID, "7e-3", "8e-3", "9e-3"),
          new Discrete(DirkMethods.SDIRK2, "3.4e-3", "3.9e-3", "2.8e-3"),
          new Discrete(Methods.RADAU_IIA_3, "1.0e-3", "1.2e-3", "4e-4"),
          new Discrete(Methods.RADAU_IIA_5, "4.0e-5", "4.8e-5", "1.6e-6"),
          new Discrete(Methods.GAUSS_4, "4e-3", "7e-3", "5e-3"),
          new Discrete(Methods.LOBATTO_IIIC_2, "6e-3", "7e-3", "5e-3"));

  /**
   * A start off by factors, with the stated gradients by k and by log k of the mean of half squared
   * scaled errors. (5.956 for dL/dk1 was once printed as 5.9; finite differences of solutions by
   * another solver at a tolerance of 1e-10 confirm 5.956.)
   */
  private record Wrong(double[] factors, String[] raw, String[] logarithmic) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong(
              new double[] {10, .1, 10},
              new String[] {"6.0", "-6e-7", "-5e-6"},
              new String[] {"2.4", "-1.8", "-0.5"}),
          new Wrong(
              new double[] {.1, 10, .1},
              new String[] {"-1.3", "2e-11", "-1e-6"},
              new String[] {"-5e-3", "6e-3", "-1e-3"}));

  @Override
  public String id() {
    return "T6";
  }

  @Override
  public String title() {
    return "Robertson: what the data know, and what one step between them sees of it";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    Rows rows = new Rows();
    Robertson robertson = new Robertson();
    Trajectory truth = robertson.reference(Robertson.TRUTH);
    List<Block> figures = new ArrayList<>();
    rows.printed("largest y2", Arrays.stream(truth.state(1)).max().orElseThrow(), "3.6487e-5");
    rows.printed("largest y3", Arrays.stream(truth.state(2)).max().orElseThrow(), "0.98213");
    spectra(rows, truth, figures);
    progress.finished(0.3);
    for (Wrong wrong : WRONG) {
      gradients(rows, robertson, truth, wrong);
    }
    progress.finished(0.6);
    discrete(rows, robertson, truth, figures);
    progress.finished(1);
    return new Reproduction(rows.checks(), figures);
  }

  private static void spectra(Rows rows, Trajectory truth, List<Block> figures) {
    List<List<String>> cells = new ArrayList<>();
    double[][] points = new double[3][SELECTIONS.size()];
    for (int d = 0; d < SELECTIONS.size(); d++) {
      Data data = SELECTIONS.get(d);
      int[] inside =
          IntStream.range(0, Robertson.TIMES.length)
              .filter(t -> Robertson.TIMES[t] >= data.from() && Robertson.TIMES[t] <= data.to())
              .toArray();
      double[] root =
          Robertson.root(truth, inside[0], inside[inside.length - 1] + 1, data.species());
      InformationSpectrum spectrum = InformationSpectrum.of(root, 3);
      int[] order =
          IntStream.range(0, 3)
              .boxed()
              .sorted(
                  (a, b) -> Double.compare(spectrum.singularValue(b), spectrum.singularValue(a)))
              .mapToInt(Integer::intValue)
              .toArray();
      List<String> row = new ArrayList<>(List.of(data.name()));
      double[] eigenvalue = new double[3];
      for (int i = 0; i < 3; i++) {
        double s = spectrum.singularValue(order[i]);
        eigenvalue[i] = s * s;
        points[i][d] = eigenvalue[i];
        rows.printed(data.name() + ", eigenvalue " + (i + 1), eigenvalue[i], data.stated()[i]);
        row.add(number("%.4g", eigenvalue[i]));
      }
      double condition = eigenvalue[0] / eigenvalue[2];
      rows.printed(data.name() + ", condition", condition, data.stated()[3]);
      row.add(number("%.3g", condition));
      row.add(direction(rows, data, spectrum, order[2]));
      cells.add(row);
    }
    figures.add(
        new Block.Grid(
            "Eigenvalues of the Fisher information in log k",
            List.of("data", "largest", "middle", "smallest", "condition", "sloppiest direction"),
            cells));
    figures.add(chart(points));
  }

  private static String direction(Rows rows, Data data, InformationSpectrum spectrum, int i) {
    double[] stated = data.direction();
    double inner = 0;
    for (int j = 0; j < 3; j++) {
      inner += stated[j] * spectrum.loading(i, j);
    }
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < 3; j++) {
      double component = Math.signum(inner) * spectrum.loading(i, j);
      rows.within(
          data.name() + ", sloppiest direction, " + Robertson.NAMES.get(j),
          component,
          stated[j],
          0.005 * (1 + 1e-9),
          "stated to 2 decimals");
      text.append(j == 0 ? "" : ", ").append(number("%.2f", component));
    }
    return text.toString();
  }

  private static void gradients(Rows rows, Robertson robertson, Trajectory truth, Wrong wrong) {
    double[] k = Robertson.TRUTH.clone();
    for (int j = 0; j < 3; j++) {
      k[j] *= wrong.factors()[j];
    }
    double[] g = Robertson.gradient(robertson.reference(k), truth);
    String start = "start off by " + Printed.tuple(wrong.factors()) + ", ";
    for (int j = 0; j < 3; j++) {
      String name = Robertson.NAMES.get(j);
      rows.printed(start + "dL/d" + name, g[j], wrong.raw()[j]);
      rows.printed(start + "dL/dlog " + name, g[j] * k[j], wrong.logarithmic()[j]);
    }
  }

  private static void discrete(
      Rows rows, Robertson robertson, Trajectory truth, List<Block> figures) {
    double[] exact = Robertson.root(truth, 0, Robertson.TIMES.length, EVERY);
    List<List<String>> cells = new ArrayList<>();
    for (Discrete line : DISCRETE) {
      double[] root =
          Robertson.root(robertson.discrete(line.method()), 0, Robertson.TIMES.length, EVERY);
      List<String> row = new ArrayList<>(List.of(line.method().name()));
      for (int j = 0; j < 3; j++) {
        double error = Norms.relative(Robertson.column(root, j), Robertson.column(exact, j));
        rows.printed(
            line.method().name() + ", one step between data, " + Robertson.NAMES.get(j),
            error,
            line.errors()[j]);
        row.add(number("%.2e", error));
      }
      cells.add(row);
    }
    figures.add(
        new Block.Grid(
            "Relative error of the sensitivities with one step between data",
            List.of("method", "log k1", "log k2", "log k3"),
            cells));
  }

  private static Block chart(double[][] points) {
    double[] place = new double[SELECTIONS.size()];
    Arrays.setAll(place, d -> d);
    String[] names = {"largest", "middle", "smallest"};
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      series.add(new Series.Points(names[i], place, points[i]));
    }
    return new Block.Chart(
        "robertson-spectra",
        "Fisher information of Robertson's rates",
        "Eigenvalues in log k, unit noise on scaled data. Leaving out the fast species costs seven"
            + " decades of information; stiffness as such costs none.",
        Axis.category("data", SELECTIONS.stream().map(Data::name).toList()),
        Axis.log("eigenvalue"),
        series);
  }

  private static String number(String format, double x) {
    return String.format(Locale.ROOT, format, x);
  }
}
