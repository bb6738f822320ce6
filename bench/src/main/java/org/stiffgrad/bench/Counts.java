package org.stiffgrad.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.solve.Stats;
import org.stiffgrad.testkit.SharedData;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/**
 * Prints steps, right-hand sides, Jacobians, factorizations and end errors as a Markdown table,
 * each beside RADAU5's where a table of those is given or found.
 */
public final class Counts {
  static final List<Problem> PROBLEMS =
      List.of(
          Problems.ROBERTSON_4E5,
          Problems.ROBERTSON_4E10,
          Problems.HIRES,
          Problems.POLLU,
          Problems.VANDERPOL,
          Problems.OREGONATOR);

  /** Published bounds on our counts and errors over RADAU5's. */
  private static final double COUNT_BOUND = 1.05;

  private static final double ERROR_BOUND = 2;

  private Counts() {}

  /**
   * Runs.
   *
   * @param args optionally the CSV table of RADAU5's counts
   */
  public static void main(String[] args) {
    Optional<Path> csv =
        args.length > 0 ? Optional.of(Path.of(args[0])) : SharedData.find("peers/results.csv");
    print(csv.map(PeerRow::read), System.out);
  }

  private static void print(Optional<PeerRow.Table> peers, PrintStream out) {
    out.println("Ours (RADAU5's); rows beyond the bounds are marked.\n");
    out.println("| problem | rtol | steps | rhs | Jacobians | LU | error | |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (Problem problem : PROBLEMS) {
      for (int digits = 4; digits <= 10; digits++) {
        double rtol = Double.parseDouble("1e-" + digits);
        out.println(row(problem, rtol, peers.flatMap(t -> t.find(problem.name(), rtol))));
      }
    }
  }

  private static String row(Problem problem, double rtol, Optional<PeerRow> peer) {
    double[] end = new double[problem.weights().length];
    Outcome outcome =
        new Solver(problem.system(), ProblemState.options(problem, rtol))
            .solve(problem.ivp(), (k, t, y, s) -> System.arraycopy(y, 0, end, 0, end.length));
    if (outcome instanceof Outcome.Failed failed) {
      return "| " + problem + " | " + rtol + " | " + failed.message() + " | | | | | FAILED |";
    }
    Stats stats = outcome.stats();
    double error = problem.endError(end);
    return String.format(
        Locale.ROOT,
        "| %s | %.0e | %s | %s | %s | %s | %.2e%s | %s |",
        problem,
        rtol,
        beside(stats.steps(), peer.map(PeerRow::steps)),
        beside(stats.rhs(), peer.map(PeerRow::rhs)),
        beside(stats.jacobians(), peer.map(PeerRow::jacobians)),
        beside(stats.factorizations(), peer.map(PeerRow::factorizations)),
        error,
        peer.map(p -> String.format(Locale.ROOT, " (%.2e)", p.error())).orElse(""),
        peer.map(p -> verdict(stats, error, p)).orElse(""));
  }

  private static String beside(int ours, Optional<Integer> theirs) {
    return theirs.map(t -> ours + " (" + t + ")").orElse(Integer.toString(ours));
  }

  private static String verdict(Stats ours, double error, PeerRow theirs) {
    boolean fewEnough =
        ours.steps() <= COUNT_BOUND * theirs.steps()
            && ours.rhs() <= COUNT_BOUND * theirs.rhs()
            && ours.jacobians() <= COUNT_BOUND * theirs.jacobians()
            && ours.factorizations() <= COUNT_BOUND * theirs.factorizations();
    boolean exactEnough = error <= ERROR_BOUND * theirs.error();
    return (fewEnough ? "" : "COUNTS ") + (exactEnough ? "" : "ERROR");
  }
}
