package org.stiffgrad.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.method.Methods;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/** The numerical experiments reproduce; how they are measured is right where it can be told. */
class ExperimentsTest {
  private static Item item(String id) {
    return Items.ALL.stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"T4", "T5", "T6", "T7", "T8", "F5"})
  void everyStatedValueIsReproduced(String id) {
    Reproduction made = item(id).reproduce(Progress.NONE);
    List<Check> wrong = made.checks().stream().filter(c -> !c.passes()).toList();
    assertTrue(wrong.isEmpty(), wrong::toString);
    assertTrue(made.checks().size() >= 5, "few values: " + made.checks());
    assertEquals(
        made.checks().size(), made.checks().stream().map(Check::row).distinct().count(), "rows");
    long charts = made.figures().stream().filter(Block.Chart.class::isInstance).count();
    assertTrue(charts > 0, "no chart");
    for (Block block : made.figures()) {
      if (block instanceof Block.Chart chart) {
        assertDrawable(chart);
      } else if (block instanceof Block.Grid grid) {
        grid.rows().forEach(r -> assertEquals(grid.columns().size(), r.size(), grid.caption()));
      }
    }
  }

  private static void assertDrawable(Block.Chart chart) {
    for (Series series : chart.series()) {
      double[] x = series instanceof Series.Line l ? l.x() : ((Series.Points) series).x();
      double[] y = series instanceof Series.Line l ? l.y() : ((Series.Points) series).y();
      assertEquals(x.length, y.length, series.name());
      for (int i = 0; i < x.length; i++) {
        boolean isGap = Double.isNaN(y[i]);
        assertTrue(isGap || chart.y().kind() != Axis.Kind.LOG || y[i] > 0, series.name());
        assertTrue(chart.x().kind() != Axis.Kind.LOG || x[i] > 0, series.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"T5", "T6"})
  void twoCallsGiveTheSameBits(String id) {
    assertEquals(
        item(id).reproduce(Progress.NONE).checks(), item(id).reproduce(Progress.NONE).checks());
  }

  /** The closed form against the discrete tangent of steps that resolve everything. */
  @Test
  void exactSensitivitiesOfTheEquilibriumSolveTheEquation() {
    Trajectory.Task task =
        new Trajectory.Task(
                TestModels.EQUILIBRIUM.compile(),
                TestModels.EQUILIBRIUM.compile().parameterValues(),
                new double[] {0.7},
                List.of("Keq", "s", "k2"))
            .withParameter("s", 6);
    double[] s = Trajectory.discrete(task, Methods.RADAU_IIA_5, 400).s()[0];
    double[][] exact = DrainedEquilibrium.of(3).sensitivities(0.7);
    double[] values = {0.5, 6, 1};
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 2; i++) {
        assertEquals(exact[c][i], values[c] * s[3 * i + c], 1e-11, "column " + c);
      }
    }
  }

  @Test
  void exactSensitivitiesOfTheForcingSolveTheEquation() {
    double[] times = {0.01, 0.4, 2};
    for (TestModels model : List.of(TestModels.FORCED_ON_MANIFOLD, TestModels.FORCED_FROM_ZERO)) {
      Trajectory.Task task =
          new Trajectory.Task(
                  model.compile(), model.compile().parameterValues(), times, List.of("lambda"))
              .withParameter("lambda", -7);
      Trajectory run = Trajectory.discrete(task, Methods.RADAU_IIA_5, 400);
      Forcing forcing = new Forcing(-7);
      boolean isOn = model == TestModels.FORCED_ON_MANIFOLD;
      double[] s = isOn ? forcing.onManifold(times) : forcing.from(times, 0);
      double[] y = forcing.states(times, isOn ? forcing.manifold() : 0);
      for (int k = 0; k < times.length; k++) {
        assertEquals(s[k], run.s()[k][0], 1e-12);
        assertEquals(y[k], run.y()[k][0], 1e-12);
      }
    }
  }

  /** A value passes from half a unit of the last printed digit below to as much above. */
  @Test
  void printedValuesAllowForTheirRoundingOnly() {
    Rows rows = new Rows();
    rows.printed("a", 3.64e-2, "3.6e-2");
    rows.printed("b", 3.66e-2, "3.6e-2");
    rows.printed("c", 1.0004, "1.000");
    rows.printed("d", 1.0006, "1.000");
    rows.printed("e", 120.4, "120");
    List<Boolean> passes = rows.checks().stream().map(Check::passes).toList();
    assertEquals(List.of(true, false, true, false, true), passes);
  }
}
