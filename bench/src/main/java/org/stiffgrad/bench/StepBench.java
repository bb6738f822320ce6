package org.stiffgrad.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.stiffgrad.method.ActiveColumns;
import org.stiffgrad.method.RadauIia5Stepper;
import org.stiffgrad.method.RadauWork;
import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/**
 * One Radau step in the middle of a trajectory with a fresh Jacobian and factorization, its tangent
 * in all parameters and its adjoint: none of them may allocate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBench {
  private static final double RTOL = 1e-6;

  @Param({"robertson-4e5", "hires", "pollu", "vanderpol-1000", "oregonator", "boehm"})
  public String problem = "";

  private RadauIia5Stepper stepper = new RadauIia5Stepper(Problems.HIRES.system());
  private RadauWork work = stepper.newWork();
  private StepState state = new StepState(Problems.HIRES.system());
  private ActiveColumns columns =
      new ActiveColumns(Problems.HIRES.system().parameterJacobian(), new int[0]);
  private double[] record = {};
  private double[] sensitivities = {};
  private double[] timeShift = {};
  private double[] v = {};
  private double[] lambda = {};
  private double[] gradient = {};
  private final double[] time = new double[2];

  @Setup
  public void prepare() {
    Problem chosen = Problems.named(problem);
    OdeSystem system = chosen.system();
    int n = system.states().size();
    int m = system.parameters().size();
    stepper = new RadauIia5Stepper(system);
    work = stepper.newWork();
    state = new StepState(system);
    state.p = chosen.parameters();
    state.t = chosen.tEnd() / 4;
    state.h = state.t / 100;
    state.rtol = stepper.errorTolerance(RTOL);
    new Solver(system, ProblemState.options(chosen, RTOL))
        .solve(chosen.ivp(state.t), (k, t, y, s) -> System.arraycopy(y, 0, state.y, 0, n));
    state.evaluator.rhs(state.t, state.y, state.p, state.regime, state.f);
    for (int i = 0; i < n; i++) {
      double size = Math.abs(state.y[i]) + chosen.weights()[i];
      state.inverseWeight[i] = 1 / (state.rtol * size);
    }
    columns = new ActiveColumns(system.parameterJacobian(), IntStream.range(0, m).toArray());
    record = new double[stepper.recordSize()];
    sensitivities = new double[n * m];
    timeShift = new double[m];
    v = new double[n];
    lambda = new double[n];
    gradient = new double[m];
    while (step() != StepResult.CONVERGED) {
      state.h /= 2;
    }
    stepper.record(work, record, 0);
    stepper.linearize(work, state, record, 0);
  }

  @Benchmark
  public StepResult step() {
    stepper.restart(work);
    return stepper.attempt(work, state);
  }

  @Benchmark
  public double[] tangent() {
    // Repeating the same step lets a stable mode decay into slow subnormal numbers.
    Arrays.fill(sensitivities, 1);
    stepper.linearize(work, state, record, 0);
    stepper.tangent(work, sensitivities, columns, timeShift, v);
    return sensitivities;
  }

  @Benchmark
  public double[] adjoint() {
    Arrays.fill(lambda, 1);
    stepper.linearize(work, state, record, 0);
    stepper.adjoint(work, lambda, gradient, time);
    return lambda;
  }
}
