package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.system.Evaluator;

/** Evaluation allocates nothing. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void evaluationAllocatesNothing() {
    RandomModels random = new RandomModels(46, true);
    Model model = random.next();
    List<ObservableFormula> formulas = random.observables(model);
    CompiledModel compiled = ModelCompiler.compile(model, formulas);
    Evaluator evaluator = compiled.newEvaluator();
    ObservationEvaluator observation = compiled.observation().newEvaluator();
    int n = compiled.states().size();
    int m = compiled.parameters().size();
    double[] y = random.positive(n);
    double[] p = random.positive(m);
    boolean[] regime = new boolean[compiled.switchTimeJacobian().rows()];
    double[] out = new double[1 + (n + m + regime.length) * (n + m + regime.length)];
    // the first rounds load classes
    for (int round = 0; round < 5; round++) {
      everything(evaluator, observation, formulas.size(), y, p, regime, out);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < 2_000; round++) {
      everything(evaluator, observation, formulas.size(), y, p, regime, out);
    }
    long after = THREADS.getCurrentThreadAllocatedBytes();
    // what the measurement itself allocates
    long unit = THREADS.getCurrentThreadAllocatedBytes() - after;
    assertEquals(0, after - before - unit, "bytes in 2000 rounds");
  }

  private static void everything(
      Evaluator e,
      ObservationEvaluator o,
      int rows,
      double[] y,
      double[] p,
      boolean[] regime,
      double[] out) {
    e.rhs(1, y, p, regime, out);
    e.timeDerivative(1, y, p, regime, out);
    e.jacobian(1, y, p, regime, out);
    e.parameterJacobian(1, y, p, regime, out);
    e.jacobianTimes(1, y, p, regime, y, out);
    e.jacobianTransposeTimes(1, y, p, regime, y, out);
    e.parameterJacobianTimes(1, y, p, regime, p, out);
    e.parameterJacobianTransposeTimes(1, y, p, regime, y, out);
    e.initialState(p, out);
    e.initialStateJacobian(p, out);
    e.switchTimes(p, out);
    e.switchTimeJacobian(p, out);
    for (int k = 0; k < rows; k++) {
      out[0] += o.value(k, 1, y, p, regime) + o.noise(k, 1, y, p, regime);
      o.stateGradient(k, 1, y, p, regime, out);
      o.parameterGradient(k, 1, y, p, regime, out);
      o.noiseStateGradient(k, 1, y, p, regime, out);
      o.noiseParameterGradient(k, 1, y, p, regime, out);
    }
  }
}
