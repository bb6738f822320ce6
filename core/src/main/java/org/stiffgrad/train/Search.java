package org.stiffgrad.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.identify.Identification;
import org.stiffgrad.method.Methods;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.Stabilizer;
import org.stiffgrad.solve.SolveOptions;

/**
 * The stages one start goes through: a coarse optimization that finds the way from far off, then
 * the solver of the problem; and that from the start itself where the coarse stage led astray. Last
 * the stabilizing prior is centered on what was found, until that changes nothing.
 */
final class Search {
  private static final int COARSE_ITERATIONS = 15;

  /** The coarse solver's bias makes more than this pointless. */
  private static final double COARSE_END = 0.05;

  private static final int DISPLACED_ITERATIONS = 15;

  /** Enough to tell another optimum; the polish does the rest. */
  private static final double DISPLACED_END = 1e-3;

  private static final int POLISH_ITERATIONS = 30;
  private static final int MOST_POLISHES = 8;

  /** A gain in objective that is worth another polish. */
  private static final double WORTHWHILE = 1e-3;

  /** What a full step may still promise: a shift of a seventh of a standard deviation. */
  static final double NEAR_OPTIMUM = 1e-2;

  final Likelihood exact;
  private final Likelihood coarse;
  private final Likelihood controlled;
  final NoiseParameters noise;
  final Misfit misfit;
  private final FitProblem problem;
  private final LevenbergMarquardt.Settings settings;

  Search(FitProblem problem, NoiseParameters noise, ShardExecutor executor, FitOptions options) {
    this.problem = problem;
    this.noise = noise;
    this.exact = new Likelihood(problem, executor);
    SolveOptions euler = problem.solve().withFixedGrid(Methods.IMPLICIT_EULER, 1);
    this.coarse = new Likelihood(problem.withSolve(euler), executor);
    SolveOptions control =
        problem.solve().withSensitivityErrorControl(problem.solve().stepsPerInterval() == 0);
    this.controlled = new Likelihood(problem.withSolve(control), executor);
    this.misfit = new Misfit(exact);
    this.settings =
        LevenbergMarquardt.Settings.DEFAULTS
            .withMaxIterations(options.maxIterations())
            .withNoise(problem.solve().tolerances().rtol());
  }

  /**
   * What a start came to.
   *
   * @param end of the chain that won; its {@code plain} is null if the model was never solved
   * @param stages that led there
   */
  record Found(Chain.End end, List<StageRecord> stages, double seconds) {
    double total() {
      return end.total();
    }

    StartRecord summary() {
      double total = total();
      return new StartRecord(
          Double.isInfinite(total) ? OptionalDouble.empty() : OptionalDouble.of(total),
          end.stage().outcome(),
          seconds);
    }
  }

  /** The best start; the first of equals, so that their order decides and not that of threads. */
  static Optional<Found> best(List<Found> found) {
    // min keeps the first of equals
    return found.stream().min(Comparator.comparingDouble(Found::total));
  }

  Found from(double[] start, StartMonitor monitor) {
    long began = monitor.nanoTime();
    List<StageRecord> stages = new ArrayList<>();
    Chain.End euler = run(Stage.COARSE, start, start, monitor, stages);
    boolean useful = euler.plain() != null && !monitor.isCancelled();
    Chain.End best = run(Stage.ADAPTIVE, useful ? euler.theta() : start, start, monitor, stages);
    if (useful && !monitor.isCancelled() && !isGood(best)) {
      Chain.End raw = run(Stage.FROM_START, start, start, monitor, stages);
      best = raw.total() < best.total() ? raw : best;
    }
    best = displaced(best, monitor, stages);
    best = polish(best, monitor, stages);
    return new Found(best, stages, (monitor.nanoTime() - began) * 1e-9);
  }

  private Chain.End run(
      Stage stage, double[] from, double[] center, StartMonitor monitor, List<StageRecord> stages) {
    Chain.End end = chain(stage, center, monitor).run(from);
    stages.add(end.stage());
    return end;
  }

