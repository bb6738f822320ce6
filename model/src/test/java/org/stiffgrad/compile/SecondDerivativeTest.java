package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.stiffgrad.differentiate.Differentiator;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.GraphInterpreter;
import org.stiffgrad.differentiate.SymbolicJacobian;
import org.stiffgrad.expression.FormulaText;
import org.stiffgrad.expression.Model;

/** The differentiator applied to its own results against hyper-dual numbers. */
class SecondDerivativeTest {
  private static final long FIRST_SEED = 5_000;
  private static final int MODELS = 60;
  // second derivatives have several times the terms of first ones
  private static final double ROUNDING = 512 * Math.ulp(1.0);

  @Test
  void differentiatingTwiceGivesTheHessian() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + MODELS; seed++) {
      RandomModels random = new RandomModels(seed, true);
      Model model = random.next();
      ModelGraph formulas = new ModelGraph(model);
      Graph graph = formulas.graph;
      int[] f = formulas.rightHandSides();
      int n = f.length;
      int m = formulas.names.entries.size();
      int[] leaves = new int[1 + n + m];
      leaves[0] = graph.time();
      for (int i = 0; i < n; i++) {
        leaves[1 + i] = graph.state(i);
      }
      for (int j = 0; j < m; j++) {
        leaves[1 + n + j] = graph.parameter(j);
      }
      double t = random.positive();
      double[] y = random.positive(n);
      double[] p = random.positive(m);
      boolean[] regime = regime(formulas, t, p);
      Differentiator differentiator = new Differentiator(graph);
      SymbolicJacobian first = differentiator.jacobian(f, leaves);
      Referee referee = new Referee(model);
      for (int i = 0; i < n; i++) {
        SymbolicJacobian second = differentiator.jacobian(first.entries()[i], leaves);
        double[][] hessian =
            hessian(graph, first.columns()[i], second, leaves.length, t, y, p, regime);
        for (int a = 0; a < leaves.length; a++) {
          for (int b = 0; b < leaves.length; b++) {
            HyperDual expected =
                referee.derivative(
                    model.states().get(i).derivative(), Referee.Direction.of(t, y, p, a, b));
            String what = "seed " + seed + ": d2/" + a + "," + b + " of ";
            int row = i;
            assertEquals(
                expected.d12(),
                hessian[a][b],
                ROUNDING * expected.size12() + Double.MIN_NORMAL,
                () -> what + FormulaText.of(model.states().get(row).derivative()));
          }
        }
      }
    }
  }

  private static boolean[] regime(ModelGraph formulas, double t, double[] p) {
    int[] times = formulas.switches.times();
    GraphInterpreter interpreter = new GraphInterpreter(formulas.graph, times);
    interpreter.evaluate(0, new double[0], p, new boolean[0]);
    boolean[] regime = new boolean[times.length];
    for (int s = 0; s < times.length; s++) {
      regime[s] = t >= interpreter.value(times[s]);
    }
    return regime;
  }

  private static double[][] hessian(
      Graph graph,
      int[] rows,
      SymbolicJacobian second,
      int size,
      double t,
      double[] y,
      double[] p,
      boolean[] regime) {
    GraphInterpreter interpreter = new GraphInterpreter(graph, second.flatEntries());
    interpreter.evaluate(t, y, p, regime);
    double[][] hessian = new double[size][size];
    for (int r = 0; r < rows.length; r++) {
      for (int q = 0; q < second.columns()[r].length; q++) {
        hessian[rows[r]][second.columns()[r][q]] = interpreter.value(second.entries()[r][q]);
      }
    }
    return hessian;
  }
}
