package org.stiffgrad.testkit.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.HybridOde;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkTerm;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.testkit.EvaluatorContract;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** Networks in place of parameters of every problem, against differences. */
class HybridOdeTest {
  private static HybridOde hybrid(OdeSystem system, InputMap input, List<Integer> outputs) {
    int n = system.states().size();
    List<NetworkTerm.Input> inputs = new ArrayList<>();
    for (int i = 0; i < Math.min(n, 3); i++) {
      // not in order: the last state first
      inputs.add(
          new NetworkTerm.Input(
              system.states().get(n - 1 - i), new StateScale(0.4, 0.8 + i, 1, input)));
    }
    List<NetworkTerm.Output> terms = new ArrayList<>();
    for (int parameter : outputs) {
      terms.add(
          new NetworkTerm.Output(system.parameters().get(parameter), 1.7, terms.size() % 2 == 0));
    }
    Mlp mlp = Mlp.of(inputs.size(), List.of(3), terms.size(), Activation.TANH);
    return new HybridOde(system, new NetworkTerm(mlp, inputs, terms));
  }

  /** Parameters that the initial values do not depend on. */
  private static List<Integer> replaceable(OdeSystem system) {
    boolean[] initial = new boolean[system.parameters().size()];
    system.initialStateJacobian().markColumns(initial);
    system.switchTimeJacobian().markColumns(initial);
    List<Integer> free = new ArrayList<>();
    for (int j = 0; j < initial.length && free.size() < 2; j++) {
      if (!initial[j]) {
        free.add(j);
      }
    }
    return free;
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheContract(InputMap input) {
    SplittableRandom random = new SplittableRandom(3);
    int checked = 0;
    for (Problem problem : Problems.ALL) {
      OdeSystem system = problem.system();
      List<Integer> outputs = replaceable(system);
      if (!outputs.isEmpty() && system.states().size() <= 20) {
        HybridOde ode = hybrid(system, input, outputs);
        double[] weights = random.doubles(ode.term().learned(), -0.8, 0.8).toArray();
        double[] p = Arrays.copyOf(problem.parameters(), ode.parameters().size());
        System.arraycopy(weights, 0, p, system.parameters().size(), weights.length);
        double[] y = random.doubles(system.states().size(), 0.5, 2).toArray();
        boolean[] regime = new boolean[system.switchTimeJacobian().rows()];
        EvaluatorContract.check(ode, 0.7, y, p, regime, random);
        checked++;
      }
    }
    assertTrue(checked >= 8, checked + " problems");
  }

  /** Zero weights: a positive output is its size. */
  @Test
  void withoutWeightsItIsTheSystemWithOtherValues() {
    OdeSystem hires = Problems.HIRES.system();
    HybridOde ode = hybrid(hires, InputMap.LINEAR, List.of(0));
    double[] p = Arrays.copyOf(Problems.HIRES.parameters(), ode.parameters().size());
    double[] y = new SplittableRandom(1).doubles(8, 0.1, 1).toArray();
    double[] f = new double[8];
    ode.newEvaluator().rhs(0, y, p, new boolean[0], f);
    double[] q = Problems.HIRES.parameters().clone();
    q[0] = 1.7;
    double[] expected = new double[8];
    hires.newEvaluator().rhs(0, y, q, new boolean[0], expected);
    assertArrayEquals(expected, f);
  }

  @Test
  void initialValuesCannotBeNetworks() {
    OdeSystem system =
        Problems.ALL.stream()
            .map(Problem::system)
            .filter(s -> s.initialStateJacobian().size() > 0)
            .findFirst()
            .orElseThrow();
    int initial = system.initialStateJacobian().column(0);
    assertThrows(
        IllegalArgumentException.class, () -> hybrid(system, InputMap.LINEAR, List.of(initial)));
  }
}
