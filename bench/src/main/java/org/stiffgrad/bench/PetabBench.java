package org.stiffgrad.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;

/** Objective and gradient of published problems, all conditions, both ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PetabBench {
  /** The value alone. */
  @Benchmark
  public Evaluation objective(PetabState state) {
    return state.likelihood().evaluate(state.theta(), 0);
  }

  /** Value, score residual and information root, by forward sensitivities. */
  @Benchmark
  public Evaluation forward(PetabState state) {
    return state.likelihood().evaluate(state.theta(), 1);
  }

  /** The gradient by the discrete adjoint. */
  @Benchmark
  public Likelihood.Gradient adjoint(PetabState state) {
    return state.likelihood().gradientByAdjoint(state.theta());
  }
}
