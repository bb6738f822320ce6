package org.stiffgrad.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;

/**
 * Prints, as a Markdown table, how often objective and gradient exist at random parameters of
 * published problems, uniform on the parameter scale within the bounds, and why where they do not.
 */
public final class RandomGradients {
  private static final List<String> PROBLEMS =
      List.of(
          "Boehm_JProteomeRes2014",
          "Crauste_CellSystems2017",
          "Fiedler_BMCSystBiol2016",
          "Bachmann_MSB2011",
          "Lucarelli_CellSystems2018");

  private static final int POINTS = 50;

  private final PrintStream out = System.out;
  private final StringBuilder reasons = new StringBuilder();

  private RandomGradients() {}

  /**
   * Runs.
   *
   * @param args optionally the seed (1) and the relative tolerance (1e-6)
   */
  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    String rtol = args.length > 1 ? args[1] : "1e-6";
    RandomGradients run = new RandomGradients();
    run.out.println(
        "| problem | points | solved | forward gradient | adjoint gradient | median, largest"
            + " difference | milliseconds a forward gradient |");
    run.out.println("|---|---|---|---|---|---|---|");
    PROBLEMS.forEach(name -> run.measure(name, seed, rtol));
    run.out.print(run.reasons);
  }

  private void measure(String name, long seed, String rtol) {
    FitProblem problem = PetabState.read(name);
    Likelihood likelihood = PetabState.likelihood(problem, rtol);
    SplittableRandom random = new SplittableRandom(seed);
    int solved = 0;
    int forward = 0;
    int adjoint = 0;
    long nanos = 0;
    double[] differences = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double[] theta = draw(problem.coordinates().box(), random);
      if (likelihood.evaluate(theta, 0) instanceof Evaluation.Infeasible infeasible) {
        note(name, i, "objective", infeasible.why());
        continue;
      }
      solved++;
      long start = System.nanoTime();
      Evaluation evaluation = likelihood.evaluate(theta, 1);
      nanos += System.nanoTime() - start;
      if (!(evaluation instanceof Evaluation.Feasible feasible)) {
        note(name, i, "forward", ((Evaluation.Infeasible) evaluation).why());
        continue;
      }
      forward++;
      if (likelihood.gradientByAdjoint(theta) instanceof Likelihood.Gradient.Of transposed) {
        differences[adjoint++] = difference(feasible.gradient(), transposed.theta());
      } else {
        note(name, i, "adjoint", "no gradient");
      }
    }
    Arrays.sort(differences, 0, adjoint);
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %.1e, %.1e | %.1f |%n",
        name,
        POINTS,
        solved,
        forward,
        adjoint,
        differences[adjoint / 2],
        differences[Math.max(0, adjoint - 1)],
        nanos / 1e6 / Math.max(1, solved));
  }

  private void note(String name, int point, String what, String why) {
    reasons.append(String.format(Locale.ROOT, "%n- %s, point %d, %s: %s", name, point, what, why));
  }

  private static double[] draw(Box box, SplittableRandom random) {
    double[] theta = new double[box.dimension()];
    for (int j = 0; j < theta.length; j++) {
      theta[j] = random.nextDouble(box.lower()[j], box.upper()[j]);
    }
    return theta;
  }

  private static double difference(double[] forward, double[] adjoint) {
    double difference = 0;
    double size = 0;
    for (int j = 0; j < forward.length; j++) {
      difference = Math.max(difference, Math.abs(forward[j] - adjoint[j]));
      size = Math.max(size, Math.abs(forward[j]));
    }
    return difference / size;
  }
}
