package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;

/** What trajectories do not depend on, at its best for each of them. */
class ProjectionTest {
  private static Likelihood likelihood(FitProblem problem) {
    return new Likelihood(problem, new LocalExecutor(1));
  }

  @Test
  void oneSolveGivesTheBestOfWhatIsOutside() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(3));
    Likelihood likelihood = likelihood(problem);
    Projection projection =
        Objects.requireNonNull(Projection.of(likelihood, NoiseParameters.of(problem)));
    double[] theta = problem.coordinates().start();
    Leg.Candidate best = projection.best(theta, 1, null);
    assertEquals(1, likelihood.sensitivityEvaluations());
    assertEquals(0, likelihood.valueEvaluations());
    Evaluation.Feasible at = assertInstanceOf(Evaluation.Feasible.class, best.evaluation());
    double[] slope = at.gradient();
    double[] norms = at.columnNorms();
    for (int j = 0; j < theta.length; j++) {
      if (likelihood.isWired(j)) {
        assertEquals(theta[j], best.theta()[j], problem.free().get(j).id());
      } else {
        assertNotEquals(theta[j], best.theta()[j], problem.free().get(j).id());
        // what a Newton step of this one alone could still gain
        double gain = 0.5 * Math.pow(slope[j] / norms[j], 2);
        assertTrue(gain < 1e-3, problem.free().get(j).id() + " could gain " + gain);
      }
    }
    Evaluation.Feasible again =
        assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(best.theta(), 1));
    assertEquals(again.objective(), at.objective());
  }

  private static FitResult fit(FitProblem problem, FitOptions options) {
    return (FitResult) Fit.run(problem, options, FitMonitor.SILENT);
  }

  @Test
  void standardDeviationsAloneAreNoReasonToProject() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(3), true);
    assertNull(Projection.of(likelihood(problem), NoiseParameters.of(problem)));
  }

  @Test
  void aFitArrivesAtTheSameOptimum() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(5));
    FitOptions options =
        FitOptions.DEFAULTS.withBudget(Budget.DEFAULTS.withDepth(Budget.Depth.FISHER));
    String id = new ProjectObservables().id();
    FitResult plain = fit(problem, options.withRemedies(Remedies.without(id)));
    FitResult projected = fit(problem, options.withRemedies(Remedies.AUTO));
    assertEquals(plain.objective().total(), projected.objective().total(), 1e-6);
  }
}
