package org.stiffgrad.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.stiffgrad.method.Decay;
import org.stiffgrad.method.Exponential;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodFacts;
import org.stiffgrad.method.Stability;
import org.stiffgrad.report.Digits;

/** Facts of methods, as a table for people and as JSON for scripts. */
final class MethodsReport {
  private static final double[] PLACES = {-1, -10, -100, -1000};

  private MethodsReport() {}

  static void print(List<MethodFacts> all, PrintStream out) {
    TextTable table =
        new TextTable()
            .row(
                "id",
                "order",
                "stages'",
                "stability",
                "R(-inf)",
                "R'(z) ~",
                "zero of R",
                "training");
    for (MethodFacts f : all) {
      table.row(
          f.method().id(),
          Integer.toString(f.order()),
          number(f.method().stageOrder()),
          stability(f.stability()),
          infinity(f.atInfinity()),
          decay(f),
          f.zeros().isEmpty() ? "-" : Digits.three(f.zeros().get(0)),
          f.meaning());
    }
    table.print(out);
    out.println();
    out.println(
        "z = h lambda; y' = lambda y is solved by y1 = R(z) y0, its gradient is h R'(z) y0.");
    out.println("stages' is the order of the stages. `stiffgrad methods ID` tells more of one.");
  }

  static String number(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "-";
  }

  static String stability(Stability stability) {
    return stability.kind() == Stability.Kind.A_ALPHA
        ? String.format(Locale.ROOT, "A(%.2f)", stability.alpha())
        : stability.kind().label();
  }

  static String infinity(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Digits.three(value);
  }

  /** The leading term of R', of a multistep method that of its magnitude. */
  static String decay(MethodFacts f) {
    if (f.decay().isEmpty()) {
      return f.method() instanceof Exponential ? "e^z" : "0";
    }
    Decay decay = f.decay().get();
    String base = decay.exponent() == Math.rint(decay.exponent()) ? " z^" : " |z|^";
    return Digits.three(decay.coefficient()) + base + Digits.three(-decay.exponent());
  }

  static String intervals(MethodFacts f) {
    if (f.wrongSign().isEmpty()) {
      return "nowhere";
    }
    return f.wrongSign().stream()
        .map(
            i ->
                Double.isInfinite(i.from())
                    ? "below " + Digits.six(i.to())
                    : Digits.six(i.from()) + " to " + Digits.six(i.to()))
        .collect(Collectors.joining(", "));
  }

  static void writeJson(JsonOutput json, MethodFacts f) throws IOException {
    Method m = f.method();
    json.text("id", m.id()).text("name", m.name()).text("family", m.family());
    json.count("stages", m.stages()).count("order", f.order());
    count(json, "embeddedOrder", m.embeddedOrder());
    count(json, "stageOrder", m.stageOrder());
    json.text("stability", f.stability().kind().label());
    json.number("alpha", f.stability().alpha());
    json.number("rInfinity", f.atInfinity());
    double exponent = f.decay().map(Decay::exponent).orElse(Double.NaN);
    double coefficient = f.decay().map(Decay::coefficient).orElse(Double.NaN);
    json.object("decay", d -> d.number("exponent", exponent).number("coefficient", coefficient));
    json.numbers("zeros", f.zeros());
    json.rows("wrongSign", f.wrongSign().stream().map(i -> List.of(i.from(), i.to())).toList());
    json.object(
        "derivative",
        d -> {
          for (double z : PLACES) {
            d.number(Integer.toString((int) z), f.derivative(z));
          }
        });
    json.number("realStability", f.realStability());
    json.object(
        "mostSensitive",
        d ->
            d.number("z", f.mostSensitive().map(MethodFacts.Peak::z).orElse(Double.NaN))
                .number("value", f.mostSensitive().map(MethodFacts.Peak::size).orElse(Double.NaN)));
    if (m instanceof Exponential exponential) {
      algebraic(json, "linearPart", exponential.linearPart());
      algebraic(json, "nonlinearPart", exponential.nonlinearPart());
    }
    json.text("training", f.meaning());
    json.truth("solvable", m.isSolvable()).truth("adaptive", m.isAdaptive());
  }

  private static void count(JsonOutput json, String name, OptionalInt value) throws IOException {
    if (value.isPresent()) {
      json.count(name, value.getAsInt());
    } else {
      json.number(name, Double.NaN);
    }
  }

  private static void algebraic(JsonOutput json, String name, Exponential.AlgebraicTerm term)
      throws IOException {
    List<Double> coefficients = new ArrayList<>();
    for (double c : term.coefficients()) {
      coefficients.add(c + 0.);
    }
    json.object(
        name, t -> t.number("exponent", term.exponent()).numbers("coefficients", coefficients));
  }
}
