package org.stiffgrad.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/** The items on the scalar test equation come out as stated. */
class StabilityItemsTest {
  static Stream<Item> items() {
    return Stream.of(
        new MethodTable(),
        new DerivativeValues(),
        new DecaySlopes(),
        new EfficiencyCurves(),
        new SharpEnvelope(),
        new LearnedExponent(),
        new WrongSignRegions());
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyStatedValueIsMeasured(Item item) {
    Reproduction found = item.reproduce(Progress.NONE);
    List<String> failed =
        found.checks().stream().filter(c -> !c.passes()).map(Check::toString).toList();
    assertEquals(List.of(), failed, item.id());
    assertTrue(found.passes());
    assertTrue(found.checks().size() >= 12, item.id());
    long rows = found.checks().stream().map(Check::row).distinct().count();
    assertEquals(found.checks().size(), rows, "rows that have the same name");
    assertTrue(Items.ALL.stream().anyMatch(i -> i.id().equals(item.id())), "not registered");
    found.figures().forEach(StabilityItemsTest::assertShown);
    assertEquals(found.checks(), item.reproduce(Progress.NONE).checks(), "the same again");
  }

  private static void assertShown(Block block) {
    if (block instanceof Block.Chart chart) {
      assertTrue(chart.id().matches("[a-z0-9-]+"), chart.id());
      chart.series().forEach(series -> assertDrawn(chart, series));
    }
    if (block instanceof Block.Grid grid) {
      grid.rows().forEach(row -> assertEquals(grid.columns().size(), row.size()));
    }
  }

  private static void assertDrawn(Block.Chart chart, Series series) {
    if (series instanceof Series.Line line) {
      assertEquals(line.x().length, line.y().length);
      int drawn = 0;
      for (int i = 0; i < line.x().length; i++) {
        boolean isMissing = Double.isNaN(line.y()[i]);
        assertTrue(isMissing || Double.isFinite(line.y()[i]), chart.id());
        assertTrue(isMissing || chart.y().kind() != Axis.Kind.LOG || line.y()[i] > 0, chart.id());
        drawn += isMissing ? 0 : 1;
      }
      assertTrue(drawn > 10, chart.id() + " " + line.name());
    }
    if (series instanceof Series.Cells cells) {
      int expected = chart.x().categories().size() * chart.y().categories().size();
      assertEquals(expected, cells.values().length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0126, 2, 0.013",
    "-17.7285, 6, -17.7285",
    "1e-7, 3, 1e-7",
    "-2.5e9, 3, -2.5e9",
    "0, 3, 0",
    "100, 2, 100"
  })
  void numbersArePrinted(double value, int digits, String text) {
    assertEquals(text, Printed.of(value, digits));
  }

  @Test
  void aStatedNumberIsGoodToHalfItsLastDigit() {
    Stated stated = Stated.of("3.568e-2");
    assertEquals(3.568e-2, stated.value());
    assertEquals(5e-6, stated.half(), 1e-20);
    assertTrue(stated.check("", 3.5684e-2).passes());
    assertTrue(!stated.check("", 3.5686e-2).passes());
    assertTrue(!Stated.of("-2").check("", 2).passes());
  }
}
