package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
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
  private final Search search;
  private final List<StartMonitor> monitors;

  Conclusion(
      FitProblem problem, NoiseParameters noise, Search search, List<StartMonitor> monitors) {
    this.problem = problem;
    this.noise = noise;
    this.search = search;
    this.monitors = monitors;
  }

  FitOutcome of(List<Search.Found> found, boolean stopped, LongSupplier elapsedNanos) {
    Search.@Nullable Found best = Search.best(found).orElse(null);
    Evaluation.@Nullable Feasible plain = best == null ? null : best.end().plain();
    Evaluation.@Nullable Feasible careful =
        best == null || plain == null || stopped ? null : search.careful(best.end().theta(), plain);
    Work work =
        new Work(
            search.valueEvaluations(),
            search.sensitivityEvaluations(),
            best == null ? List.of() : List.copyOf(best.stages()),
            found.stream().map(Search.Found::summary).toList(),
            elapsedNanos.getAsLong() * 1e-9);
    if (stopped) {
      return interrupted(work);
    }
    if (best == null || plain == null || careful == null) {
      String why = found.isEmpty() ? "there were no starts" : found.get(0).end().stage().outcome();
      return new FitOutcome.Failed(why, work);
    }
    List<String> remarks = remarks(best.end());
    if (problem.solve().stepsPerInterval() == 0 && careful.equals(plain)) {
      remarks.add(
          "intervals come from sensitivities without error control, because the model could not be"
              + " solved with it");
    }
    Chain.End first = found.get(0).end();
    if (first.plain() == null) {
      remarks.add("the model could not be solved from the first start: " + first.stage().outcome());
    }
    return result(
        new Point(best.end().theta(), plain, careful), reasons(best.end(), plain), remarks, work);
  }

  /**
   * The best point.
   *
   * @param plain the objective as it was minimized
   * @param careful the same with sensitivities under error control
   */
  private record Point(double[] theta, Evaluation.Feasible plain, Evaluation.Feasible careful) {}

  private FitOutcome interrupted(Work work) {
    StartMonitor.@Nullable Incumbent best = null;
    for (StartMonitor monitor : monitors) {
      StartMonitor.Incumbent candidate = monitor.best();
      if (candidate != null && candidate.isBetterThan(best)) {
        best = candidate;
      }
    }
    if (best == null) {
      return new FitOutcome.Failed("interrupted before the model was solved once", work);
    }
    List<String> flags = new ArrayList<>();
    flags.add("interrupted: this is the best point so far, not a fit");
    if (!best.exact()) {
      flags.add("the values come from the coarse solver of the first stage and are biased");
    }
    return result(new Point(best.theta(), best.plain(), best.plain()), flags, List.of(), work);
  }

  private List<String> reasons(Chain.End end, Evaluation.Feasible plain) {
    List<String> reasons = new ArrayList<>();
    if (end.decrement() > Search.NEAR_OPTIMUM) {
      reasons.add(
          "the gradient criterion is not met ("
              + end.stage().outcome()
              + "): a further step promises to lower the objective by "
              + Numbers.shortly(end.decrement()));
    }
    if (end.counts().lastFailed()) {
      reasons.add(
          "the search ended at a point beyond which the model could not be solved: "
              + end.counts().infeasible());
    }
    int rank = Identification.of(problem, noise, end.theta(), plain).rank();
    reasons.addAll(search.misfit.complaints(end.theta(), plain, rank));
    return reasons;
  }

  private List<String> remarks(Chain.End end) {
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
        work);
  }
}
