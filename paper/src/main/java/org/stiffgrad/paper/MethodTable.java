package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.stiffgrad.method.Exponential;
import org.stiffgrad.method.Interval;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.MethodFacts;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Block;

/** T1: what every method does to the test equation (theory, sections 3.1 to 3.3). */
final class MethodTable implements Item {
  private static final String NONE = "none";

  /** So far out that only the leading term of a root of BDF counts. */
  private static final double FAR = 1e60;

  /**
   * One line of section 3.1: R' ~ coefficient z^-exponent.
   *
   * @param zero the first negative zero of R
   * @param turns the zeros of R', nearest first
   */
  private record Row(
      String id,
      int order,
      String stability,
      String atInfinity,
      int exponent,
      String coefficient,
      String zero,
      String turns) {}

  private static final List<Row> ONE_STEP =
      List.of(
          new Row("implicit-euler", 1, "L", "0", 2, "1", NONE, NONE),
          new Row("trapezoid", 2, "A", "-1", 2, "4", "-2", NONE),
          new Row("theta=0.5", 2, "A", "-1", 2, "4", "-2", NONE),
          new Row("implicit-midpoint", 2, "A", "-1", 2, "4", "-2", NONE),
          new Row("gauss-4", 4, "A", "1", 2, "-12", NONE, "-3.4641"),
          new Row("lobatto-iiia-4", 4, "A", "1", 2, "-12", NONE, "-3.4641"),
          new Row("lobatto-iiib-4", 4, "A", "1", 2, "-12", NONE, "-3.4641"),
          new Row("gauss-6", 6, "A", "-1", 2, "24", "-4.6444", NONE),
          new Row("radau-ia-3", 3, "L", "0", 2, "-2", "-3", "-8.1962"),
          new Row("radau-iia-3", 3, "L", "0", 2, "-2", "-3", "-8.1962"),
          new Row("radau-ia-5", 5, "L", "0", 2, "3", NONE, "-4.8084 -17.7285"),
          new Row("radau-iia-5", 5, "L", "0", 2, "3", NONE, "-4.8084 -17.7285"),
          new Row("lobatto-iiic-2", 2, "L", "0", 3, "-4", NONE, NONE),
          new Row("lobatto-iiic-4", 4, "L", "0", 3, "12", "-4", "-7.2345"),
          new Row("sdirk2", 2, "L", "0", 2, "-4.828427", "-2.4142", "-8.2426"),
          new Row("tr-bdf2", 2, "L", "0", 2, "-4.828427", "-2.4142", "-8.2426"),
          new Row("ros2", 2, "L", "0", 2, "-4.828427", "-2.4142", "-8.2426"),
          new Row("rosenbrock23", 2, "L", "0", 2, "-4.828427", "-2.4142", "-8.2426"),
          new Row("ros2-plus", 2, "L", "0", 2, "0.828427", NONE, NONE),
          new Row("sdirk3", 3, "L", "0", 2, "-2.870099", "-2.7981", "-8.3353"),
          new Row("kvaerno3", 3, "L", "0", 2, "-2.870099", "-2.7981", "-8.3353"),
          new Row("kvaerno5", 5, "L", "0", 2, "6.503689", NONE, "-4.2520 -18.958"),
          new Row("kencarp4", 4, "L", "0", 2, "9.333333", NONE, "-3.9403 -19.057"),
          new Row("ros3p", 3, "A", "-0.7321", 2, "2.784610", "-2.2458", NONE),
          new Row("rodas3", 3, "L", "0", 2, "-2.666667", "-2.8473", "-8.3329"),
          new Row("rodas4", 4, "L", "0", 2, "8.841850", NONE, "-3.9839 -19.015"),
          new Row("rodas5p", 5, "L", "0", 2, "-12.520883", "-5.1795", "-35.738"));

  @Override
  public String id() {
    return "T1";
  }

