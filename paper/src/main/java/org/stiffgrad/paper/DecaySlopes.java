package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.RationalStability;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * F1: how fast |R'| decays, as slopes over |z| in double logarithmic scale (theory, sections 3.2
 * and 6). Rational methods are evaluated with sixty digits, BDF by the exact formula of its roots.
 */
final class DecaySlopes implements Item {
  /** Which methods share a chart. */
  private record Group(String id, String title, List<String> methods) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group(
              "overview",
              "One method of every kind",
              List.of(
                  "implicit-euler",
                  "trapezoid",
                  "radau-iia-5",
                  "lobatto-iiic-2",
                  "sdirk2",
                  "bdf2",
                  "bdf6")),
          new Group(
              "symmetric",
              "Gauss, Lobatto IIIA and IIIB, theta",
              List.of("trapezoid", "theta", "gauss-4", "gauss-6")),
          new Group(
              "radau",
              "Radau and Lobatto IIIC",
              List.of(
                  "implicit-euler",
                  "radau-iia-3",
                  "radau-iia-5",
                  "radau-iia-7",
                  "radau-iia-9",
                  "lobatto-iiic-2",
                  "lobatto-iiic-4")),
          new Group(
              "dirk",
              "Diagonally implicit Runge-Kutta",
              List.of("sdirk2", "sdirk3", "kvaerno5", "kencarp4", "kencarp5")),
          new Group(
              "rosenbrock",
              "Rosenbrock",
              List.of("ros2", "ros2-plus", "ros3p", "rodas3", "rodas4", "rodas5p")),
          new Group(
              "bdf", "Roots of BDF", List.of("bdf1", "bdf2", "bdf3", "bdf4", "bdf5", "bdf6")));

  @Override
  public String id() {
    return "F1";
  }

  @Override
  public String title() {
    return "How fast gradients decay";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    List<Check> checks = new ArrayList<>();
    for (Method method : MethodCatalogue.ALL) {
      StabilityFunction r = method.stability();
      if (r instanceof RationalStability && Double.isFinite(r.atInfinity())) {
        double stated = method.id().startsWith("lobatto-iiic") ? -3 : -2;
        checks.add(far(method.id(), r, stated, 0.01));
      }
    }
    progress.finished(0.3);
    for (int k = 1; k <= 6; k++) {
      String id = "bdf" + k;
      StabilityFunction r = Curves.method(id).stability();
      checks.add(far(id, r, -(1 + 1. / k), 0.02));
      String stated =
          List.of("-2.000", "-1.500", "-1.335", "-1.256", "-1.212", "-1.185").get(k - 1);
      checks.add(Stated.of(stated).check(id + " slope, |z| = 1e6..1e8", slope(r, 6, 8)));
      if (k >= 3) {
        String near = List.of("-1.35", "-1.28", "-1.24", "-1.22").get(k - 3);
        checks.add(Stated.of(near).check(id + " slope, |z| = 1e3..1e6", slope(r, 3, 6)));
      }
    }
    for (String id : List.of("etd1", "etdrk2", "if-euler", "ifrk2")) {
      StabilityFunction r = Curves.method(id).stability();
      double rate = Math.log(r.derivative(-300) / r.derivative(-100)) / -200;
      checks.add(Stated.closedForm(id + " d ln|R'| / dz between -100 and -300", rate, 1));
    }
    progress.finished(0.5);
    List<Block> charts = new ArrayList<>();
    GROUPS.forEach(group -> charts.add(chart(group)));
    return new Reproduction(checks, charts);
  }

  private static Check far(String id, StabilityFunction r, double stated, double most) {
    Check.Bound bound = new Check.Bound(most, 0, "finite |z|: the next term of the expansion");
    return new Check.Value(id + " slope, |z| = 1e8..1e10", slope(r, 8, 10), stated, bound);
  }

  /** Slope of log|R'| over log|z| between two powers of ten. */
  private static double slope(StabilityFunction r, int from, int to) {
    double near = r.derivative(-Math.pow(10, from));
    double far = r.derivative(-Math.pow(10, to));
    return Math.log10(Math.abs(far / near)) / (to - from);
  }

  private static Block.Chart chart(Group group) {
    double[] x = Curves.decades(-1, 6, 24);
    List<Series> series = new ArrayList<>();
    for (String id : group.methods) {
      StabilityFunction r = Curves.method(id).stability();
      String name = id + " (slope " + Printed.of(slope(r, 8, 10), 3) + ")";
      series.add(Curves.magnitude(name, x, size -> r.derivative(-size), false));
    }
    DoubleUnaryOperator bound = size -> 1 / (2 * size);
    series.add(Curves.magnitude("exact, and exponential methods", x, z -> Math.exp(-z), true));
    series.add(Curves.magnitude("bound of A-stable methods", x, bound, true));
    String caption =
        "The gradient of one step with respect to h lambda. No fixed method keeps the rate of the"
            + " bound; dips are places where the gradient changes its sign.";
    return new Block.Chart(
        "f1-" + group.id,
        group.title,
        caption,
        Axis.log("|z| = h |lambda|"),
        Axis.log("|R'(z)|"),
        series);
  }
}
