package org.stiffgrad.optimize;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;

/**
 * Levenberg-Marquardt over some of the parameters while the others keep their values: their columns
 * are taken out of the information root, what guides the optimizer being the same as in a fit.
 * Thread-safe.
 */
public final class PartialDescent {
  private final Likelihood likelihood;
  private final int[] open;

  /** The only standard deviation, if any, that is not to be moved; or -1. */
  private final int held;

  private final Box box;
  private final Reweighting reweighting;
  private final LevenbergMarquardt.Settings settings;

  private PartialDescent(
      Likelihood likelihood, int[] open, int held, LevenbergMarquardt.Settings settings) {
    this.likelihood = likelihood;
    this.open = open;
    this.held = held;
    Box all = likelihood.problem().coordinates().box();
    this.box =
        new Box(select(all.lower(), open), select(all.upper(), open), select(all.step(), open));
    this.reweighting = new Reweighting(likelihood);
    this.settings = settings;
  }

  /**
   * Over all parameters but one.
   *
   * @param held its position, or -1 for none
   */
  public static PartialDescent allBut(
      int held, Likelihood likelihood, LevenbergMarquardt.Settings settings) {
    int[] open = IntStream.range(0, likelihood.dimension()).filter(j -> j != held).toArray();
    return new PartialDescent(likelihood, open, held, settings);
  }

  /**
   * Over some parameters, all estimated standard deviations among them.
   *
   * @param open their positions
   */
  public static PartialDescent over(
      int[] open, Likelihood likelihood, LevenbergMarquardt.Settings settings) {
    return new PartialDescent(likelihood, open.clone(), -1, settings);
  }

  /**
   * Where a descent ended.
   *
   * @param at the objective there with the derivatives of all parameters, the held ones among them;
   *     null where it never existed
   * @param decrement what a full step of the open ones still promised
   * @param origin where {@code at} was computed, before the standard deviations were moved to their
   *     best values
   * @param evaluations how many it took
   * @param why the reason where the objective never existed, else empty
   */
  public record Result(
      double[] theta,
      Evaluation.@Nullable Feasible at,
      double[] origin,
      double decrement,
      int evaluations,
      String why) {
    public double total() {
      return at == null ? Double.POSITIVE_INFINITY : at.total();
    }
  }

  /** What gives the objective at a point, as {@link Likelihood#evaluate} does. */
  public interface Source {
    Evaluation evaluate(double[] theta, int order);
  }

  /**
   * Descends from theta.
   *
   * @param stabilizer what guides it besides, null for nothing
   * @param tolerance what may be left to be gained
   */
  public Result from(
      double[] theta, @Nullable Stabilizer stabilizer, double tolerance, Source source) {
    return open.length == 0 ? alone(theta, source) : iterate(theta, stabilizer, tolerance, source);
  }

  private static Result alone(double[] theta, Source source) {
    double[] at = theta.clone();
    Evaluation only = source.evaluate(at, 1);
    return only instanceof Evaluation.Feasible f
        ? new Result(at, f, at, 0, 1, "")
        : new Result(at, null, at, 0, 1, ((Evaluation.Infeasible) only).why());
  }

  private Result iterate(
      double[] start, @Nullable Stabilizer stabilizer, double tolerance, Source source) {
    LevenbergMarquardt optimizer = new LevenbergMarquardt(box, settings.withTolerance(tolerance));
    LevenbergMarquardt.State state = optimizer.start(select(start, open));
    Evaluation.@Nullable Feasible plain = null;
    double[] origin = start;
    int evaluations = 0;
    while (optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      double[] point = join(start, wanted.theta());
      Evaluation raw = source.evaluate(point, wanted.order());
      evaluations++;
      LevenbergMarquardt.State next =
          optimizer.update(
              state, raw instanceof Evaluation.Feasible f ? guiding(stabilizer, point, f) : raw);
      boolean moved =
          state.current() == null || next.counts().accepted() > state.counts().accepted();
      if (moved && raw instanceof Evaluation.Feasible accepted) {
        plain = accepted;
        origin = point;
        Optional<Likelihood.Point> better =
            likelihood.profileNoise(join(start, next.theta()), accepted, held);
        if (better.isPresent()) {
          double[] profiled = better.get().theta();
          plain = better.get().evaluation();
          next =
              optimizer.relocate(
                  next, select(profiled, open), guiding(stabilizer, profiled, plain));
        }
      }
      state = next;
    }
    double[] theta = join(start, state.theta());
    String why = plain == null ? state.counts().infeasible() : "";
    return new Result(theta, plain, origin, state.decrement(), evaluations, why);
  }

  private Evaluation.Feasible guiding(
      @Nullable Stabilizer stabilizer, double[] theta, Evaluation.Feasible plain) {
    Evaluation.Feasible seen = reweighting.apply(theta, plain);
    Evaluation.Feasible full = stabilizer == null ? seen : stabilizer.apply(theta, seen);
    int k = full.columns();
    double[] root = full.root();
    if (root.length > 0 && open.length < k) {
      root = columns(root, full.q().length, k);
    }
    return new Evaluation.Feasible(full.objective(), full.penalty(), full.q(), root, open.length);
  }

  /** The open columns of a row-major matrix. */
  private double[] columns(double[] root, int rows, int k) {
    double[] some = new double[rows * open.length];
    for (int i = 0; i < rows; i++) {
      for (int c = 0; c < open.length; c++) {
        some[i * open.length + c] = root[i * k + open[c]];
      }
    }
    return some;
  }

  private static double[] select(double[] all, int[] open) {
    return Arrays.stream(open).mapToDouble(j -> all[j]).toArray();
  }

  private double[] join(double[] all, double[] some) {
    double[] joined = all.clone();
    for (int c = 0; c < open.length; c++) {
      joined[open[c]] = some[c];
    }
    return joined;
  }
}
