package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.stiffgrad.execute.ShardExecutor;

/**
 * The negative log-likelihood and log prior of a {@link FitProblem}: one trajectory for each
 * experiment, spread over an executor, summed in the order of the experiments (fit.2, fit.3).
 * Thread-safe; the same theta gives the same bits whatever the number of threads.
 */
public final class Likelihood implements Objective {
  private final FitProblem problem;
  private final Coordinates coordinates;
  private final ShardExecutor executor;
  private final Supplier<Simulation> simulations;
  private final List<ExperimentPlan> plans;
  private final ConcurrentLinkedQueue<ExperimentWorker> idle = new ConcurrentLinkedQueue<>();
  private final NoiseProfile noiseProfile;
  private final boolean[] wired;
  private final AtomicLong valueCount = new AtomicLong();
  private final AtomicLong rootCount = new AtomicLong();

  public Likelihood(FitProblem problem, ShardExecutor executor) {
    this(problem, executor, () -> new SolverSimulation(problem.system(), problem.solve()));
  }

  Likelihood(FitProblem problem, ShardExecutor executor, Supplier<Simulation> simulations) {
    this.problem = problem;
    this.coordinates = problem.coordinates();
    this.executor = executor;
    this.simulations = simulations;
    this.plans = ExperimentPlan.of(problem);
    this.noiseProfile = new NoiseProfile(problem, plans);
    this.wired = wired(problem, plans);
  }

  @Override
  public int dimension() {
    return coordinates.dimension();
  }

  public FitProblem problem() {
    return problem;
  }

  /** How many values without derivatives were computed; all experiments together count once. */
  public long valueEvaluations() {
    return valueCount.get();
  }

  /** How many evaluations had sensitivities or an adjoint. */
  public long sensitivityEvaluations() {
    return rootCount.get();
  }

  @Override
  public Evaluation evaluate(double[] theta, int order) {
    (order > 0 ? rootCount : valueCount).incrementAndGet();
    return evaluate(
        theta,
        order,
        (worker, e, values, derivatives) ->
            worker.evaluate(plans.get(e), values, derivatives, order));
  }

  /** An evaluation and the states that it saw. */
  public record Sampled(Evaluation evaluation, SampledStates states) {}

  /** The same, keeping the states at all sample times for {@link #observe}. */
  public Sampled sample(double[] theta, int order) {
    (order > 0 ? rootCount : valueCount).incrementAndGet();
    SampledStates kept = SampledStates.of(plans);
    Evaluation evaluation =
        evaluate(
            theta,
            order,
            (worker, e, values, derivatives) ->
                worker.sample(plans.get(e), values, derivatives, order, kept.get(e)));
    return new Sampled(evaluation, kept);
  }

  /**
   * The objective from states that are there, for a theta that differs from theirs in {@linkplain
   * #isWired unwired} parameters only. Solves nothing and counts as nothing.
   *
   * @param states of a feasible evaluation; for order 1 their sensitivities are those that the
   *     columns of wired parameters have, zero without
   */
  public Evaluation observe(SampledStates states, double[] theta, int order) {
    return evaluate(
        theta,
        order,
        (worker, e, values, derivatives) ->
            worker.observe(plans.get(e), values, derivatives, order, states.get(e)));
  }

  private interface PartOf {
    ExperimentWorker.Part by(
        ExperimentWorker worker, int experiment, double[] values, double[] derivatives);
  }

  private Evaluation evaluate(double[] theta, int order, PartOf work) {
    double[] values = coordinates.toValues(theta);
    Optional<String> excluded = excludedByPrior(values);
    if (excluded.isPresent()) {
      return new Evaluation.Infeasible(excluded.get());
    }
    double[] derivatives = coordinates.derivatives(values);
    List<ExperimentWorker.Part> parts =
        executor.map(plans.size(), e -> with(w -> work.by(w, e, values, derivatives)));
    List<ExperimentWorker.Part.Rows> rows = new ArrayList<>();
    for (ExperimentWorker.Part part : parts) {
      if (part instanceof ExperimentWorker.Part.Missing missing) {
        return new Evaluation.Infeasible(missing.why());
      }
      rows.add((ExperimentWorker.Part.Rows) part);
    }
    return assemble(rows, values, derivatives, order);
  }

