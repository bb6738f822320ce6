package org.stiffgrad.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.method.Methods;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

class GradientHealthTest {
  private static GradientHealth health(FitProblem problem) {
    return (GradientHealth)
        GradientHealth.of(
            problem, HealthOptions.NO_PROFILES, ProfileMonitor.SILENT, new LocalExecutor(1));
  }

  private static Evaluation.Feasible at(FitProblem problem) {
    return (Evaluation.Feasible)
        new Likelihood(problem, new LocalExecutor(1)).evaluate(problem.coordinates().start(), 1);
  }

  /** Scales of all kinds, priors, shared parameters, estimated noise, several experiments. */
  @Test
  void budgetsAddUpToThePlainDerivativeOfTheObjective() {
    for (int seed = 1; seed <= 10; seed++) {
      FitProblem rich = DecayProblems.rich(new SplittableRandom(seed));
      for (SolveOptions solve :
          new SolveOptions[] {
            SolveOptions.DEFAULTS, SolveOptions.DEFAULTS.withFixedGrid(Methods.IMPLICIT_EULER, 1)
          }) {
        FitProblem problem = rich.withSolve(solve);
        double[] gradient = at(problem).gradient();
        for (int j = 0; j < problem.free().size(); j++) {
          ParameterHealth p = health(problem).parameters().get(j);
          Scale scale = problem.free().get(j).scale();
          double plain =
              (gradient[j] - p.gradient().prior())
                  / scale.derivative(problem.free().get(j).start());
          assertEquals(Math.log10(Math.abs(plain)), p.budget().sum(), 1e-11);
          assertEquals(p.budget().measured(), p.budget().sum(), 1e-12);
        }
      }
    }
  }

  @Test
  void theScaleOfEstimationDoesNotChangeTheBudget() {
    FitProblem log = DecayProblems.plain(new SplittableRandom(3), false);
    FitProblem linear =
        log.withFree(log.free().stream().map(f -> f.withScale(Scale.LINEAR)).toList());
    for (int j = 0; j < log.free().size(); j++) {
      GradientBudget a = health(log).parameters().get(j).budget();
      GradientBudget b = health(linear).parameters().get(j).budget();
      assertEquals(a.units(), b.units(), 1e-12);
      assertEquals(a.information(), b.information(), 1e-12);
      assertEquals(a.alignment(), b.alignment(), 1e-9);
      assertEquals(a.sum(), b.sum(), 1e-9);
    }
  }

  @Test
  void theErrorEstimateCoversTheErrorOfCoarseSteps() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(5), true);
    FitProblem coarse =
        problem.withSolve(SolveOptions.DEFAULTS.withFixedGrid(Methods.RADAU_IIA_3, 1));
    FitProblem tight =
        problem.withSolve(SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-12)));
    double[] truth = at(tight).gradient();
    for (FitProblem judged : new FitProblem[] {problem, coarse}) {
      GradientHealth health = health(judged);
      for (int j = 0; j < truth.length; j++) {
        ComponentGradient g = health.parameters().get(j).gradient();
        double error = Math.abs(g.value() - truth[j]);
        assertTrue(error <= g.error(), error + " is not covered by " + g.error());
      }
    }
  }

  @Test
  void coarseStepsAreTheSolversFaultAndFineOnesAreNot() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(7), false);
    FitProblem stiff =
        problem.withFree(
            problem.free().stream()
                .map(f -> f.id().equals("k1") ? FreeParameter.of("k1", 25) : f)
                .toList());
    GradientHealth fine = health(stiff);
    GradientHealth coarse =
        health(stiff.withSolve(SolveOptions.DEFAULTS.withFixedGrid(Methods.IMPLICIT_EULER, 1)));
    ParameterHealth a = fine.parameters().get(0);
    ParameterHealth b = coarse.parameters().get(0);
    assertTrue(a.budget().columns().isSound());
    assertTrue(b.budget().solver() > Math.log10(2), b.toString());
    assertEquals(a.budget().information(), b.budget().information(), 1e-6);
  }

  @Test
  void everyDiagnosticHasANameOfItsOwn() {
    assertEquals(
        Diagnostics.ALL.size(), Diagnostics.ALL.stream().map(Diagnostic::id).distinct().count());
  }
}
