package org.stiffgrad.testkit.method;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.RungeKutta;
import org.stiffgrad.method.SingularFirk;
import org.stiffgrad.sensitivity.GradientAudit.Audited;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/**
 * Implicit methods on the classical problems, in numbers. The page of results is written where the
 * system property {@value #PROPERTY} names its folder.
 */
@Tag("slow")
final class MethodTableTest {
  private static final String PROPERTY = "stiffgrad.results";

  /** Orders above it reach rounding so soon that their grids start with a single step. */
  private static final int MODERATE_ORDER = 5;

  private static final double ADJOINT = 1e-10;
  private static final double DIFFERENCE = 1e-7;

  private static final String INTRODUCTION =
      """
      # Methods on given grids

      Every method that is not explicit. Made by `mvn test -Pslow -pl testkit -am -Dtest=MethodTableTest
      -Dsurefire.failIfNoSpecifiedTests=false -Dstiffgrad.results=$PWD/docs/results`.
      """;

  private static final String ORDERS =
      """

      ## Order where nothing is stiff

      The equations of the problems with other parameters, in their order:

      %s

      All components at four times; the order between the finest two grids, each with half the step of the one before, that
      rounding leaves alone. Empty where it leaves only one grid; above order 5 few are left, and the order is not yet that of
      the smallest steps. etd1 with the Jacobian for its linear part has order 2 on systems without t (exponential.12); on a
      linear system without t every exponential method is exact.

      """;

  private static final String STIFF =
      """

      ## Order where h lambda has no bound

      Prothero and Robinson's problem with lambda = -1e6, to t = 8 with 1 to 32 steps between four times, against (stability.21),
      which follows from the stage order, R at infinity and whether the result is the last stage. It says nothing of
      Rosenbrock and exponential methods.

      | method | order | stage order | R(-infinity) | error | predicted | observed |
      |---|---|---|---|---|---|---|
      """;

  private static final String GAPS =
      """

      ## Tangent, adjoint and differences

      Of the gradient of the sum of squares of all components, each relative to its size, by all parameters, on windows far
      beyond the fast time scales (shorter ones for methods that do not iterate): max |forward - adjoint| / max |forward|, and
      the relative difference from a central difference of the replayed steps along a random direction. The solution of Prothero and
      Robinson's problem is the same for all lambda: the better the method, the more its gradient there is rounding alone.

      """;

  /** A problem whose rates are of order one, and where it ends. */
  private record Soft(Problem problem, double end) {
    static final List<Soft> ALL =
        List.of(
            new Soft(Window.at(Problems.ROBERTSON_4E5, 1, 3, 2), 2),
            new Soft(
                Window.at(Problems.HIRES, 1.7, 0.4, 0.8, 0.1, 0.9, 1, 0.4, 1.1, 1.7, 2, 0.7, 1.8),
                2),
            new Soft(Window.at(Problems.VANDERPOL_100, 0.5), 8),
            new Soft(Window.at(Problems.OREGONATOR, 1, 0.1, 0.5), 1),
            new Soft(Window.at(Problems.PROTHERO_ROBINSON, -1), 8),
            new Soft(Window.at(Problems.FORCED_RELAXATION_ZERO, -1), 8),
            new Soft(Window.at(Problems.CHAIN, 1, 2, 1), 2));
  }

  private static String parameters() {
    return Soft.ALL.stream()
        .map(
            s ->
                "- "
                    + s.problem()
                    + ": "
                    + Arrays.toString(s.problem().parameters())
                    + " to "
                    + s.end())
        .collect(Collectors.joining("\n"));
  }

  private static List<Method> methods() {
    return MethodCatalogue.ALL.stream()
        .filter(m -> m.isSolvable() && !MatrixCase.isExplicit(m))
        .toList();
  }

  /** A table of methods and problems. */
  private static <P> String table(List<P> problems, BiFunction<Method, P, String> cell) {
    StringBuilder text = new StringBuilder("| method |");
    for (Window window : Window.ALL) {
      text.append(' ').append(window).append(" |");
    }
    text.append("\n|---").append("|---".repeat(problems.size())).append("|\n");
    for (Method method : methods()) {
      text.append("| ").append(method.id()).append(" |");
      for (P problem : problems) {
        text.append(' ').append(cell.apply(method, problem)).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String order(Method method, Soft soft) {
    int first = method.order() > MODERATE_ORDER ? 1 : 4;
    double order = Convergence.order(method, soft.problem(), soft.end(), first);
    assertFalse(order < method.order() - 0.2, () -> method + " on " + soft + ": " + order);
    return Double.isNaN(order) ? "" : String.format(Locale.ROOT, "%.2f", order);
  }

  private static String stiffRow(Method method) {
    String prediction = "| | |";
    if (method instanceof RungeKutta rk) {
      String size = "h^%d";
      if (rk.tableau().isStifflyAccurate()) {
        size += " / lambda";
      } else if (rk instanceof SingularFirk) {
        size += " lambda";
      }
      int predicted = Convergence.predictedStiffOrder(rk);
      prediction = "| " + size.formatted(predicted) + " | " + predicted + " |";
    }
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.3g %s %.2f |\n",
        method.id(),
        method.order(),
        method.stageOrder().isPresent() ? "" + method.stageOrder().getAsInt() : "",
        method.stability().atInfinity(),
        prediction,
        Convergence.stiffOrder(method));
  }

  private static String gaps(Method method, Window window) {
    Audited audited = new MatrixCase(method, window).audit();
    if (!window.problem().name().equals(Problems.PROTHERO_ROBINSON.name())) {
      assertTrue(audited.forwardVsAdjoint() <= ADJOINT, () -> method + " on " + window);
      assertTrue(audited.finiteDifference() <= DIFFERENCE, () -> method + " on " + window);
    }
    return String.format(
        Locale.ROOT, "%.0e, %.0e", audited.forwardVsAdjoint(), audited.finiteDifference());
  }

  @Test
  void thePageOfResults() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append(ORDERS.formatted(parameters()))
        .append(table(Soft.ALL, MethodTableTest::order))
        .append(STIFF);
    for (Method method : methods()) {
      page.append(stiffRow(method));
    }
    page.append(GAPS).append(table(Window.ALL, MethodTableTest::gaps));
    String folder = System.getProperty(PROPERTY);
    if (folder != null) {
      Files.writeString(Path.of(folder).resolve("methods.md"), page);
    }
  }
}
