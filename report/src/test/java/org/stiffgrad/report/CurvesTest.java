package org.stiffgrad.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static Block.Chart chart(Axis x, Axis y, Series... series) {
    return new Block.Chart("c", "title", "caption", x, y, List.of(series));
  }

  @Test
  void seriesOverTheSamePlacesAreColumns() {
    double[] x = {1, 0.1};
    Block.Chart chart =
        chart(
            Axis.linear("t [s]"),
            Axis.linear("y"),
            new Series.Line("a, \"b\"", x, new double[] {1. / 3, Double.NaN}, false),
            new Series.Band("95 %", x, new double[] {-1, 1e-300}, new double[] {2, 3}));
    assertEquals(
        """
        t [s],"a, ""b""\",95 % (lower),95 % (upper)
        1,0.3333333333333333,-1,2
        0.1,,1.0E-300,3
        """,
        Curves.of(chart).csv());
  }

  @Test
  void seriesOverDifferentPlacesStandBelowEachOther() {
    Block.Chart chart =
        chart(
            Axis.log("x"),
            Axis.linear("y"),
            new Series.Line("fit", new double[] {1, 2}, new double[] {3, 4}, true),
            new Series.Points("data", new double[] {1.5}, new double[] {3.25}));
    assertEquals("series,x,y\nfit,1,3\nfit,2,4\ndata,1.5,3.25\n", Curves.of(chart).csv());
  }

  @Test
  void categoriesStandByTheirNames() {
    Axis names = Axis.category("method", List.of("a", "b"));
    Series.Bars one = new Series.Bars("one", new double[] {1, 2}, "s");
    Series.Bars two = new Series.Bars("two", new double[] {3, 4}, "s");
    String expected = "method,one,two\na,1,3\nb,2,4\n";
    assertEquals(expected, Curves.of(chart(names, Axis.linear("y"), one, two)).csv());
    assertEquals(expected, Curves.of(chart(Axis.linear("y"), names, one, two)).csv());
    Series points = new Series.Points("p", new double[] {1}, new double[] {5});
    assertEquals("method,p\nb,5\n", Curves.of(chart(names, Axis.linear("y"), points)).csv());
  }

  @Test
  void cellsGiveARowEach() {
    Block.Chart chart =
        chart(
            Axis.category("step", List.of("1", "2")),
            Axis.category("mode", List.of("fast", "slow")),
            new Series.Cells("share", new double[] {1, 2, 3, Double.NaN}));
    assertEquals(
        "step,mode,share\n1,fast,1\n2,fast,2\n1,slow,3\n2,slow,\n", Curves.of(chart).csv());
  }
}
