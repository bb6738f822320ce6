package org.stiffgrad.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/**
 * Median processor time of solve, forward sensitivities and adjoint gradient in one process, as CSV
 * with the columns problem, rtol, quantity, seconds. On a machine shared with others this is
 * steadier than wall time, and it is how the times of the Fortran codes are taken.
 */
public final class CpuTimes {
  private static final List<Problem> PROBLEMS =
      IntStream.concat(IntStream.range(0, 5), IntStream.of(6, 15))
          .mapToObj(Problems.ALL::get)
          .toList();

  private static final long BATCH_NANOS = 5_000_000;
  private static final int BATCHES = 60;
  private static final SampleSink NOWHERE = (k, t, y, s) -> {};

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final PrintStream out = System.out;
  private final double warmUpSeconds;

  private CpuTimes(double warmUpSeconds) {
    this.warmUpSeconds = warmUpSeconds;
  }

  /**
   * Runs.
   *
   * @param args optionally the seconds of warm-up before each number (2), then what to measure
   *     instead of everything: any of solve, forward, adjoint, tolerances and names of problems
   */
  public static void main(String[] args) {
    CpuTimes times = new CpuTimes(args.length > 0 ? Double.parseDouble(args[0]) : 2);
    List<String> words = args.length > 1 ? List.of(args).subList(1, args.length) : List.of();
    List<String> names = PROBLEMS.stream().map(Problem::name).toList();
    times.out.println("problem,rtol,quantity,seconds");
    for (String quantity : chosen(List.of("solve", "forward", "adjoint"), words)) {
      for (String name : chosen(names, words)) {
        Problem problem = Problems.named(name);
        for (String rtol : chosen(List.of("1e-4", "1e-6", "1e-8"), words)) {
          SolveOptions options = ProblemState.options(problem, Double.parseDouble(rtol));
          double seconds = times.median(task(quantity, problem, options));
          times.out.printf(Locale.ROOT, "%s,%s,%s,%.4e%n", name, rtol, quantity, seconds);
        }
      }
    }
  }

  /** Those of {@code all} that are asked for, or all where none is. */
  private static List<String> chosen(List<String> all, List<String> words) {
    List<String> some = all.stream().filter(words::contains).toList();
    return some.isEmpty() ? all : some;
  }

  /** A solve of a problem, to be repeated. */
  static Runnable solve(String problem, double rtol) {
    Problem named = Problems.named(problem);
    return task("solve", named, ProblemState.options(named, rtol));
  }

  private static Runnable task(String quantity, Problem problem, SolveOptions options) {
    int[] columns = IntStream.range(0, problem.parameters().length).toArray();
    Ivp ivp = problem.ivp();
    return switch (quantity) {
      case "solve" -> {
        Solver solver = new Solver(problem.system(), options);
        yield () -> ProblemState.requireSolved(solver.solve(ivp, NOWHERE));
      }
      case "forward" -> {
        ForwardTangent tangent = new ForwardTangent(problem.system(), options);
        yield () -> ProblemState.requireSolved(tangent.solve(ivp, columns, NOWHERE));
      }
      case "adjoint" -> {
        DiscreteAdjoint adjoint = new DiscreteAdjoint(problem.system(), options);
        FiftyPointLoss loss = FiftyPointLoss.of(problem);
        Ivp landing = loss.ivp(problem);
        double[] gradient = new double[columns.length];
        yield () -> {
          ProblemState.requireSolved(adjoint.solve(landing, loss));
          adjoint.gradient(loss, gradient);
        };
      }
      default -> throw new IllegalArgumentException("there is no quantity " + quantity);
    };
  }

  /** Median over batches of the processor seconds of one run. */
  private double median(Runnable task) {
    long warm = now() + (long) (warmUpSeconds * 1e9);
    int runs = 0;
    long start = now();
    while (now() < warm) {
      task.run();
      runs++;
    }
    int batch = Math.max(1, (int) (BATCH_NANOS * runs / Math.max(1, now() - start)));
    double[] seconds = new double[BATCHES];
    for (int k = 0; k < BATCHES; k++) {
      long before = now();
      for (int i = 0; i < batch; i++) {
        task.run();
      }
      seconds[k] = (now() - before) * 1e-9 / batch;
    }
    Arrays.sort(seconds);
    return seconds[BATCHES / 2];
  }

  private long now() {
    return threads.getCurrentThreadCpuTime();
  }
}
