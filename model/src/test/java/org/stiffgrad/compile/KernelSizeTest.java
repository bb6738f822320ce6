package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.compile.Formulas.*;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.differentiate.Differentiator;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.Operation;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Sparsity;

/**
 * Generated methods stay small enough for the just-in-time compiler, and cutting changes nothing.
 */
class KernelSizeTest {
  // HotSpot never compiles larger ones (-XX:HugeMethodLimit)
  private static final int HUGE_METHOD = 8_000;
  private static final int STATES = 500;
  private static final boolean[] NO_SWITCH = {};

  @Test
  void methodsOfALargeModelStayBelowTheLimit() throws IOException {
    for (Model model :
        List.of(SyntheticModels.chain(STATES), SyntheticModels.massAction(STATES, 4, 1))) {
      ModelGraph formulas = new ModelGraph(model);
      Graph graph = formulas.graph;
      int[] f = formulas.rightHandSides();
      int[] states = new int[STATES];
      for (int i = 0; i < STATES; i++) {
        states[i] = graph.state(i);
      }
      int[] parameters = new int[formulas.names.entries.size()];
      for (int j = 0; j < parameters.length; j++) {
        parameters[j] = graph.parameter(j);
      }
      Differentiator differentiator = new Differentiator(graph);
      assertSmall(graph, f);
      assertSmall(graph, differentiator.jacobian(f, states).flatEntries());
      assertSmall(graph, differentiator.jacobian(f, parameters).flatEntries());
    }
  }

  @Test
  void aSingleLongFormulaIsCut() throws IOException {
    Graph graph = new Graph();
    int sum = graph.zero();
    for (int i = 0; i < 3_000; i++) {
      int term = graph.unary(Operation.EXP, graph.state(i));
      // right-deep, so that operands would pile up on the stack
      sum = graph.subtract(graph.multiply(term, graph.parameter(i)), sum);
    }
    assertSmall(graph, new int[] {sum});
  }

  @Test
  void rowKernelsOfManyObservablesStayBelowTheLimit() throws IOException {
    Graph graph = new Graph();
    List<KernelPlan> plans = new ArrayList<>();
    ReachableNodes.Finder finder = new ReachableNodes.Finder(graph);
    for (int k = 0; k < 1_000; k++) {
      plans.add(new KernelPlan(finder.find(new int[] {graph.state(k)})));
    }
    int largest = largestMethod(KernelClass.rows("Rows", plans));
    assertTrue(largest < HUGE_METHOD, "largest method: " + largest + " bytes");
  }

  @Test
  void cutKernelsGiveTheValuesOfTheTree() {
    for (Model model :
        List.of(SyntheticModels.chain(STATES), SyntheticModels.massAction(STATES, 4, 1))) {
      CompiledModel compiled = ModelCompiler.compile(model);
      Evaluator evaluator = compiled.newEvaluator();
      RandomModels random = new RandomModels(3, true);
      double[] y = random.positive(STATES);
      double[] p = compiled.parameterValues();
      double[] f = new double[STATES];
      evaluator.rhs(0, y, p, NO_SWITCH, f);
      Referee referee = new Referee(model);
      for (int i = 0; i < STATES; i += 17) {
        Expression formula = model.states().get(i).derivative();
        assertEquals(referee.value(formula, 0, y, p), f[i], 0.0, "f of state " + i);
      }
      double[] j = new double[compiled.jacobian().size()];
      evaluator.jacobian(0, y, p, NO_SWITCH, j);
      Sparsity s = compiled.jacobian();
      for (int i = 0; i < STATES; i += 61) {
        for (int q = s.rowStart(i); q < s.rowStart(i + 1); q++) {
          HyperDual expected =
              referee.derivative(
                  model.states().get(i).derivative(),
                  Referee.Direction.of(0, y, p, 1 + s.column(q), -1));
          assertEquals(expected.d1(), j[q], 64 * Math.ulp(expected.size1()), "J of row " + i);
        }
      }
    }
  }

  @Test
  void rowsBeyondOneSwitchAreReached() {
    Model model = SyntheticModels.chain(5);
    List<ObservableFormula> formulas = new ArrayList<>();
    for (int k = 0; k < 600; k++) {
      formulas.add(new ObservableFormula("o" + k, mul(number(k), ref("x" + k % 5)), number(1 + k)));
    }
    CompiledModel compiled = ModelCompiler.compile(model, formulas);
    ObservationEvaluator evaluator = compiled.observation().newEvaluator();
    double[] y = {1, 2, 3, 4, 5};
    double[] p = compiled.parameterValues();
    double[] values = new double[1];
    for (int k = 0; k < 600; k++) {
      assertEquals(k * y[k % 5], evaluator.value(k, 0, y, p, NO_SWITCH));
      assertEquals(1.0 + k, evaluator.noise(k, 0, y, p, NO_SWITCH));
      if (k > 0) {
        evaluator.stateGradient(k, 0, y, p, NO_SWITCH, values);
        assertEquals(k, values[0]);
      }
    }
  }

  @Test
  void indicesBeyondSixteenBitsAreReached() throws IOException {
    Graph graph = new Graph();
    int size = 70_000;
    int[] roots = new int[size];
    for (int i = 0; i < size; i++) {
      roots[i] = graph.add(graph.state(i), graph.parameter(size - 1 - i));
    }
    assertSmall(graph, roots);
    Kernel kernel = new KernelCompiler(graph).kernel("Wide", roots);
    double[] y = new double[size];
    double[] p = new double[size];
    for (int i = 0; i < size; i++) {
      y[i] = i;
      p[i] = 0.25 * i;
    }
    double[] out = new double[size];
    kernel.evaluate(0, y, p, NO_SWITCH, new double[0], out);
    for (int i = 0; i < size; i++) {
      assertEquals(i + 0.25 * (size - 1 - i), out[i]);
    }
  }

  private static void assertSmall(Graph graph, int[] roots) throws IOException {
    KernelPlan plan = new KernelPlan(new ReachableNodes.Finder(graph).find(roots));
    int largest = largestMethod(KernelClass.kernel("Measured", plan));
    assertTrue(largest < HUGE_METHOD, "largest method: " + largest + " bytes");
    assertTrue(plan.chunks() > 1, "the model is large enough to be cut");
  }

  /** The size of the longest code of a class file (JVM specification, chapter 4). */
  private static int largestMethod(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    in.skipNBytes(8);
    int constants = in.readUnsignedShort();
    for (int c = 1; c < constants; c++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> in.skipNBytes(in.readUnsignedShort());
        case 5, 6 -> {
          in.skipNBytes(8);
          c++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    assertEquals(0, in.readUnsignedShort(), "generated classes have no fields");
    int methods = in.readUnsignedShort();
    int largest = 0;
    for (int m = 0; m < methods; m++) {
      in.skipNBytes(6);
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        in.skipNBytes(2);
        int length = in.readInt();
        // the only attribute of generated methods is Code
        in.skipNBytes(4);
        largest = Math.max(largest, in.readInt());
        in.skipNBytes(length - 8L);
      }
    }
    return largest;
  }
}
