package org.stiffgrad.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.testkit.problems.Problems;

/** The gradient of the 50-point loss by the adjoint: forward solve with tape, then back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AdjointBench {
  private DiscreteAdjoint adjoint =
      new DiscreteAdjoint(Problems.HIRES.system(), SolveOptions.DEFAULTS);
  private FiftyPointLoss loss = FiftyPointLoss.of(Problems.HIRES);
  private Ivp ivp = Problems.HIRES.ivp();
  private double[] gradient = {};

  @Setup
  public void prepare(ProblemState state) {
    adjoint = new DiscreteAdjoint(state.chosen().system(), state.options());
    loss = FiftyPointLoss.of(state.chosen());
    ivp = loss.ivp(state.chosen());
    gradient = new double[state.chosen().parameters().length];
    ProblemState.requireSolved(adjoint.solve(ivp, loss));
  }

  @Benchmark
  public double[] adjoint() {
    adjoint.solve(ivp, loss);
    adjoint.gradient(loss, gradient);
    return gradient;
  }
}
