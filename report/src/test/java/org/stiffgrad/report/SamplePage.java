package org.stiffgrad.report;

import java.util.ArrayList;
import java.util.List;

/** A page with every kind of block, series and axis, and names that want to break out. */
final class SamplePage {
  static final String HOSTILE = "</script><script>window.broken = 1</script> \"'&amp; Ωλ→∞ 数";

  private SamplePage() {}

  static Page page() {
    return new Page(
        "A sample of charts",
        "Every kind of chart that a page can show, one after the other.",
        List.of(
            new Page.Section(
                "curves",
                "Curves " + HOSTILE,
                List.of(new Block.Paragraph("Text " + HOSTILE), curves(), band(), short4())),
            new Page.Section(
                "bars", "Bars", List.of(stacked(), grouped(), lying(), signedCells(), cells())),
            new Page.Section(
                "tables",
                "Tables",
                List.of(
                    new Block.Grid(
                        "Caption " + HOSTILE,
                        List.of("method", "value"),
                        List.of(List.of(HOSTILE, "1.5e-3"), List.of("radau-iia-5", "-2"))),
                    new Block.Folded(
                        "Folded " + HOSTILE, List.of(new Block.Paragraph("not seen at first")))))));
  }

  static List<Block.Chart> charts() {
    return page().sections().stream().flatMap(section -> section.charts().stream()).toList();
  }

  private static Block.Chart curves() {
    int n = 200;
    double[] x = new double[n];
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      x[i] = Math.pow(10, -2 + 8. * i / (n - 1));
    }
    for (int k = 1; k <= 9; k++) {
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        y[i] = k / Math.pow(1 + x[i] / k, 1 + 1. / k);
      }
      series.add(new Series.Line(k == 4 ? HOSTILE : "method " + k, x, y, k % 3 == 0));
    }
    return new Block.Chart(
        "decay",
        "Decay of |R'| " + HOSTILE,
        "Each line falls with its own slope. " + HOSTILE,
        Axis.log("|z| = h |λ|"),
        Axis.log("|R'(z)|"),
        series);
  }

  private static Block.Chart band() {
    int n = 60;
    double[] t = new double[n];
    double[] fit = new double[n];
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      t[i] = i / 6.;
      fit[i] = Math.exp(-t[i] / 3) * Math.cos(2 * t[i]);
      lower[i] = fit[i] - 0.1;
      upper[i] = fit[i] + 0.1;
    }
    fit[30] = Double.NaN;
    lower[30] = Double.NaN;
    double[] places = {0.1, 2.2, 5.5, 1e-3, 9.75};
    double[] data = {0.95, -0.1 / 3, 1. / 3, 1.0000000000000002, Double.POSITIVE_INFINITY};
    return new Block.Chart(
        "fit",
        "Fit and data",
        "The band holds 95 %.",
        Axis.linear("time [s]"),
        Axis.linear("concentration [mol/L]"),
        List.of(
            new Series.Band("95 % band", t, lower, upper),
            new Series.Line("fit", t, fit, false),
            new Series.Points("data", places, data)));
  }

  private static Block.Chart short4() {
    return new Block.Chart(
        "sharpness",
        "Four points",
        "They approach 1.",
        Axis.category("method", List.of("implicit Euler", "Radau IIA-3", "SDIRK2", "trapezoid")),
        Axis.log("relative error"),
        List.of(
            new Series.Points("on", new double[] {0, 1, 2, 3}, new double[] {1e-2, 1e-5, 3e-4, 4}),
            new Series.Line(
                "off", new double[] {0, 1, 2, 3}, new double[] {2e-2, 2e-5, 2e-4, 2600}, true)));
  }

  private static Block.Chart stacked() {
    Axis names = Axis.category("parameter", List.of("k1", "k2", "k3"));
    return new Block.Chart(
        "budget",
        "Budget of the gradient",
        "What makes it small, in decades.",
        names,
        Axis.linear("decades"),
        List.of(
            new Series.Bars("units", new double[] {1, -7.5, 4}, "all"),
            new Series.Bars("information", new double[] {-2, -0.5, 0.25}, "all"),
            new Series.Bars("solver", new double[] {0.5, Double.NaN, -1}, "all")));
  }

  private static Block.Chart grouped() {
    Axis names = Axis.category("problem", List.of("forced relaxation", "Robertson", "van der Pol"));
    return new Block.Chart(
        "errors",
        "Errors side by side",
        "Bars stand on the lower end of the axis.",
        names,
        Axis.log("relative error"),
        List.of(
            new Series.Bars("implicit Euler", new double[] {5e-2, 4e-3, 12}, "a"),
            new Series.Bars("Radau IIA-5", new double[] {1e-7, 4e-6, 2e-5}, "b")));
  }

  private static Block.Chart lying() {
    List<String> names = new ArrayList<>();
    double[] values = new double[24];
    for (int i = 0; i < values.length; i++) {
      names.add("parameter with a long name " + i);
      values[i] = Math.sin(i) * 3;
    }
    return new Block.Chart(
        "lying",
        "Bars that lie",
        "Long names fit beside them.",
        Axis.linear("ln of the factor"),
        Axis.category("parameter", names),
        List.of(new Series.Bars("factor", values, "one")));
  }

  private static Block.Chart signedCells() {
    List<String> across = new ArrayList<>();
    List<String> up = List.of("a", "b", "c", "d");
    double[] values = new double[40];
    for (int i = 0; i < 10; i++) {
      across.add(Integer.toString(-i));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.cos(i * 0.3);
    }
    values[7] = Double.NaN;
    return new Block.Chart(
        "signs",
        "Sign of the gradient",
        "Red is the wrong sign.",
        Axis.category("z", across),
        Axis.category("method", up),
        List.of(new Series.Cells("sign", values)));
  }

  private static Block.Chart cells() {
    return new Block.Chart(
        "map",
        "Map",
        "One color for each cell.",
        Axis.category("step", List.of("1", "2", "3")),
        Axis.category("mode", List.of("fast", "slow")),
        List.of(
            new Series.Cells(
                "share", new double[] {0.1, 0.2, 0.3, 1. / 3, Double.MIN_VALUE, 1e308})));
  }
}
