package org.stiffgrad.bench;

import java.util.concurrent.TimeUnit;
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
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** The right-hand side and the sparse Jacobians, hand-written and compiled from Antimony. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluatorBench {
  @Param({"robertson-4e5", "hires", "pollu", "vanderpol-1000", "oregonator", "boehm"})
  public String problem = "";

  private final boolean[] regime = new boolean[0];
  private Problem chosen = Problems.HIRES;
  private Evaluator evaluator = chosen.system().newEvaluator();
  private double[] y = {};
  private double[] f = {};
  private double[] jacobian = {};
  private double[] parameterJacobian = {};

  @Setup
  public void prepare() {
    chosen = Problems.named(problem);
    OdeSystem system = chosen.system();
    evaluator = system.newEvaluator();
    y = new double[system.states().size()];
    f = new double[y.length];
    evaluator.initialState(chosen.parameters(), y);
    jacobian = new double[system.jacobian().size()];
    parameterJacobian = new double[system.parameterJacobian().size()];
  }

  @Benchmark
  public double[] rhs() {
    evaluator.rhs(0, y, chosen.parameters(), regime, f);
    return f;
  }

  @Benchmark
  public double[] jacobian() {
    evaluator.jacobian(0, y, chosen.parameters(), regime, jacobian);
    return jacobian;
  }

  @Benchmark
  public double[] parameterJacobian() {
    evaluator.parameterJacobian(0, y, chosen.parameters(), regime, parameterJacobian);
    return parameterJacobian;
  }
}
