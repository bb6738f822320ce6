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
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.testkit.problems.Problems;

/** A solve from 0 to the end, one sample. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SolveBench {
  private final SampleSink sink = (k, t, y, s) -> {};
  private Solver solver = new Solver(Problems.HIRES.system(), SolveOptions.DEFAULTS);
  private Ivp ivp = Problems.HIRES.ivp();

  @Setup
  public void prepare(ProblemState state) {
    solver = new Solver(state.chosen().system(), state.options());
    ivp = state.toTheEnd();
    ProblemState.requireSolved(solve());
  }

  @Benchmark
  public Outcome solve() {
    return solver.solve(ivp, sink);
  }
}
