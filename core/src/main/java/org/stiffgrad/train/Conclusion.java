package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.identify.Identification;
import org.stiffgrad.identify.Numbers;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.identify.Verdict;

/** Picks the best of what the starts found and says whether to believe it. */
final class Conclusion {
  private final FitProblem problem;
  private final NoiseParameters noise;
  private final Trainer trainer;
  private final Judgement judgement;

  Conclusion(Trainer trainer, ShardExecutor executor) {
    this.trainer = trainer;
    this.judgement = new Judgement(trainer, executor);
    this.problem = trainer.plan().given();
    this.noise = NoiseParameters.of(problem);
  }

  FitOutcome of(boolean stopped, LongSupplier elapsedNanos) {
    List<Found> found = trainer.found();
    @Nullable Found best = Found.best(found).orElse(null);
    @Nullable Reached end = best == null || stopped ? null : judgement.of(best.end());
    Evaluation.@Nullable Feasible plain = end == null ? null : end.plain();
    Evaluation.@Nullable Feasible careful =
        end == null || plain == null ? null : judgement.careful(end.theta(), plain);
    Work work =
        new Work(
            trainer.values(),
            trainer.roots() + judgement.roots(),
            best == null ? List.of() : best.stages(),
            found.stream().map(Found::summary).toList(),
            elapsedNanos.getAsLong() * 1e-9);
    if (stopped) {
      return incumbent(work, trainer.whyStopped());
    }
    if (plain == null && trainer.isSpent()) {
      return incumbent(work, StartRecord.SPENT);
    }
    if (end == null || plain == null || careful == null) {
      String why = found.isEmpty() ? "there were no starts" : found.get(0).end().stage().outcome();
      return new FitOutcome.Failed(why, firstStart(), work);
    }
    List<String> remarks = remarks(end);
    if (problem.solve().stepsPerInterval() == 0 && careful.equals(plain)) {
      remarks.add(
          "intervals come from sensitivities without error control, because the model could not be"
              + " solved with it");
    }
    Reached first = found.get(0).end();
    if (first.plain() == null) {
      remarks.add("the model could not be solved from the first start: " + first.stage().outcome());
    }
    return result(new Point(end.theta(), plain, careful), reasons(end, plain), remarks, work);
  }

  private double[] firstStart() {
    double[] theta =
        trainer.found().isEmpty()
            ? trainer.plan().problem().coordinates().start()
            : trainer.found().get(0).start();
    return trainer.plan().problem().coordinates().toValues(theta);
  }

  /**
   * The best point.
   *
   * @param plain the objective as it was minimized
   * @param careful the same with sensitivities under error control
   */
  private record Point(double[] theta, Evaluation.Feasible plain, Evaluation.Feasible careful) {}

  /** The best point that any search came across before it was ended. */
  private FitOutcome incumbent(Work work, String why) {
    StartMonitor.@Nullable Incumbent found = trainer.incumbent();
    StartMonitor.@Nullable Incumbent best = found == null ? null : judgement.of(found);
    if (best == null) {
      return new FitOutcome.Failed(why + " before the model was solved once", firstStart(), work);
    }
    List<String> flags = new ArrayList<>();
    flags.add(why + ": this is the best point so far, not a fit");
    if (!best.exact()) {
      flags.add("the values come from the coarse solver of the first stage and are biased");
    }
    return result(new Point(best.theta(), best.plain(), best.plain()), flags, List.of(), work);
  }

  private List<String> reasons(Reached end, Evaluation.Feasible plain) {
    List<String> reasons = new ArrayList<>();
    if (end.decrement() > Trainer.NEAR_OPTIMUM) {
      reasons.add(
          "the gradient criterion is not met ("
              + end.stage().outcome()
              + "): a further step promises to lower the objective by "
              + Numbers.shortly(end.decrement()));
    }
    if (end.stop().lastFailed()) {
      reasons.add(
          "the search ended at a point beyond which the model could not be solved: "
              + end.stop().infeasible());
    }
    int rank = Identification.of(problem, noise, end.theta(), plain).rank();
    reasons.addAll(judgement.misfit().complaints(end.theta(), plain, rank));
    return reasons;
  }

  private List<String> remarks(Reached end) {
    List<String> remarks = new ArrayList<>();
    for (int j = 0; j < problem.free().size(); j++) {
      double lower = problem.coordinates().box().lower()[j];
      if (noise.contains(j)
          && end.theta()[j] <= lower
          && problem.free().get(j).lower() == noise.floor(j)) {
        remarks.add(
            problem.free().get(j).id()
                + " sits on the smallest noise that solver error and rounding of the data allow; "
                + "intervals are no smaller than that warrants");
      }
    }
    return remarks;
  }

  private FitResult result(Point point, List<String> reasons, List<String> remarks, Work work) {
    Identification identified = Identification.of(problem, noise, point.theta(), point.careful());
    List<String> flags = new ArrayList<>(reasons);
    for (ParameterEstimate e : identified.parameters()) {
      // what no verdict explains but is wide open nevertheless
      boolean sound = e.verdict() == Verdict.OK || e.verdict() == Verdict.UNITS;
      boolean isOpen = !(e.uncertainty().sdLog() <= 1) && e.parameter().scale().isLogarithmic();
      if (sound && (isOpen || !Double.isFinite(e.uncertainty().sdLog()))) {
        flags.add(e.parameter().id() + " lies in a flat direction and yet carries an estimate");
      }
    }
    boolean accepted = flags.isEmpty();
    flags.addAll(remarks);
    return new FitResult(
        accepted,
        List.copyOf(flags),
        point.plain().objective(),
        identified.parameters(),
        identified.combinations(),
        work,
        Optional.empty());
  }
}
