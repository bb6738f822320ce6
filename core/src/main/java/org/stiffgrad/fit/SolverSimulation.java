package org.stiffgrad.fit;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.OdeSystem;

/**
 * Trajectories by the solver; each engine is made when first wanted, since its arrays are large.
 */
final class SolverSimulation implements Simulation {
  private final OdeSystem system;
  private final SolveOptions options;
  private @Nullable Solver solver;
  private @Nullable ForwardTangent tangent;
  private @Nullable DiscreteAdjoint adjoint;

  SolverSimulation(OdeSystem system, SolveOptions options) {
    this.system = system;
    this.options = options;
  }

  @Override
  public Outcome solve(Ivp ivp, SampleSink sink) {
    Solver engine = solver;
    if (engine == null) {
      engine = new Solver(system, options);
      solver = engine;
    }
    return engine.solve(ivp, sink);
  }

  @Override
  public Outcome solveWithSensitivities(Ivp ivp, int[] columns, SampleSink sink) {
    ForwardTangent engine = tangent;
    if (engine == null) {
      engine = new ForwardTangent(system, options);
      tangent = engine;
    }
    return engine.solve(ivp, columns, sink);
  }

  @Override
  public Outcome record(Ivp ivp, SampleSink sink) {
    DiscreteAdjoint engine = adjoint;
    if (engine == null) {
      engine = new DiscreteAdjoint(system, options);
      adjoint = engine;
    }
    return engine.solve(ivp, sink);
  }

  @Override
  public Outcome gradient(SampleCotangent cotangent, double[] gradient) {
    DiscreteAdjoint engine = adjoint;
    if (engine == null) {
      throw new IllegalStateException("no trajectory was recorded");
    }
    return engine.gradient(cotangent, gradient);
  }
}