  /** A point and the objective there. */
  public record Point(double[] theta, Evaluation.Feasible evaluation) {}

  /**
   * The same trajectories with every standard deviation that is estimated, and nothing but a
   * standard deviation, at its best value for these residuals and inside its bounds (fit.5). Solves
   * nothing.
   *
   * @param at evaluation of this objective at theta, without rows of others
   * @return a point that is no worse, or empty where nothing changes noticeably
   */
  public Optional<Point> profileNoise(double[] theta, Evaluation.Feasible at) {
    return profileNoise(theta, at, -1);
  }

  /**
   * The same with one parameter left as it is.
   *
   * @param held its position, or -1
   */
  public Optional<Point> profileNoise(double[] theta, Evaluation.Feasible at, int held) {
    return noiseProfile.apply(theta, at, held);
  }

  /** Observable of every measurement in the order of the rows (two rows each), [residuals]. */
  public int[] observableOfMeasurement() {
    return plans.stream().flatMapToInt(p -> Arrays.stream(p.observable)).toArray();
  }

  /** The free standard deviation of every measurement in the order of the rows, or -1. */
  public int[] noiseParameterOfMeasurement() {
    return noiseProfile.parameterOf();
  }

  /** An alternative way to the gradient alone, with its own failure. */
  public sealed interface Gradient {
    /** dL/dtheta of likelihood and priors, [k]. */
    record Of(double[] theta) implements Gradient {}

    /** Why there is none. */
    record Missing(String why) implements Gradient {}
  }

  /**
   * The gradient by the discrete adjoint, for audits and for many parameters. It agrees with that
   * of {@link #evaluate} to rounding where both take the same steps.
   */
  public Gradient gradientByAdjoint(double[] theta) {
    rootCount.incrementAndGet();
    double[] values = coordinates.toValues(theta);
    double[] total = new double[values.length];
    List<ExperimentWorker.Part> parts =
        executor.map(plans.size(), e -> with(w -> w.adjoint(plans.get(e), values)));
    for (int e = 0; e < parts.size(); e++) {
      if (parts.get(e) instanceof ExperimentWorker.Part.Missing missing) {
        return new Gradient.Missing(missing.why());
      }
      double[] p = ((ExperimentWorker.Part.Gradient) parts.get(e)).p();
      int[] source = plans.get(e).source;
      for (int i = 0; i < p.length; i++) {
        if (source[i] >= 0) {
          total[source[i]] += p[i];
        }
      }
    }
    for (int j = 0; j < total.length; j++) {
      total[j] += priorSlope(problem.free().get(j), values[j]);
    }
    return new Gradient.Of(coordinates.pullBack(theta, total));
  }

  /** What the replayed steps of all experiments say along a direction. */
  public sealed interface Replayed {
    /**
     * @param difference slope of the objective along the direction, by a central difference
     * @param taylorSlope the measured order of the Taylor remainder that is farthest from 2 over
     *     the experiments; NaN where rounding hides all
     */
    record Of(double difference, double taylorSlope) implements Replayed {}

    /** Why there is nothing to say. */
    record Missing(String why) implements Replayed {}
  }

