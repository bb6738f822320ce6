package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.report.Block;

/** T2: R' at four places, largest sensitivities and efficiencies (theory, section 3.5). */
final class DerivativeValues implements Item {
  private static final double[] PLACES = {-1, -10, -100, -1000};

  /** Methods, then R' at the four places. */
  private static final List<String> DERIVATIVES =
      List.of(
          "implicit-euler: 0.25 8.26446e-3 9.80296e-5 9.98003e-7",
          "trapezoid implicit-midpoint: 0.444444 2.77778e-2 3.84468e-4 3.98405e-6",
          "gauss-4 lobatto-iiia-4 lobatto-iiib-4: 0.365651 -3.56950e-2 -1.06430e-3 -1.18569e-5",
          "gauss-6: 0.367902 2.13924e-2 1.88686e-3 2.34307e-5",
          "radau-iia-3 radau-ia-3: 0.380165 -2.06418e-3 -1.73284e-4 -1.97213e-6",
          "radau-iia-5 radau-ia-5: 0.367658 -4.01308e-3 2.09545e-4 2.89922e-6",
          "lobatto-iiic-2: 0.32 2.95619e-3 3.88160e-6 3.98802e-9",
          "lobatto-iiic-4: 0.369846 -1.51917e-3 -1.02979e-5 -1.18210e-8",
          "sdirk2 tr-bdf2 rosenbrock23 ros2: 0.406577 -3.51537e-3 -4.00595e-4 -4.73991e-6",
          "sdirk3 kvaerno3: 0.385794 -2.33355e-3 -2.43049e-4 -2.82347e-6",
          "kvaerno5: 0.367308 -7.72814e-3 4.25904e-4 6.24464e-6",
          "kencarp4: 0.366507 -1.04067e-2 6.00888e-4 8.94556e-6",
          "ros2-plus: 0.258146 7.15314e-3 8.16013e-5 8.27174e-7",
          "ros3p: 0.413452 2.08887e-2 2.70095e-4 2.77608e-6",
          "rodas3: 0.384088 -2.22908e-3 -2.26599e-4 -2.62427e-6",
          "rodas4: 0.366626 -9.94042e-3 5.71009e-4 8.47718e-6",
          "rodas5p: 0.367876 8.55234e-3 -5.39626e-4 -1.15944e-5");

  /** Methods, then the largest |z R'(z)| and where. */
  private static final List<String> LARGEST =
      List.of(
          "etd1: 0.3679 -1",
          "trapezoid: 0.5000 -2",
          "implicit-euler: 0.2500 -1",
          "radau-iia-3: 0.3818 -1.10",
          "radau-iia-5: 0.3677 -1.00",
          "sdirk2: 0.4160 -1.28",
          "lobatto-iiic-2: 0.3219 -0.89",
          "ros2-plus: 0.2599 -0.85");

  /** Methods, then the efficiency at the four places. */
  static final List<String> EFFICIENCIES =
      List.of(
          "implicit-euler: .667 .167 .0196 .0020",
          "radau-iia-3: .876 .042 .035 .0039",
          "radau-iia-5: .850 .080 .042 .0058",
          "gauss-4: .846 .786 .998 1.0",
          "lobatto-iiic-2: .762 .059 7.8e-4 8.0e-6");

  @Override
  public String id() {
    return "T2";
  }

  @Override
  public String title() {
    return "R' at z = -1, -10, -100, -1000";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    List<Check> checks = new ArrayList<>();
    for (String line : DERIVATIVES) {
      checks.addAll(atPlaces(line, "R'", r -> r::derivative));
    }
    String flow = "e^-10 of the exact flow";
    checks.add(
        Stated.of("4.540e-5").check(flow, Curves.method("etd1").stability().derivative(-10)));
    progress.finished(0.5);
    for (String line : LARGEST) {
      String id = ids(line).get(0);
      StabilityFunction r = Curves.method(id).stability();
      double z = r.mostSensitive().orElseThrow();
      List<String> stated = numbers(line);
      double size = Math.abs(z * r.derivative(z));
      checks.add(Stated.of(stated.get(0)).check(id + " largest |z R'(z)|", size));
      checks.add(Stated.of(stated.get(1)).check(id + " where |z R'(z)| is largest", z));
    }
    for (String line : EFFICIENCIES) {
      checks.addAll(atPlaces(line, "efficiency", r -> r::efficiency));
    }
    return new Reproduction(checks, List.of(grid()));
  }

  /** What is taken of a method at a place. */
  @FunctionalInterface
  interface Fact {
    DoubleUnaryOperator of(StabilityFunction r);
  }

  static List<Check> atPlaces(String line, String what, Fact fact) {
    List<Check> checks = new ArrayList<>();
    List<String> stated = numbers(line);
    for (String id : ids(line)) {
      DoubleUnaryOperator f = fact.of(Curves.method(id).stability());
      for (int i = 0; i < PLACES.length; i++) {
        String row = id + " " + what + "(" + (int) PLACES[i] + ")";
        checks.add(Stated.of(stated.get(i)).check(row, f.applyAsDouble(PLACES[i])));
      }
    }
    return checks;
  }

  private static List<String> ids(String line) {
    return Arrays.asList(line.substring(0, line.indexOf(':')).split(" ", -1));
  }

  private static List<String> numbers(String line) {
    return Arrays.asList(line.substring(line.indexOf(':') + 2).split(" ", -1));
  }

  private static Block.Grid grid() {
    List<List<String>> rows = new ArrayList<>();
    for (Method method : MethodCatalogue.ALL) {
      StabilityFunction r = method.stability();
      Stream<String> derivatives =
          Arrays.stream(PLACES).mapToObj(z -> Printed.of(r.derivative(z), 6));
      String most =
          r.mostSensitive()
              .map(z -> Printed.of(Math.abs(z * r.derivative(z)), 4) + " at " + Printed.of(z, 3))
              .orElse("-");
      rows.add(
          Stream.of(Stream.of(method.id()), derivatives, Stream.of(most))
              .flatMap(s -> s)
              .collect(Collectors.toList()));
    }
    List<String> columns =
        List.of("method", "R'(-1)", "R'(-10)", "R'(-100)", "R'(-1000)", "largest |z R'(z)|");
    return new Block.Grid(
        "The gradient of one step; of BDF the magnitude of its largest root's.", columns, rows);
  }
}