  @Override
  public String title() {
    return "Facts of the methods";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < ONE_STEP.size(); i++) {
      checks.addAll(oneStep(ONE_STEP.get(i)));
      progress.finished(0.5 * i / ONE_STEP.size());
    }
    checks.addAll(closedForms());
    checks.addAll(theta());
    for (int k = 1; k <= 6; k++) {
      checks.addAll(multistep(k));
    }
    checks.addAll(exponential());
    progress.finished(0.6);
    return new Reproduction(checks, List.of(grid()));
  }

  private static List<Check> oneStep(Row row) {
    Method method = Curves.method(row.id);
    StabilityFunction r = method.stability();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check.Fact(row.id + " order", "" + method.order(), "" + row.order));
    String stability = r.stability().kind().label();
    checks.add(new Check.Fact(row.id + " stability", stability, row.stability));
    checks.add(Stated.orWhole(row.atInfinity).check(row.id + " R(infinity)", r.atInfinity()));
    double exponent = r.decay().orElseThrow().exponent();
    checks.add(Stated.orWhole("" + row.exponent).check(row.id + " exponent of decay", exponent));
    double coefficient = r.decay().orElseThrow().coefficient();
    checks.add(
        Stated.orWhole(row.coefficient).check(row.id + " coefficient of decay", coefficient));
    List<Double> first = r.zeros().isEmpty() ? List.of() : r.zeros().subList(0, 1);
    checks.addAll(places(row.id + " zero of R", first, row.zero));
    checks.addAll(places(row.id + " zero of R'", turns(r), row.turns));
    return checks;
  }

  /** Finite ends of the intervals of wrong sign, nearest to 0 first. */
  static List<Double> turns(StabilityFunction r) {
    List<Double> turns = new ArrayList<>();
    for (Interval interval : r.wrongSign()) {
      turns.add(0, interval.from());
      turns.add(0, interval.to());
    }
    turns.removeIf(z -> Double.isInfinite(z));
    return turns;
  }

  private static List<Check> places(String row, List<Double> measured, String stated) {
    List<String> expected = stated.equals(NONE) ? List.of() : Arrays.asList(stated.split(" ", -1));
    if (measured.size() != expected.size() || measured.isEmpty()) {
      return List.of(new Check.Fact(row, text(measured), stated));
    }
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      String which = measured.size() > 1 ? row + ", no. " + (i + 1) : row;
      checks.add(Stated.orWhole(expected.get(i)).check(which, measured.get(i)));
    }
    return checks;
  }

  private static String text(List<Double> places) {
    return places.isEmpty()
        ? NONE
        : places.stream().map(z -> Printed.of(z, 6)).collect(Collectors.joining(" "));
  }

  /** Where section 3.1 gives a number as a formula. */
  private static List<Check> closedForms() {
    return List.of(
        closedForm("gauss-4", "zero of R' = -2 sqrt 3", turn("gauss-4"), -2 * Math.sqrt(3)),
        closedForm(
            "radau-iia-3",
            "zero of R' = -3 - 3 sqrt 3",
            turn("radau-iia-3"),
            -3 - 3 * Math.sqrt(3)),
        closedForm(
            "sdirk2", "zero of R' = -(4 + 3 sqrt 2)", turn("sdirk2"), -(4 + 3 * Math.sqrt(2))),
        closedForm(
            "sdirk2",
            "zero of R = -(1 + sqrt 2)",
            Curves.method("sdirk2").stability().zeros().get(0),
            -(1 + Math.sqrt(2))),
        closedForm(
            "ros3p",
            "R(infinity) = 1 - sqrt 3",
            Curves.method("ros3p").stability().atInfinity(),
            1 - Math.sqrt(3)),
        closedForm("kencarp4", "decay 28/3", coefficient("kencarp4"), 28. / 3),
        closedForm("rodas3", "decay -8/3", coefficient("rodas3"), -8. / 3));
  }

  private static Check closedForm(String id, String what, double measured, double expected) {
    return Stated.closedForm(id + " " + what, measured, expected);
  }

  private static double turn(String id) {
    return turns(Curves.method(id).stability()).get(0);
  }

  private static double coefficient(String id) {
    return Curves.method(id).stability().decay().orElseThrow().coefficient();
  }

  /** The theta method's line is in terms of theta. */
  private static List<Check> theta() {
    List<Check> checks = new ArrayList<>();
    for (String digits : List.of("0.6", "0.75", "0.9")) {
      double theta = Double.parseDouble(digits);
      String id = "theta=" + digits;
      Method method = Curves.method(id);
      StabilityFunction r = method.stability();
      checks.add(new Check.Fact(id + " order", "" + method.order(), "1"));
      checks.add(new Check.Fact(id + " stability", r.stability().kind().label(), "A"));
      checks.add(
          closedForm(id, "R(infinity) = -(1 - theta)/theta", r.atInfinity(), -(1 - theta) / theta));
      checks.add(closedForm(id, "decay theta^-2", coefficient(id), Math.pow(theta, -2)));
      checks.add(closedForm(id, "zero of R = -1/(1 - theta)", r.zeros().get(0), -1 / (1 - theta)));
      checks.add(new Check.Fact(id + " zeros of R'", text(turns(r)), NONE));
    }
    String below = Curves.method("theta=0.4").stability().stability().kind().label();
    checks.add(
        new Check.Fact("theta=0.4 is not A-stable", below.equals("A") ? "A" : "not A", "not A"));
    return checks;
  }

  /** Section 3.2; the rates with the coefficients of Theorem 5. */
  private static List<Check> multistep(int k) {
    String id = "bdf" + k;
    StabilityFunction r = Curves.method(id).stability();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check.Fact(id + " stability", r.stability().kind().label(), k <= 2 ? "L" : "A(alpha)"));
    if (k > 2) {
      String alpha = List.of("86.03", "73.35", "51.84", "17.84").get(k - 3);
      checks.add(Stated.of(alpha).check(id + " alpha in degrees", r.stability().alpha()));
    }
    double root = r.value(-FAR) * Math.pow(k * FAR, 1. / k);
    double slope = r.derivative(-FAR) * k * Math.pow(k, 1. / k) * FAR * Math.pow(FAR, 1. / k);
    double next = 6 * Math.pow(k * FAR, -1. / k) + 1e-12;
    Check.Bound bound = new Check.Bound(next, 0, "size of the next term at |z| = 1e60");
    checks.add(new Check.Value(id + " |zeta| (k |z|)^(1/k)", root, 1, bound));
    checks.add(new Check.Value(id + " |dzeta/dz| k k^(1/k) |z|^(1 + 1/k)", slope, 1, bound));
    return checks;
  }

  /** Section 3.3: leading algebraic terms in x = -z_L, as polynomials in z_N. */
  private static List<Check> exponential() {
    List<Check> checks = new ArrayList<>();
    String[][] stated = {
      {"etd1", "x^-2 (0, 1)", "x^-1 (1)"},
      {"etdrk2", "x^-3 (0, 2, 2)", "x^-2 (1, 2)"},
      {"if-euler", NONE, NONE},
      {"ifrk2", NONE, NONE}
    };
    for (String[] row : stated) {
      Exponential method = (Exponential) Curves.method(row[0]);
      checks.add(new Check.Fact(row[0] + " dR/dz_L", term(method.linearPart()), row[1]));
      checks.add(new Check.Fact(row[0] + " dR/dz_N", term(method.nonlinearPart()), row[2]));
      StabilityFunction r = method.stability();
      checks.add(new Check.Fact(row[0] + " stability in L", r.stability().kind().label(), "L"));
      checks.add(new Check.Fact(row[0] + " zeros of R' in L", text(turns(r)), NONE));
      checks.add(closedForm(row[0], "R(-3, 0) = e^-3", method.value(-3, 0), Math.exp(-3)));
    }
    return checks;
  }

  private static String term(Exponential.AlgebraicTerm term) {
    return term.coefficients().length == 0
        ? NONE
        : "x^-"
            + term.exponent()
            + Arrays.stream(term.coefficients())
                .mapToObj(c -> Printed.of(c, 6))
                .collect(Collectors.joining(", ", " (", ")"));
  }

  private static Block.Grid grid() {
    List<List<String>> rows = new ArrayList<>();
    for (Method method : MethodCatalogue.ALL) {
      MethodFacts facts = MethodFacts.of(method);
      StabilityFunction r = method.stability();
      String alpha =
          facts.stability().alpha() > 0 && facts.stability().alpha() < 90
              ? "A(" + Printed.of(facts.stability().alpha(), 4) + ")"
              : facts.stability().kind().label();
      String decay =
          facts
              .decay()
              .map(d -> Printed.of(d.coefficient(), 7) + " z^" + Printed.of(-d.exponent(), 4))
              .orElse("e^z");
      rows.add(
          List.of(
              method.id(),
              "" + facts.order(),
              alpha,
              Printed.of(facts.atInfinity(), 5),
              decay,
              text(facts.zeros()),
              text(turns(r)),
              facts.meaning()));
    }
    List<String> columns =
        List.of(
            "method",
            "order",
            "stability",
            "R(-infinity)",
            "R'(z) far out",
            "zeros of R",
            "zeros of R'",
            "for training");
    return new Block.Grid("Every fact follows from the method's coefficients.", columns, rows);
  }
}
