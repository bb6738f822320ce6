package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;
import org.stiffgrad.theory.Composition;
import org.stiffgrad.theory.SharpFamily;

/**
 * F3: A-stable steps that come as close to the bound 1 / (2 |z|) at one place as one likes (theory,
 * section 2, Theorem 4), computed from their sub-steps.
 */
final class SharpEnvelope implements Item {
  private static final double[] X0 = {10, 1e2, 1e3, 1e4};
  private static final List<String> STATED = List.of(".600", ".960", ".996", ".9996");

  @Override
  public String id() {
    return "F3";
  }

  @Override
  public String title() {
    return "The bound is sharp at every place";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < X0.length; i++) {
      double x0 = X0[i];
      Composition step = new SharpFamily(x0).step();
      double attained = 2 * x0 * Math.abs(step.slope(-x0));
      String row = "x0 = " + Printed.of(x0, 2);
      checks.add(Stated.of(STATED.get(i)).check(row + ", 2 x0 |R'(-x0)|", attained));
      double a = 2 * x0 / (x0 - 2);
      checks.add(Stated.closedForm(row + ", (x0 - a)/(x0 + a)", attained, (x0 - a) / (x0 + a)));
    }
    checks.add(slope("4.80e-3", 1e2));
    checks.add(slope("4.998e-5", 1e4));
    StabilityFunction euler = Curves.method("implicit-euler").stability();
    checks.add(Stated.of("9.8e-5").check("implicit Euler |R'(-1e2)|", euler.derivative(-1e2)));
    checks.add(Stated.of("1.0e-8").check("implicit Euler |R'(-1e4)|", euler.derivative(-1e4)));
    return new Reproduction(checks, List.of(chart(euler)));
  }

  private static Check slope(String stated, double x0) {
    double measured = Math.abs(new SharpFamily(x0).step().slope(-x0));
    return Stated.of(stated).check("x0 = " + Printed.of(x0, 2) + ", |R'(-x0)|", measured);
  }

  private static Block.Chart chart(StabilityFunction euler) {
    double[] x = Curves.decades(0, 5, 32);
    List<Series> series = new ArrayList<>();
    for (double x0 : X0) {
      Composition step = new SharpFamily(x0).step();
      series.add(Curves.magnitude("x0 = " + Printed.of(x0, 2), x, z -> step.slope(-z), false));
    }
    series.add(Curves.magnitude("implicit Euler", x, z -> euler.derivative(-z), false));
    series.add(Curves.magnitude("bound 1 / (2 |z|)", x, z -> 1 / (2 * z), true));
    String caption =
        "Two sub-steps of the implicit midpoint rule, of which the shorter is as long as the"
            + " transient, touch the bound at |z| = x0: a graded mesh, not a new formula.";
    return new Block.Chart(
        "f3-envelope",
        "A family that attains the bound",
        caption,
        Axis.log("|z| = h |lambda|"),
        Axis.log("|R'(z)|"),
        series);
  }
}