  /**
   * Takes the steps of every experiment again at neighboring parameters, Newton's iteration
   * converged to rounding; priors contribute their exact slope.
   *
   * @param direction in the coordinates, [k]
   */
  public Replayed replay(double[] theta, double[] direction) {
    double[] values = coordinates.toValues(theta);
    double[] derivatives = coordinates.derivatives(values);
    double[] along = new double[values.length];
    for (int j = 0; j < along.length; j++) {
      along[j] = derivatives[j] * direction[j];
    }
    double difference = 0;
    for (int j = 0; j < along.length; j++) {
      difference += priorSlope(problem.free().get(j), values[j]) * along[j];
    }
    double slope = Double.NaN;
    for (ExperimentWorker.Part part :
        executor.map(plans.size(), e -> with(w -> w.replay(plans.get(e), values, along)))) {
      if (!(part instanceof ExperimentWorker.Part.Along one)) {
        return new Replayed.Missing(((ExperimentWorker.Part.Missing) part).why());
      }
      difference += one.replayed().difference();
      double order = one.replayed().taylorSlope();
      slope = Double.isNaN(slope) || Math.abs(order - 2) > Math.abs(slope - 2) ? order : slope;
    }
    return new Replayed.Of(difference, slope);
  }

  /** Whether the j-th free parameter enters an equation, an initial value or a switch time. */
  public boolean isWired(int j) {
    return wired[j];
  }

  private static boolean[] wired(FitProblem problem, List<ExperimentPlan> plans) {
    boolean[] entered = new boolean[problem.system().parameters().size()];
    problem.system().parameterJacobian().markColumns(entered);
    problem.system().initialStateJacobian().markColumns(entered);
    problem.system().switchTimeJacobian().markColumns(entered);
    boolean[] wired = new boolean[problem.free().size()];
    for (ExperimentPlan plan : plans) {
      for (int i = 0; i < entered.length; i++) {
        if (entered[i] && plan.source[i] >= 0) {
          wired[plan.source[i]] = true;
        }
      }
    }
    return wired;
  }

  private static double priorSlope(FreeParameter f, double value) {
    return f.prior().map(d -> d.score(value) * d.factor(value)).orElse(0.0);
  }

  private Optional<String> excludedByPrior(double[] values) {
    for (int j = 0; j < values.length; j++) {
      FreeParameter f = problem.free().get(j);
      if (f.prior().isPresent() && !Double.isFinite(f.prior().get().value(values[j]))) {
        return Optional.of(
            "the prior " + f.prior().get().text() + " of " + f.id() + " excludes " + values[j]);
      }
    }
    return Optional.empty();
  }

  private interface Work {
    ExperimentWorker.Part by(ExperimentWorker worker);
  }

  private ExperimentWorker.Part with(Work work) {
    ExperimentWorker worker = idle.poll();
    if (worker == null) {
      worker = new ExperimentWorker(problem, simulations.get());
    }
    ExperimentWorker.Part part = work.by(worker);
    idle.add(worker);
    return part;
  }

  private Evaluation assemble(
      List<ExperimentWorker.Part.Rows> parts, double[] values, double[] derivatives, int order) {
    int k = values.length;
    int measured = parts.stream().mapToInt(r -> r.q().length).sum();
    int priors = (int) problem.free().stream().filter(f -> f.prior().isPresent()).count();
    double[] q = new double[measured + priors];
    double[] root = new double[order > 0 ? q.length * k : 0];
    double value = 0;
    double chi2 = 0;
    int at = 0;
    for (ExperimentWorker.Part.Rows part : parts) {
      System.arraycopy(part.q(), 0, q, at, part.q().length);
      System.arraycopy(part.root(), 0, root, order > 0 ? at * k : 0, part.root().length);
      at += part.q().length;
      value += part.value();
      chi2 += part.chi2();
    }
    double prior = 0;
    for (int j = 0; j < k; j++) {
      if (problem.free().get(j).prior().isPresent()) {
        Prior known = problem.free().get(j).prior().get();
        q[at] = known.score(values[j]);
        prior += known.value(values[j]);
        if (order > 0) {
          root[at * k + j] = known.factor(values[j]) * derivatives[j];
        }
        at++;
      }
    }
    ObjectiveValue objective = new ObjectiveValue(value, prior, chi2, measured / 2);
    if (!Double.isFinite(objective.total())) {
      return new Evaluation.Infeasible("the misfit is not finite");
    }
    return new Evaluation.Feasible(objective, 0, q, root, k);
  }
}
