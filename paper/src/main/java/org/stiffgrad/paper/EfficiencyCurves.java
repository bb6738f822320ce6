package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * F2: which part of the sharp bound of all A-stable methods each one attains, 2 |z R'| / (1 - R^2)
 * (theory, sections 2 and 3.5).
 */
final class EfficiencyCurves implements Item {
  private static final List<String> SHOWN =
      List.of(
          "trapezoid",
          "implicit-euler",
          "gauss-4",
          "radau-iia-3",
          "radau-iia-5",
          "sdirk2",
          "rodas4",
          "lobatto-iiic-2");

  @Override
  public String id() {
    return "F2";
  }

  @Override
  public String title() {
    return "How much of the possible gradient a method keeps";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    List<Check> checks = new ArrayList<>();
    for (String id : List.of("trapezoid", "implicit-midpoint")) {
      StabilityFunction r = Curves.method(id).stability();
      double least = 1;
      double most = 1;
      for (double x : Curves.decades(-3, 6, 10)) {
        least = Math.min(least, r.efficiency(-x));
        most = Math.max(most, r.efficiency(-x));
      }
      checks.add(one(id + " least efficiency, |z| = 1e-3..1e6", least));
      checks.add(one(id + " largest efficiency, |z| = 1e-3..1e6", most));
    }
    for (String line : DerivativeValues.EFFICIENCIES) {
      checks.addAll(DerivativeValues.atPlaces(line, "efficiency", r -> r::efficiency));
    }
    progress.finished(0.5);
    return new Reproduction(checks, List.of(chart()));
  }

  /** 1 - R^2 loses the digits of |z| near 0 and of 1/|z| far out. */
  private static Check one(String row, double measured) {
    return new Check.Value(
        row, measured, 1, new Check.Bound(1e-9, 0, "1 - R^2 cancels up to six digits of sixteen"));
  }

  private static Block.Chart chart() {
    double[] x = Curves.decades(-2, 4, 32);
    List<Series> series = new ArrayList<>();
    for (String id : SHOWN) {
      StabilityFunction r = Curves.method(id).stability();
      series.add(Curves.magnitude(id, x, size -> r.efficiency(-size), false));
    }
    series.add(Curves.magnitude("exact", x, z -> 2 * z * Math.exp(-z) / -Math.expm1(-2 * z), true));
    String caption =
        "1 is the most that any A-stable step can have at this z. Only undamped methods stay near it,"
            + " and what they keep is not in the exact solution.";
    return new Block.Chart(
        "f2-efficiency",
        "Part of the Schwarz-Pick bound",
        caption,
        Axis.log("|z| = h |lambda|"),
        Axis.log("2 |z R'(z)| / (1 - R(z)^2)"),
        series);
  }
}
