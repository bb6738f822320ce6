package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts of tableaux that are not in the catalogue, against seventy digits and other algorithms. */
class OwnTableauTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;

  OwnTableauTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Three stages, the last one the result: gamma and what is below it at random, order 2. */
  private static PreciseTableau randomSdirk(long seed, double from, double to) {
    SplittableRandom random = new SplittableRandom(seed);
    double gamma = random.nextDouble(from, to);
    double a21 = random.nextDouble(0.1, 0.9);
    BigDecimal g = new BigDecimal(gamma);
    BigDecimal c2 = g.add(new BigDecimal(a21));
    // b1 + b2 + gamma = 1 and b1 gamma + b2 c2 + gamma = 1/2 (the last node is 1)
    BigDecimal rest = BigDecimal.ONE.subtract(g);
    BigDecimal moment = new BigDecimal("0.5").subtract(g).subtract(rest.multiply(g));
    BigDecimal b2 = moment.divide(c2.subtract(g), PreciseTableau.DIGITS);
    BigDecimal b1 = rest.subtract(b2);
    BigDecimal zero = BigDecimal.ZERO;
    BigDecimal[][] a = {{g, zero, zero}, {new BigDecimal(a21), g, zero}, {b1, b2, g}};
    return new PreciseTableau(a, a[2].clone());
  }

  /** The mean of Lobatto IIIC and its transposed companion: symmetric and symplectic. */
  private static PreciseTableau lobattoIiid() {
    return PreciseTableau.of(
        new String[][] {
          {"1/12", "-1/6", "1/12"}, {"5/24", "1/3", "-1/24"}, {"1/12", "5/6", "1/12"}
        },
        new String[] {"1/6", "2/3", "1/6"});
  }

  /** Another method of the same nodes, weights and order that some call IIID; R of IIIC. */
  private static PreciseTableau dampedLobatto() {
    return PreciseTableau.of(
        new String[][] {{"1/6", "0", "-1/6"}, {"1/12", "5/12", "0"}, {"1/2", "1/3", "1/6"}},
        new String[] {"1/6", "2/3", "1/6"});
  }

  static Stream<Arguments> tableaux() {
    return Stream.of(
        Arguments.of("sdirk 1", randomSdirk(1, 0.25, 0.7)),
        Arguments.of("sdirk 2", randomSdirk(2, 0.25, 0.7)),
        Arguments.of("sdirk 3", randomSdirk(3, 0.25, 0.7)),
        Arguments.of("sdirk 4, A(alpha)", randomSdirk(5, 0.14, 0.18)),
        Arguments.of("sdirk 5, monotone", randomSdirk(6, 0.7, 1.2)),
        Arguments.of("radau iia 6", PreciseTableau.radauIia(6)),
        Arguments.of("lobatto iiid 3", lobattoIiid()),
        Arguments.of("lobatto iiid 3, damped", dampedLobatto()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tableaux")
  void factsAgree(String name, PreciseTableau tableau) throws IOException {
    Path file = folder.resolve("tableau.json");
    Files.writeString(file, tableau.json());
    String out =
        CommandRun.of("methods", "--tableau", file.toString(), "--json", "-").exits(0).out();
    JsonNode facts = MAPPER.readTree(out).get(0);
    assertEquals(facts.get("order").asDouble(), tableau.measuredOrder(), 0.2, "order");
    for (String z : List.of("-1", "-10", "-100", "-1000")) {
      double expected = tableau.slope(Double.parseDouble(z)).doubleValue();
      double found = facts.get("derivative").get(z).asDouble();
      assertEquals(expected, found, 1e-11 * Math.abs(expected), "R'(" + z + ")");
    }
    assertPlaces(PreciseTableau.signChanges(tableau::value), places(facts.get("zeros")), "zeros");
    assertPlaces(PreciseTableau.signChanges(tableau::slope), turns(facts), "wrong sign");
    assertLimits(tableau, facts);
    assertStability(tableau, facts);
  }

  private static void assertPlaces(List<Double> expected, List<Double> found, String what) {
    assertEquals(expected.size(), found.size(), () -> what + ": " + expected + " and " + found);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i), -1e-10 * expected.get(i), what);
    }
  }

  private static List<Double> places(JsonNode numbers) {
    List<Double> places = new ArrayList<>();
    numbers.forEach(n -> places.add(n.asDouble()));
    return places;
  }

  /** Ends of the intervals of wrong sign, nearest to 0 first. */
  private static List<Double> turns(JsonNode facts) {
    List<Double> turns = new ArrayList<>();
    for (JsonNode interval : facts.get("wrongSign")) {
      interval.forEach(end -> turns.add(end.isNull() ? Double.NEGATIVE_INFINITY : end.asDouble()));
    }
    turns.removeIf(z -> Double.isInfinite(z));
    turns.sort(Comparator.reverseOrder());
    return turns;
  }

  /** R and z^d R' far out, where the next term is smaller by 1e-12. */
  private static void assertLimits(PreciseTableau tableau, JsonNode facts) {
    double far = -1e13;
    double atInfinity = facts.get("rInfinity").asDouble();
    assertEquals(tableau.value(far).doubleValue(), atInfinity, 1e-10);
    double exponent = facts.get("decay").get("exponent").asDouble();
    double coefficient = facts.get("decay").get("coefficient").asDouble();
    double scaled = tableau.slope(far).doubleValue() * Math.pow(far, exponent);
    assertEquals(scaled, coefficient, 1e-9 * Math.abs(scaled), "decay");
  }

  private static void assertStability(PreciseTableau tableau, JsonNode facts) {
    double alpha = facts.get("alpha").asDouble();
    assertTrue(mostOnRay(tableau, alpha) < 1 + 1e-12, "stable on the side of its sector");
    if (alpha < 90) {
      assertTrue(mostOnRay(tableau, alpha + 0.1) > 1, "unstable beside it");
    }
    String expected = alpha < 90 ? (alpha > 0 ? "A(alpha)" : "none") : "L";
    boolean isDamped = Math.abs(tableau.value(-1e13).doubleValue()) < 1e-10;
    String kind = expected.equals("L") && !isDamped ? "A" : expected;
    assertEquals(kind, facts.get("stability").asText());
  }

  private static double mostOnRay(PreciseTableau tableau, double degrees) {
    double most = 0;
    double cosine = degrees == 90 ? 0 : Math.cos(Math.toRadians(degrees));
    for (double size = 1e-2; size < 1e5; size *= 1.1) {
      double y = size * Math.sin(Math.toRadians(degrees));
      most = Math.max(most, tableau.magnitude(-size * cosine, y));
    }
    return most;
  }
}
