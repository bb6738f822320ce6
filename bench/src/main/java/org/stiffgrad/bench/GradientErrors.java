package org.stiffgrad.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.testkit.SharedData;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.reference.Reference;

/**
 * Prints, at the tolerances of the published comparisons, the errors of the sensitivities at the
 * end and of the gradient of the 50-point loss as a Markdown table.
 *
 * <p>Sensitivity: the worst parameter column, relative in the max norm weighted by 1/(|y|+w),
 * against the quadruple-precision reference. Gradient: max |p dg| / max |p g|, against forward
 * sensitivities with error control at rtol 1e-11.
 */
public final class GradientErrors {
  private static final Map<String, String> REFERENCES =
      Map.of(
          "robertson-4e5", "robertson",
          "robertson-4e10", "robertson",
          "hires", "hires",
          "pollu", "pollu",
          "vanderpol-1000", "vanderpol",
          "oregonator", "oregonator");

  private static final double TIGHT = 1e-11;

  private GradientErrors() {}

  /** Runs; takes no arguments. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    out.println("| problem | rtol | sensitivities at the end | gradient by the adjoint |");
    out.println("|---|---|---|---|");
    for (Problem problem : Counts.PROBLEMS) {
      double[] exact = gradient(problem);
      for (String rtol : List.of("1e-4", "1e-6", "1e-8")) {
        SolveOptions options = ProblemState.options(problem, Double.parseDouble(rtol));
        out.printf(
            Locale.ROOT,
            "| %s | %s | %.1e | %.1e |%n",
            problem,
            rtol,
            sensitivityError(problem, options),
            gradientError(problem, options, exact));
      }
    }
  }

  private static Reference reference(Problem problem) {
    Path file =
        SharedData.find("references/" + REFERENCES.get(problem.name()) + ".json")
            .orElseThrow(() -> new IllegalStateException("the reference data is not there"));
    return Reference.read(file);
  }

  private static int[] columns(Problem problem) {
    return IntStream.range(0, problem.parameters().length).toArray();
  }

  private static double sensitivityError(Problem problem, SolveOptions options) {
    Reference.Trajectory exact = reference(problem).trajectory();
    int last =
        IntStream.range(0, exact.times().length)
            .filter(k -> exact.times()[k] == problem.tEnd())
            .findFirst()
            .orElseThrow();
    int m = problem.parameters().length;
    double[] worst = new double[1];
    ProblemState.requireSolved(
        new ForwardTangent(problem.system(), options)
            .solve(
                problem.ivp(),
                columns(problem),
                (k, t, y, s) -> {
                  for (int j = 0; j < m; j++) {
                    double error = 0;
                    double size = 0;
                    for (int i = 0; i < y.length; i++) {
                      double scale = Math.abs(exact.states()[last][i]) + problem.weights()[i];
                      double truth = exact.logSensitivities()[j][last][i];
                      double value = problem.parameters()[j] * s[i * m + j];
                      error = Math.max(error, Math.abs(value - truth) / scale);
                      size = Math.max(size, Math.abs(truth) / scale);
                    }
                    worst[0] = Math.max(worst[0], error / size);
                  }
                }));
    return worst[0];
  }

  private static double[] gradient(Problem problem) {
    FiftyPointLoss loss = FiftyPointLoss.of(problem);
    double[] gradient = new double[problem.parameters().length];
    SolveOptions options = ProblemState.options(problem, TIGHT).withSensitivityErrorControl(true);
    ProblemState.requireSolved(
        new ForwardTangent(problem.system(), options)
            .solve(
                loss.ivp(problem),
                columns(problem),
                (k, t, y, s) -> loss.addForward(k, y, s, gradient)));
    return gradient;
  }

  private static double gradientError(Problem problem, SolveOptions options, double[] exact) {
    FiftyPointLoss loss = FiftyPointLoss.of(problem);
    DiscreteAdjoint adjoint = new DiscreteAdjoint(problem.system(), options);
    double[] gradient = new double[exact.length];
    ProblemState.requireSolved(adjoint.solve(loss.ivp(problem), loss));
    adjoint.gradient(loss, gradient);
    double error = 0;
    double size = 0;
    for (int j = 0; j < exact.length; j++) {
      double p = problem.parameters()[j];
      error = Math.max(error, Math.abs(p * (gradient[j] - exact[j])));
      size = Math.max(size, Math.abs(p * exact[j]));
    }
    return error / size;
  }
}
