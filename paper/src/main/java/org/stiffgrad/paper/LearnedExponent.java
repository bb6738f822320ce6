package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;
import org.stiffgrad.theory.BiasedOptimum;

/** T3: what a fit of one step to exact data learns instead of z* (theory, section 3.6 (b)). */
final class LearnedExponent implements Item {
  private static final String NONE = "none";
  private static final double[] TRUTHS = {-1, -2, -3, -5, -10};

  /** Methods, then for each z* what is learned: all solutions, separated by +, or none. */
  private static final List<String> STATED =
      List.of(
          "implicit-euler: -1.718 -6.389 -19.09 -147.4 -2.2e4",
          "trapezoid: -0.9242 -1.523 -1.810 -1.973 -2.000",
          "radau-iia-3: -0.9889 -1.858 -2.456 -2.912 -2.999",
          "radau-iia-5: -1.000 -2.008 -3.109+-9.54+-38.6 -427.9 -6.6e4",
          "sdirk2: -0.9578 -1.685 -2.101 -2.368 -2.414",
          "lobatto-iiic-2: -1.106 -2.712 -5.259 -16.20 -208.9",
          "gauss-4: -1.001+-11.98 -2.064+-5.814 none none none");

  @Override
  public String id() {
    return "T3";
  }

  @Override
  public String title() {
    return "What is learned instead of the truth";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    List<Check> checks = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String line : STATED) {
      String id = line.substring(0, line.indexOf(':'));
      String[] stated = line.substring(line.indexOf(':') + 2).split(" ", -1);
      List<String> row = new ArrayList<>(List.of(id));
      for (int i = 0; i < TRUTHS.length; i++) {
        List<Double> learned = learned(id, TRUTHS[i]);
        checks.addAll(checks(id, TRUTHS[i], learned, stated[i]));
        row.add(text(learned));
      }
      rows.add(row);
    }
    for (double z : TRUTHS) {
      String at = ", z* = " + (int) z;
      double euler = learned("implicit-euler", z).get(0);
      checks.add(Stated.closedForm("implicit-euler 1 - e^-z*" + at, euler, 1 - Math.exp(-z)));
      double trapezoid = learned("trapezoid", z).get(0);
      checks.add(Stated.closedForm("trapezoid 2 tanh(z*/2)" + at, trapezoid, 2 * Math.tanh(z / 2)));
      checks.add(Stated.closedForm("etd1 unbiased" + at, learned("etd1", z).get(0), z));
    }
    progress.finished(0.5);
    List<String> columns = new ArrayList<>(List.of("method"));
    Arrays.stream(TRUTHS).forEach(z -> columns.add("z* = " + (int) z));
    String caption =
        "All negative solutions of R(z) = e^z*: what one step can learn from exact data.";
    return new Reproduction(checks, List.of(new Block.Grid(caption, columns, rows), chart()));
  }

  private static List<Double> learned(String id, double truth) {
    return BiasedOptimum.of(Curves.method(id).stability(), truth).learned();
  }

  private static List<Check> checks(
      String id, double truth, List<Double> learned, String statedCell) {
    String row = id + " z* = " + (int) truth;
    List<String> stated =
        statedCell.equals(NONE) ? List.of() : Arrays.asList(statedCell.split("\\+", -1));
    if (stated.isEmpty() || stated.size() != learned.size()) {
      return List.of(new Check.Fact(row, text(learned), statedCell));
    }
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < stated.size(); i++) {
      String which = stated.size() > 1 ? row + ", no. " + (i + 1) : row;
      checks.add(Stated.of(stated.get(i)).check(which, learned.get(i)));
    }
    return checks;
  }

  private static String text(List<Double> learned) {
    return learned.isEmpty()
        ? NONE
        : learned.stream().map(z -> Printed.of(z, 4)).collect(Collectors.joining(", "));
  }

  private static Block.Chart chart() {
    double[] truths = Curves.decades(-1, 1.2, 40);
    List<Series> series = new ArrayList<>();
    for (String line : STATED) {
      String id = line.substring(0, line.indexOf(':'));
      StabilityFunction r = Curves.method(id).stability();
      double[] nearest = new double[truths.length];
      for (int i = 0; i < truths.length; i++) {
        List<Double> learned = BiasedOptimum.of(r, -truths[i]).learned();
        nearest[i] = learned.isEmpty() ? Double.NaN : -learned.get(0);
      }
      series.add(new Series.Line(id, truths, nearest, false));
    }
    series.add(new Series.Line("true, and exponential methods", truths, truths, true));
    String caption =
        "Methods with a zero of R never learn anything beyond it; implicit Euler and Lobatto IIIC"
            + " run away; Gauss of order 4 has no solution below z* = -2.63.";
    return new Block.Chart(
        "t3-learned",
        "Learned against true exponent, the solution nearest to 0",
        caption,
        Axis.log("true |z*|"),
        Axis.log("learned |z|"),
        series);
  }
}
