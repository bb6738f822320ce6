package org.stiffgrad.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartRulesTest {
  private static final Axis NAMES = Axis.category("names", List.of("a", "b"));
  private static final Axis NUMBERS = Axis.linear("numbers");
  private static final Axis LOG = Axis.log("size");

  private static void refused(String why, Axis x, Axis y, Series... series) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Block.Chart("c", "t", "", x, y, List.of(series)));
    assertEquals(why, e.getMessage());
  }

  private static double[] of(double... values) {
    return values;
  }

  @Test
  void whatCannotBeDrawnIsRefusedByName() {
    refused("chart c has no series", NUMBERS, NUMBERS);
    refused(
        "chart c, series p: its name is given twice",
        NUMBERS,
        NUMBERS,
        new Series.Points("p", of(1), of(1)),
        new Series.Points("p", of(2), of(2)));
    refused(
        "chart c, series p: 2 values at 1 places",
        NUMBERS,
        NUMBERS,
        new Series.Points("p", of(1), of(1, 2)));
    refused(
        "chart c, series p: found 0.0 on the logarithmic axis size",
        LOG,
        NUMBERS,
        new Series.Points("p", of(0), of(1)));
    refused(
        "chart c, series p: found 2.0, expected an index of 2 names",
        NAMES,
        NUMBERS,
        new Series.Points("p", of(2), of(1)));
    refused(
        "chart c, series q: cells would hide the other series",
        NAMES,
        NAMES,
        new Series.Points("p", of(0), of(1)),
        new Series.Cells("q", of(1, 2, 3, 4)));
    refused(
        "chart c, series q: 3 values for 4 cells",
        NAMES,
        NAMES,
        new Series.Cells("q", of(1, 2, 3)));
  }

  @Test
  void barsNeedNamesAndDoNotAddUpOnLogarithms() {
    refused(
        "chart c, series b: bars need one axis of categories and one of numbers",
        NUMBERS,
        NUMBERS,
        new Series.Bars("b", of(1, 2), "s"));
    refused(
        "chart c, series b: 1 bars for 2 categories",
        NAMES,
        NUMBERS,
        new Series.Bars("b", of(1), ""));
    refused(
        "chart c, series d: bars on a logarithmic axis do not add up, so none may be stacked",
        NAMES,
        LOG,
        new Series.Bars("b", of(1, 2), "s"),
        new Series.Bars("d", of(1, 2), "s"));
    new Block.Chart(
        "c", "t", "", NAMES, LOG, List.of(new Series.Bars("b", of(1, Double.NaN), "s")));
  }

  @Test
  void tablesHaveRowsAsLongAsTheirHeadings() {
    List<List<String>> rows = List.of(List.of("1"));
    assertThrows(
        IllegalArgumentException.class, () -> new Block.Grid("g", List.of("a", "b"), rows));
  }
}
