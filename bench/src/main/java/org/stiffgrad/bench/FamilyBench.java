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
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ModelCompiler;
import org.stiffgrad.method.ActiveColumns;
import org.stiffgrad.method.FixedGrid;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;

/**
 * One step on a given grid for one method of each family, its tangent in all parameters and its
 * adjoint, on Robertson's problem as compiled: none of them may allocate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FamilyBench {
  /** Stages coupled, coupled and singular, one after the other, linear, explicit, exponential. */
  static final String[] METHODS = {
    "gauss-4", "lobatto-iiia-4", "kvaerno5", "rodas4", "dopri5", "etdrk2"
  };

  private static final String ROBERTSON =
      """
      J1: A -> B; k1*A
      J2: 2 B -> B + C; k2*B^2
      J3: B + C -> A + C; k3*B*C
      A = 1; B = 0; C = 0
      k1 = 0.04; k2 = 3e7; k3 = 1e4
      """;

  private static final double START = 4;
  private static final double LENGTH = 0.1;

  /** What an explicit step can take where the fastest rate is 2e3. */
  private static final double EXPLICIT_LENGTH = 1e-4;

  @Param({"gauss-4", "lobatto-iiia-4", "kvaerno5", "rodas4", "dopri5", "etdrk2"})
  public String method = "";

  private final CompiledModel system =
      ModelCompiler.compile(Antimony.parse(ROBERTSON, "robertson.ant").model());
  private Step<?> prepared = new Step<>(stepper("gauss-4"), system, LENGTH);

  private Stepper<?> stepper(String id) {
    return FixedGrid.stepper(MethodCatalogue.find(id).orElseThrow(), system);
  }

  /** A stepper with its work W at one point. */
  private static final class Step<W> {
    final Stepper<W> stepper;
    final W work;
    final StepState state;
    final ActiveColumns columns;
    final double[] record;
    final double[] sensitivities;
    final double[] timeShift;
    final double[] v;
    final double[] lambda;
    final double[] gradient;
    final double[] time = new double[2];

    Step(Stepper<W> stepper, CompiledModel system, double length) {
      int n = system.states().size();
      int m = system.parameters().size();
      this.stepper = stepper;
      this.work = stepper.newWork();
      this.state = new StepState(system);
      this.columns = new ActiveColumns(system.parameterJacobian(), IntStream.range(0, m).toArray());
      this.record = new double[stepper.recordSize()];
      this.sensitivities = new double[n * m];
      this.timeShift = new double[m];
      this.v = new double[n];
      this.lambda = new double[n];
      this.gradient = new double[m];
      state.p = system.parameterValues();
      state.t = START;
      state.h = length;
      state.rtol = 1e-8;
      new Solver(system, SolveOptions.DEFAULTS)
          .solve(
              new Ivp(system, state.p, 0, new double[] {START}),
              (k, t, y, s) -> System.arraycopy(y, 0, state.y, 0, n));
      state.evaluator.rhs(state.t, state.y, state.p, state.regime, state.f);
      for (int i = 0; i < n; i++) {
        state.inverseWeight[i] = 1 / (state.rtol * state.y[i]);
      }
      if (step() != StepResult.CONVERGED) {
        throw new IllegalStateException("there is no step to measure");
      }
      stepper.record(work, record, 0);
    }

    StepResult step() {
      stepper.restart(work);
      return stepper.attempt(work, state);
    }

    double[] tangent() {
      // Repeating the same step lets a stable mode decay into slow subnormal numbers.
      Arrays.fill(sensitivities, 1);
      stepper.linearize(work, state, record, 0);
      stepper.tangent(work, sensitivities, columns, timeShift, v);
      return sensitivities;
    }

    double[] adjoint() {
      Arrays.fill(lambda, 1);
      stepper.linearize(work, state, record, 0);
      stepper.adjoint(work, lambda, gradient, time);
      return lambda;
    }
  }

  @Setup
  public void prepare() {
    double length = method.equals("dopri5") ? EXPLICIT_LENGTH : LENGTH;
    prepared = new Step<>(stepper(method), system, length);
  }

  @Benchmark
  public StepResult step() {
    return prepared.step();
  }

  @Benchmark
  public double[] tangent() {
    return prepared.tangent();
  }

  @Benchmark
  public double[] adjoint() {
    return prepared.adjoint();
  }
}
