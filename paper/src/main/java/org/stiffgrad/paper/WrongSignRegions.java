package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stiffgrad.method.Interval;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.RationalStability;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * F4: where a descent leads away from the truth (theory, section 3.6 (a)). One step is fitted to d
 * = e^-1 by the loss (R(z) - d)^2 / 2; a start left of every reasonable optimum should move to the
 * right.
 */
final class WrongSignRegions implements Item {
  private static final double TRUTH = -1;
  private static final double[] SIZES = Curves.decades(0.2, 3, 15);

  @Override
  public String id() {
    return "F4";
  }

  @Override
  public String title() {
    return "Where gradients have the wrong sign";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    List<Check> checks = new ArrayList<>();
    for (String id :
        List.of("radau-iia-3", "radau-ia-3", "sdirk2", "tr-bdf2", "rosenbrock23", "ros2")) {
      Interval only = only(id);
      checks.add(new Check.Fact(id + " wrong down to", Printed.of(only.from(), 3), "-infinity"));
      checks.add(Stated.of("-8.2").check(id + " wrong below", only.to()));
    }
    Interval radau = only("radau-iia-5");
    checks.add(Stated.of("-17.73").check("radau-iia-5 wrong from", radau.from()));
    checks.add(Stated.of("-4.81").check("radau-iia-5 wrong to", radau.to()));
    Interval gauss = only("gauss-4");
    checks.add(Stated.of("-11.98").check("gauss-4 wrong from its second solution", gauss.from()));
    checks.add(Stated.of("-3.46").check("gauss-4 wrong to", gauss.to()));
    for (String id :
        List.of(
            "implicit-euler",
            "theta",
            "trapezoid",
            "implicit-midpoint",
            "gauss-6",
            "lobatto-iiic-2",
            "ros2-plus",
            "ros3p")) {
      StabilityFunction r = Curves.method(id).stability();
      checks.add(new Check.Fact(id + " R' below 0", text(r.wrongSign()), "nowhere"));
      checks.add(new Check.Fact(id + " descent leads away", text(wrong(r)), "nowhere"));
    }
    progress.finished(0.4);
    List<Method> shown = shown();
    return new Reproduction(checks, List.of(map(shown), grid(shown)));
  }

  private static Interval only(String id) {
    List<Interval> all = wrong(Curves.method(id).stability());
    return all.size() == 1 ? all.get(0) : new Interval(Double.NaN, Double.NaN);
  }

  /**
   * Intervals below the solution nearest to 0 in which -(R - d) R' is negative. Its sign changes
   * only where R = d and where R' = 0.
   */
  private static List<Interval> wrong(StabilityFunction r) {
    double d = Math.exp(TRUTH);
    List<Double> solutions = r.preimages(d);
    double start = solutions.isEmpty() ? TRUTH : Math.min(TRUTH, solutions.get(0));
    TreeSet<Double> ends = new TreeSet<>(MethodTable.turns(r));
    ends.addAll(solutions);
    ends.removeIf(z -> z >= start);
    List<Interval> wrong = new ArrayList<>();
    double right = start;
    for (double left : ends.descendingSet()) {
      addIfWrong(r, new Interval(left, right), 0.5 * (left + right), wrong);
      right = left;
    }
    addIfWrong(r, new Interval(Double.NEGATIVE_INFINITY, right), 2 * right, wrong);
    return wrong;
  }

  private static void addIfWrong(
      StabilityFunction r, Interval interval, double inside, List<Interval> wrong) {
    if (leadsAway(r, inside)) {
      int last = wrong.size() - 1;
      if (last >= 0 && wrong.get(last).from() == interval.to()) {
        wrong.set(last, new Interval(interval.from(), wrong.get(last).to()));
      } else {
        wrong.add(interval);
      }
    }
  }

  private static boolean leadsAway(StabilityFunction r, double z) {
    return (r.value(z) - Math.exp(TRUTH)) * r.derivative(z) > 0;
  }

  private static String text(List<Interval> intervals) {
    return intervals.isEmpty()
        ? "nowhere"
        : intervals.stream()
            .map(i -> Printed.of(i.from(), 4) + " to " + Printed.of(i.to(), 4))
            .collect(Collectors.joining(", "));
  }

  private static List<Method> shown() {
    return MethodCatalogue.ALL.stream()
        .filter(
            m -> m.stability() instanceof RationalStability r && Double.isFinite(r.atInfinity()))
        .toList();
  }

  /** 1 where the descent leads towards the truth, -1 where it leads away. */
  private static Block.Chart map(List<Method> shown) {
    double[] values = new double[SIZES.length * shown.size()];
    for (int j = 0; j < shown.size(); j++) {
      StabilityFunction r = shown.get(j).stability();
      for (int i = 0; i < SIZES.length; i++) {
        boolean leadsAway = leadsAway(r, -SIZES[i]) && -SIZES[i] < TRUTH;
        values[i + j * SIZES.length] = leadsAway ? -1 : 1;
      }
    }
    List<String> places = new ArrayList<>();
    for (double size : SIZES) {
      places.add(Printed.of(-size, 3));
    }
    List<String> names = shown.stream().map(Method::id).toList();
    String caption =
        "One step fitted to e^-1 from a start at z: 1 where the gradient descends towards the truth"
            + " z* = -1, -1 where it runs away from it. Next to the truth a bias of the method shows.";
    return new Block.Chart(
        "f4-signs",
        "Direction of descent",
        caption,
        Axis.category("start z = h lambda", places),
        Axis.category("method", names),
        List.of(new Series.Cells("direction", values)));
  }

  private static Block.Grid grid(List<Method> shown) {
    List<List<String>> rows = new ArrayList<>();
    for (Method method : shown) {
      StabilityFunction r = method.stability();
      rows.add(List.of(method.id(), text(r.wrongSign()), text(wrong(r))));
    }
    return new Block.Grid(
        "Intervals of z, by R' alone and for a fit to e^-1.",
        List.of("method", "R' below 0", "descent leads away from the truth"),
        rows);
  }
}
