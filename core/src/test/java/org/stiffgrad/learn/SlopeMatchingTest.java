package org.stiffgrad.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;

/** Residuals of slopes, and of trajectories whose time is blurred. */
class SlopeMatchingTest {
  /** A step of x from 1 to -1 within a thousandth of the time, z falls evenly. */
  private static final Series JUMP =
      new Series(
          "jump",
          new double[] {0, 1, 1.001, 2, 3},
          new double[][] {{1, 2}, {0.9, 1}, {-0.9, 0.999}, {-1, Double.NaN}, {-1, -1}});

  private static NetworkOde ode(String form) {
    StateScale scale = new StateScale(0, 1, 3, InputMap.LINEAR);
    int outputs = 2 * Forms.find(form).orElseThrow().outputsPerState();
    Mlp mlp = Mlp.of(2, List.of(3), outputs, Activation.TANH);
    return new NetworkOde(
        List.of("x", "z"), List.of(scale, scale), mlp, Forms.find(form).orElseThrow());
  }

  private static double[] weights(NetworkOde ode) {
    return new SplittableRandom(1).doubles(ode.learned(), -0.5, 0.5).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"time-scale", "relaxation", "plain"})
  void theGradientIsThatOfTheSum(String form) {
    NetworkOde ode = ode(form);
    SlopeMatching slopes = new SlopeMatching(ode, List.of(JUMP));
    double[] w = weights(ode);
    double[] gradient = ((Evaluation.Feasible) slopes.evaluate(w, 1)).gradient();
    for (int j = 0; j < w.length; j++) {
      double keep = w[j];
      w[j] = keep + 1e-6;
      double above = ((Evaluation.Feasible) slopes.evaluate(w, 0)).total();
      w[j] = keep - 1e-6;
      double below = ((Evaluation.Feasible) slopes.evaluate(w, 0)).total();
      w[j] = keep;
      assertEquals((above - below) / 2e-6, gradient[j], 1e-6 * (1 + Math.abs(gradient[j])));
    }
  }

  @Test
  void ratesBeginAtTheFastestSlope() {
    NetworkOde ode = ode("time-scale");
    double[] begin = new SlopeMatching(ode, List.of(JUMP)).begin(weights(ode));
    int rate = ode.mlp().weights();
    assertEquals(Math.log(1.8 / 0.001 * 3), begin[rate], 1e-9);
    assertEquals(Math.log(1 * 3), begin[rate + 1], 1e-3);
  }

  @Test
  void withoutBlurResidualsAreThoseOfTheLikelihood() {
    NetworkOde ode = ode("time-scale");
    double[] w = weights(ode);
    NetworkProblems problems = new NetworkProblems(ode, List.of(JUMP), w);
    FitProblem whole = problems.trajectories(WeightDescent.SOLVE, problems.firstRows());
    try (ShardExecutor executor = new LocalExecutor(1)) {
      BlurredTrajectories blurred = new BlurredTrajectories(ode, List.of(JUMP), whole, executor);
      Evaluation.Feasible plain =
          (Evaluation.Feasible) new Likelihood(whole, executor).evaluate(w, 1);
      Evaluation.Feasible sharp = (Evaluation.Feasible) blurred.evaluate(w, 1, 0);
      assertArrayEquals(plain.q(), sharp.q());
      assertArrayEquals(plain.gradient(), sharp.gradient(), 1e-12);
      // the jump at time 1 is 1800 times as steep as the way from 1 to 2 of z
      assertEquals(1800 * 1.001, blurred.steepest(), 1e-6);
      Evaluation.Feasible late = (Evaluation.Feasible) blurred.evaluate(w, 1, 0.01);
      int rowOfJump = 2 * 2;
      assertEquals(plain.q()[rowOfJump] / Math.hypot(1, 18), late.q()[rowOfJump], 1e-9);
      assertEquals(plain.q()[16], late.q()[16], 0.05 * Math.abs(plain.q()[16]));
      assertTrue(late.total() < plain.total());
    }
  }
}
