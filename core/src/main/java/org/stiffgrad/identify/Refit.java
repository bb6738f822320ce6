package org.stiffgrad.identify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.Reweighting;
import org.stiffgrad.optimize.Stabilizer;

/**
 * Minimizes the objective with one parameter held: its column is taken out of the information root,
 * what guides the optimizer being the same as in a fit. Thread-safe.
 */
final class Refit {
  private final Likelihood likelihood;
  private final FitProblem problem;
  private final NoiseParameters noise;
  private final Reweighting reweighting;
  private final LevenbergMarquardt.Settings settings;

  private final Journal journal;

  Refit(Likelihood likelihood, int maxIterations, Journal journal) {
    this.journal = journal;
    this.likelihood = likelihood;
    this.problem = likelihood.problem();
    this.noise = NoiseParameters.of(problem);
    this.reweighting = new Reweighting(likelihood);
    this.settings =
        LevenbergMarquardt.Settings.DEFAULTS
            .withMaxIterations(maxIterations)
            .withNoise(problem.solve().tolerances().rtol());
  }

  /**
   * Where a minimization ended.
   *
   * @param at the objective there with the derivatives of all parameters, the held one among them;
   *     null where it never existed
   * @param decrement what a full step of the others still promised
   * @param origin where {@code at} was computed, before the standard deviations were moved to their
   *     best values
   * @param evaluations how many it took
   * @param why the reason where the objective never existed, else empty
   */
  record Result(
      double[] theta,
      Evaluation.@Nullable Feasible at,
      double[] origin,
      double decrement,
      int evaluations,
      String why) {
    double total() {
      return at == null ? Double.POSITIVE_INFINITY : at.total();
    }
  }

  /**
   * The minimum over all parameters but one, from theta.
   *
   * @param held position of the one that keeps its value, or -1 for none
   * @param tolerance what may be left to be gained
   */
  Result from(double[] theta, int held, double tolerance) {
    double[] numbers = Arrays.copyOf(theta, theta.length + 2);
    numbers[theta.length] = held;
    numbers[theta.length + 1] = tolerance;
    String key = Journal.key("refit", numbers);
    Optional<Journal.Entry> known = journal.find(key);
    if (known.isPresent()) {
      return restored(known.get(), theta.length, held);
    }
    Result result = minimum(theta, held, tolerance);
    journal.add(key, entry(result));
    return result;
  }

  private static Journal.Entry entry(Result r) {
    int k = r.theta().length;
    double[] numbers = Arrays.copyOf(r.theta(), 2 * k + 2);
    System.arraycopy(r.origin(), 0, numbers, k, k);
    numbers[2 * k] = r.decrement();
    numbers[2 * k + 1] = r.evaluations();
    return new Journal.Entry(numbers, r.at() == null ? List.of(r.why()) : List.of());
  }

  /** The same result for one evaluation. */
  private Result restored(Journal.Entry entry, int k, int held) {
    double[] n = entry.numbers();
    double[] theta = Arrays.copyOf(n, k);
    double[] origin = Arrays.copyOfRange(n, k, 2 * k);
    String why = entry.texts().isEmpty() ? "" : entry.texts().get(0);
    Evaluation.@Nullable Feasible at = null;
    if (entry.texts().isEmpty()
        && likelihood.evaluate(origin, 1) instanceof Evaluation.Feasible f) {
      at =
          Arrays.equals(theta, origin)
              ? f
              : likelihood.profileNoise(origin, f, held).map(p -> p.evaluation()).orElse(f);
    }
    return new Result(theta, at, origin, n[2 * k], (int) n[2 * k + 1], why);
  }

  private Result minimum(double[] theta, int held, double tolerance) {
    int[] open = new int[theta.length - (held < 0 ? 0 : 1)];
    for (int j = 0, at = 0; j < theta.length; j++) {
      if (j != held) {
        open[at++] = j;
      }
    }
    return open.length == 0 ? alone(theta) : iterate(theta, held, open, tolerance);
  }

  private Result alone(double[] theta) {
    Evaluation only = likelihood.evaluate(theta, 1);
    return only instanceof Evaluation.Feasible f
        ? new Result(theta.clone(), f, theta.clone(), 0, 1, "")
        : new Result(
            theta.clone(), null, theta.clone(), 0, 1, ((Evaluation.Infeasible) only).why());
  }

  private Result iterate(double[] start, int held, int[] open, double tolerance) {
    Stabilizer stabilizer = Stabilizer.around(start, problem, noise);
    LevenbergMarquardt optimizer =
        new LevenbergMarquardt(
            select(problem.coordinates().box(), open), settings.withTolerance(tolerance));
    LevenbergMarquardt.State state = optimizer.start(select(start, open));
    Evaluation.@Nullable Feasible plain = null;
    double[] origin = start;
    int evaluations = 0;
    while (optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      double[] point = join(start, open, wanted.theta());
      Evaluation raw = likelihood.evaluate(point, wanted.order());
      evaluations++;
      LevenbergMarquardt.State next =
          optimizer.update(state, guiding(stabilizer, point, raw, open));
      boolean moved =
          state.current() == null || next.counts().accepted() > state.counts().accepted();
      if (moved && raw instanceof Evaluation.Feasible accepted) {
        plain = accepted;
        origin = point;
        Optional<Likelihood.Point> better =
            likelihood.profileNoise(join(start, open, next.theta()), accepted, held);
        if (better.isPresent()) {
          double[] profiled = better.get().theta();
          plain = better.get().evaluation();
          next =
              optimizer.relocate(
                  next, select(profiled, open), reduced(stabilizer, profiled, plain, open));
        }
      }
      state = next;
    }
    double[] theta = join(start, open, state.theta());
    String why = plain == null ? state.counts().infeasible() : "";
    return new Result(theta, plain, origin, state.decrement(), evaluations, why);
  }

  private Evaluation guiding(Stabilizer stabilizer, double[] theta, Evaluation raw, int[] open) {
    return raw instanceof Evaluation.Feasible f ? reduced(stabilizer, theta, f, open) : raw;
  }

  private Evaluation.Feasible reduced(
      Stabilizer stabilizer, double[] theta, Evaluation.Feasible plain, int[] open) {
    Evaluation.Feasible full = stabilizer.apply(theta, reweighting.apply(theta, plain));
    int k = full.columns();
    double[] root = full.root();
    if (root.length > 0 && open.length < k) {
      root = columns(root, full.q().length, k, open);
    }
    return new Evaluation.Feasible(full.objective(), full.penalty(), full.q(), root, open.length);
  }

  /** The chosen columns of a row-major matrix. */
  static double[] columns(double[] root, int rows, int k, int[] chosen) {
    double[] some = new double[rows * chosen.length];
    for (int i = 0; i < rows; i++) {
      for (int c = 0; c < chosen.length; c++) {
        some[i * chosen.length + c] = root[i * k + chosen[c]];
      }
    }
    return some;
  }

  private static double[] select(double[] all, int[] open) {
    return Arrays.stream(open).mapToDouble(j -> all[j]).toArray();
  }

  private static Box select(Box box, int[] open) {
    return new Box(select(box.lower(), open), select(box.upper(), open), select(box.step(), open));
  }

  private static double[] join(double[] all, int[] open, double[] some) {
    double[] joined = all.clone();
    for (int c = 0; c < open.length; c++) {
      joined[open[c]] = some[c];
    }
    return joined;
  }
}
