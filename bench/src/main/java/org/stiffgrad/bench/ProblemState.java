package org.stiffgrad.bench;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** The problem and tolerance of a measurement; first step 1e-6 as in the published counts. */
@State(Scope.Thread)
public class ProblemState {
  @Param({
    "robertson-4e5",
    "robertson-4e10",
    "hires",
    "pollu",
    "vanderpol-1000",
    "oregonator",
    "boehm"
  })
  public String problem = "";

  @Param({"1e-4", "1e-6", "1e-8"})
  public String rtol = "1e-6";

  private Problem chosen = Problems.HIRES;

  @Setup
  public void choose() {
    chosen = Problems.named(problem);
  }

  Problem chosen() {
    return chosen;
  }

  SolveOptions options() {
    return options(chosen, Double.parseDouble(rtol));
  }

  static SolveOptions options(Problem problem, double rtol) {
    return SolveOptions.DEFAULTS.withTolerances(problem.tolerances(rtol)).withFirstStep(1e-6);
  }

  Ivp toTheEnd() {
    return chosen.ivp();
  }

  /** A failed solve is no measurement. */
  static void requireSolved(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
  }

  /** Every parameter of the problem. */
  int[] allColumns() {
    return IntStream.range(0, chosen.parameters().length).toArray();
  }
}
