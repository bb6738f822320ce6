package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.optimize.Stabilizer;
import org.stiffgrad.solve.SolveOptions;

/**
 * The search from one start: runs the stages of a plan and keeps the record. Stages descend by it,
 * so that every evaluation is counted and every wish to stop is heard. Serves one thread.
 */
public final class Search {
  /** What a full step may still promise where a descent is called converged. */
  static final double CONVERGED = 1e-10;

  private final Trainer trainer;
  private final double[] start;
  private final StartMonitor monitor;
  private final List<StageRecord> records = new ArrayList<>();
  private final Tally tally;
  private boolean hasApproached;

  Search(Trainer trainer, double[] start, StartMonitor monitor, long allowance) {
    this.trainer = trainer;
    this.start = start.clone();
    this.monitor = monitor;
    this.tally = new Tally(allowance);
  }

  /** Goes through all stages of the plan from a phase on. */
  Found run(Phase from) {
    long began = nanoTime();
    Reached best = Reached.begin(start);
    for (Stage stage : plan().stages()) {
      if (stage.phase().compareTo(from) >= 0) {
        best = stage.run(best, this);
        hasApproached |= stage.phase() == Phase.APPROACH && best.plain() != null;
      }
    }
    return new Found(
        start,
        settled(best),
        List.copyOf(records),
        tally.values(),
        tally.roots(),
        (nanoTime() - began) * 1e-9);
  }

  /**
   * The same with the evaluation at its point, where on the way the standard deviations may have
   * been moved without another: it is then a function of the point alone, to the last bit.
   */
  private Reached settled(Reached best) {
    if (best.plain() == null
        || noise().isEmpty()
        || isCancelled()
        || !(evaluate(trainer.exact(), best.theta(), 1) instanceof Evaluation.Feasible at)) {
      return best;
    }
    return new Reached(best.theta(), at, best.decrement(), best.stop(), best.stage());
  }

  public Plan plan() {
    return trainer.plan();
  }

  /** Where it began, in coordinates, [k]. */
  public double[] start() {
    return start.clone();
  }

  /** The standard deviations among the parameters. */
  public NoiseParameters noise() {
    return trainer.noise();
  }

  /** Whether an approach came to a point that can be gone on from. */
  public boolean hasApproached() {
    return hasApproached;
  }

  /** The plan's problem by another solver. */
  public Likelihood likelihood(SolveOptions solve) {
    return trainer.likelihood(solve);
  }

  /** Descends on the plan's objective; the weak prior is centered on the start. */
  public Reached descend(String stage, Descent descent, double[] from) {
    return descend(stage, trainer.exact(), descent, from);
  }

  /** Descends on another objective of the same parameters. */
  public Reached descend(String stage, Likelihood likelihood, Descent descent, double[] from) {
    return descent.run(leg(stage, likelihood, start), from, null);
  }

  /** Descends on the plan's objective; the weak prior is centered where it begins. */
  public Reached descendAround(String stage, Descent descent, double[] from) {
    return descent.run(leg(stage, trainer.exact(), from), from, null);
  }

  /** The same from a point whose evaluation is known already. */
  public Reached resume(String stage, Descent descent, double[] from, Evaluation.Feasible known) {
    return descent.run(leg(stage, trainer.exact(), from), from, known);
  }

  private Leg leg(String stage, Likelihood likelihood, double[] center) {
    @Nullable Stabilizer holding =
        plan().isStabilized() ? Stabilizer.around(center, plan().problem(), noise()) : null;
    @Nullable Projection projection =
        plan().isProjected() ? Projection.of(likelihood, noise()) : null;
    return new Leg(this, stage, likelihood, holding, projection);
  }

  /** Puts a stage on record. */
  public void record(StageRecord stage) {
    records.add(stage);
  }

  /** Whether a point is an optimum that explains the data. */
  public boolean isGood(Reached at) {
    return trainer.isGood(at);
  }

  /** Whether the search is to end with what it has. */
  public boolean isCancelled() {
    return tally.isSpent() || monitor.isCancelled();
  }

  String whyCancelled() {
    return tally.isSpent() ? StartRecord.SPENT : StartRecord.CANCELLED;
  }

  /** Evaluations so far, with and without sensitivities. */
  public long evaluations() {
    return tally.values() + tally.roots();
  }

  Tally tally() {
    return tally;
  }

  /** A clock for the record; always 0 without one. */
  public long nanoTime() {
    return monitor.nanoTime();
  }

  boolean isExact(Likelihood likelihood) {
    return likelihood == trainer.exact();
  }

  Evaluation evaluate(Likelihood likelihood, double[] theta, int order) {
    tally.count(order);
    return likelihood.evaluate(theta, order);
  }

  void improved(Leg leg, double[] theta, Evaluation.Feasible plain) {
    monitor.improved(leg.isExact(), theta, plain);
  }

  void tell(
      Leg leg, int iteration, Evaluation.@Nullable Feasible current, double size, int failed) {
    double objective = current == null ? Double.POSITIVE_INFINITY : current.total();
    monitor.tell(leg.stage(), iteration, objective, size, failed);
  }
}
