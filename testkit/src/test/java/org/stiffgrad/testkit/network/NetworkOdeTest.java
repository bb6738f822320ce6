package org.stiffgrad.testkit.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.LayerJacobians;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.testkit.EvaluatorContract;

/** Derivatives of networks of all kinds, against differences and each other. */
class NetworkOdeTest {
  private static NetworkOde network(Form form, Mlp mlp, InputMap input, int n) {
    List<String> states = new ArrayList<>();
    List<StateScale> scales = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      states.add("s" + i);
      scales.add(new StateScale(0.3 + i, 0.7 + 0.2 * i, 5, input));
    }
    return new NetworkOde(states, scales, mlp, form);
  }

  static Stream<Arguments> kinds() {
    List<Arguments> kinds = new ArrayList<>();
    for (Form form : Forms.ALL) {
      for (Activation activation : Activation.values()) {
        for (InputMap input : InputMap.values()) {
          kinds.add(Arguments.of(form, activation, input));
        }
      }
    }
    return kinds.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keepsTheContract(Form form, Activation activation, InputMap input) {
    // of these numbers none puts a node of relu on its kink, where there is no derivative
    SplittableRandom random =
        new SplittableRandom((form.id() + " " + activation.id() + " " + input.id()).hashCode());
    // Exponentials of exponentials are too steep for differences: rates of mass action have one.
    boolean isSteep = activation == Activation.EXP;
    List<Integer> deepest = isSteep ? List.of(3) : List.of(4, 1, 3);
    double size = isSteep ? 0.4 : 0.8;
    int outputs = 3 * form.outputsPerState();
    List<Mlp> networks =
        List.of(
            Mlp.of(3, List.of(), outputs, activation),
            Mlp.of(3, List.of(5), outputs, activation),
            Mlp.of(3, deepest, outputs, activation),
            new Mlp(List.of(3, 3, 2, 2, outputs), activation, true, !isSteep));
    for (Mlp mlp : networks) {
      NetworkOde ode = network(form, mlp, input, 3);
      double[] p =
          random.doubles(ode.parameters().size(), -size, size).map(x -> x == 0 ? 0.1 : x).toArray();
      double[] y = random.doubles(3, 0.5, 2).toArray();
      EvaluatorContract.check(ode, 0.7, y, p, new boolean[0], random);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theJacobianIsTheProductOfItsLayers(Form form, Activation activation, InputMap input) {
    SplittableRandom random = new SplittableRandom(5);
    List<Integer> widths = List.of(3, 3, 2, 2, 3 * form.outputsPerState());
    Mlp mlp = new Mlp(widths, activation, true, true);
    NetworkOde ode = network(form, mlp, input, 3);
    double[] p = random.doubles(ode.parameters().size(), -0.8, 0.8).toArray();
    double[] y = random.doubles(3, 0.5, 2).toArray();
    LayerJacobians j = LayerJacobians.of(ode, y, p);
    assertEquals(mlp.layers() + 1, j.layers().size());
    DMatrixRMaj product = CommonOps_DDRM.identity(3);
    for (DMatrixRMaj layer : j.layers()) {
      product = CommonOps_DDRM.mult(layer, product, null);
    }
    CommonOps_DDRM.addEquals(product, j.direct());
    double[] expected = new double[9];
    ode.newEvaluator().jacobian(0, y, p, new boolean[0], expected);
    assertArrayEquals(expected, product.data, 1e-12 * NormOps_DDRM.normP2(product));
  }

  @Test
  void aRateLawOfMassActionIsANetworkOfLogarithms() {
    // y' = -exp(2 ln a + ln b - 1), both states
    Mlp mlp = new Mlp(List.of(2, 1, 2), Activation.EXP, false, false);
    NetworkOde ode =
        new NetworkOde(
            List.of("a", "b"),
            Collections.nCopies(2, new StateScale(0, 1, 1, InputMap.LOG)),
            mlp,
            Forms.find("plain").orElseThrow());
    double[] p = {2, 1, -1, -1, -1, 0.5, 3};
    double[] f = new double[2];
    ode.newEvaluator().rhs(0, new double[] {0.5, 3}, p, new boolean[0], f);
    double rate = 0.25 * 3 * Math.exp(-1);
    // the logarithm is smooth below a millionth of the range
    assertEquals(-rate, f[0], 1e-11);
    assertEquals(-rate, f[1], 1e-11);
  }

  @Test
  void namesFollowTheWeights() {
    Mlp mlp = Mlp.of(2, List.of(3), 2, Activation.TANH);
    assertEquals(17, mlp.weights());
    assertEquals(mlp.weights(), mlp.names().size());
    assertEquals("w1_1_2", mlp.names().get(1));
    assertEquals("b1_1", mlp.names().get(6));
    assertEquals("w2_1_1", mlp.names().get(9));
  }

  @Test
  void outputsMustFitTheStates() {
    Mlp mlp = Mlp.of(2, List.of(3), 2, Activation.TANH);
    Form relaxation = Forms.find("relaxation").orElseThrow();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> network(relaxation, mlp, InputMap.LINEAR, 2));
    assertEquals(
        "a network from 2 to 2 numbers does not fit 2 states of the form relaxation",
        e.getMessage());
  }
}