  private Chain chain(Stage stage, double[] center, StartMonitor monitor) {
    LevenbergMarquardt.Settings limits =
        switch (stage) {
          case COARSE -> settings.withMaxIterations(COARSE_ITERATIONS).withTolerance(COARSE_END);
          case DISPLACED ->
              settings.withMaxIterations(DISPLACED_ITERATIONS).withTolerance(DISPLACED_END);
          case POLISH -> settings.withMaxIterations(POLISH_ITERATIONS);
          case ADAPTIVE, FROM_START -> settings;
        };
    return new Chain(
        stage.isExact() ? exact : coarse,
        limits,
        Stabilizer.around(center, problem, noise),
        monitor,
        stage);
  }

  /**
   * Looks for a better optimum behind a plateau: moves, one at a time, the parameters that the data
   * hardly see, optimizes again, and begins anew from whatever is better.
   */
  private Chain.End displaced(Chain.End found, StartMonitor monitor, List<StageRecord> stages) {
    long began = monitor.nanoTime();
    Chain.End best = found;
    int evaluations = 0;
    Deque<double[]> left = new ArrayDeque<>(displacements(best));
    while (!left.isEmpty() && !monitor.isCancelled()) {
      double[] from = left.pop();
      Chain.End end = chain(Stage.DISPLACED, from, monitor).run(from);
      evaluations += end.stage().evaluations();
      if (end.total() < best.total() - FitResult.SAME_OPTIMUM) {
        best = end;
        left = new ArrayDeque<>(displacements(best));
      }
    }
    if (evaluations > 0) {
      double seconds = (monitor.nanoTime() - began) * 1e-9;
      stages.add(
          new StageRecord(
              Stage.DISPLACED.text(),
              OptionalDouble.of(best.total()),
              evaluations,
              best.total() == found.total()
                  ? "nothing better was found"
                  : "a better optimum was found",
              seconds));
    }
    return best;
  }

  private List<double[]> displacements(Chain.End end) {
    Evaluation.@Nullable Feasible plain = end.plain();
    return plain == null ? List.of() : Displacements.of(problem, noise, end.theta(), plain);
  }

  private Chain.End polish(Chain.End found, StartMonitor monitor, List<StageRecord> stages) {
    Chain.End best = found;
    for (int i = 0; i < MOST_POLISHES && !monitor.isCancelled(); i++) {
      Evaluation.@Nullable Feasible known = best.plain();
      if (known == null || best.stop() == null) {
        break;
      }
      Chain.End next = chain(Stage.POLISH, best.theta(), monitor).resume(best.theta(), known);
      stages.add(next.stage());
      double gain = best.total() - next.total();
      best = next;
      if (gain < WORTHWHILE) {
        break;
      }
    }
    return best;
  }

  /**
   * The objective with its sensitivities under error control, for intervals: where a state starts
   * on a slow manifold its sensitivities have a transient that the states' error test does not see.
   * Falls back to the plain one on a fixed grid, and where that cannot be solved.
   */
  Evaluation.Feasible careful(double[] theta, Evaluation.Feasible plain) {
    if (problem.solve().stepsPerInterval() > 0) {
      return plain;
    }
    return controlled.evaluate(theta, 1) instanceof Evaluation.Feasible f ? f : plain;
  }

  long valueEvaluations() {
    return exact.valueEvaluations() + coarse.valueEvaluations() + controlled.valueEvaluations();
  }

  long sensitivityEvaluations() {
    return exact.sensitivityEvaluations()
        + coarse.sensitivityEvaluations()
        + controlled.sensitivityEvaluations();
  }

  /** Whether the chain converged to something that explains the data. */
  boolean isGood(Chain.End end) {
    Evaluation.@Nullable Feasible plain = end.plain();
    if (plain == null || end.decrement() > NEAR_OPTIMUM) {
      return false;
    }
    int rank = Identification.of(problem, noise, end.theta(), plain).rank();
    return misfit.complaints(end.theta(), plain, rank).isEmpty();
  }
}
