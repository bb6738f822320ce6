package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stiffgrad.fit.SolverWork;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;
import org.stiffgrad.train.FitEvent;
import org.stiffgrad.train.Remedy;
import org.stiffgrad.train.RunRecord;
import org.stiffgrad.train.StageRecord;
import org.stiffgrad.train.StartRecord;

/** How a fit came about: its search, its solver, its plan. */
record RunSections(RunRecord record) {
  /** Starts whose traces are drawn. */
  private static final int MOST_TRACES = 8;

  /** Added to what is drawn on a logarithmic axis, where the best is 0. */
  private static final double LEAST = 1e-6;

  private static final int MOST_EXPERIMENTS = 40;

  List<Page.Section> sections() {
    return List.of(search(), solver(), plan());
  }

  private Page.Section search() {
    List<Block> blocks = new ArrayList<>();
    if (record.events().stream().anyMatch(e -> Double.isFinite(e.objective()))) {
      blocks.add(trace());
    }
    List<StartRecord> starts = record.result().work().starts();
    if (starts.stream().filter(s -> s.objective().isPresent()).count() > 1) {
      blocks.add(waterfall(starts));
    }
    List<List<String>> rows = new ArrayList<>();
    for (StageRecord s : record.result().work().stages()) {
      rows.add(
          List.of(
              s.name(),
              Numbers.six(s.objective()),
              String.valueOf(s.evaluations()),
              Numbers.six(s.seconds()),
              s.outcome()));
    }
    blocks.add(
        new Block.Grid(
            "Stages of the start that won",
            List.of("stage", "objective", "evaluations", "seconds", "how it ended"),
            rows));
    return new Page.Section("search", "Search", blocks);
  }

  private double best() {
    return record.events().stream()
        .mapToDouble(FitEvent::objective)
        .filter(Double::isFinite)
        .min()
        .orElse(0);
  }

  private Block.Chart trace() {
    double best = best();
    int starts = record.result().work().starts().size();
    Map<String, List<Double>> traces = new LinkedHashMap<>();
    for (FitEvent e : record.events()) {
      if (e.start() < MOST_TRACES && Double.isFinite(e.objective())) {
        String name = "start " + (e.start() + 1);
        traces.computeIfAbsent(name, n -> new ArrayList<>()).add(e.objective() - best + LEAST);
      }
    }
    List<Series> series = new ArrayList<>();
    traces.forEach(
        (name, values) ->
            series.add(
                new Series.Line(
                    name,
                    IntStream.range(0, values.size()).asDoubleStream().toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray(),
                    false)));
    return new Block.Chart(
        "trace",
        "Objective over trial points",
        "How far each start was above the lowest objective that was seen, plus 1e-6; stages one"
            + " after another, each by its own solver."
            + (starts > MOST_TRACES ? " The first " + MOST_TRACES + " of " + starts + "." : ""),
        Axis.linear("trial point"),
        Axis.log("objective above the lowest"),
        series);
  }

  private static Block.Chart waterfall(List<StartRecord> starts) {
    double[] ends =
        starts.stream()
            .filter(s -> s.objective().isPresent())
            .map(s -> s.objective().getAsDouble())
            .sorted(Comparator.naturalOrder())
            .mapToDouble(Double::doubleValue)
            .toArray();
    double[] above = new double[ends.length];
    for (int i = 0; i < ends.length; i++) {
      above[i] = ends[i] - ends[0] + LEAST;
    }
    return new Block.Chart(
        "waterfall",
        "Where the starts ended",
        "Objective of each start above the best, plus 1e-6, in order; steps are optima.",
        Axis.linear("start, in order"),
        Axis.log("objective above the best"),
        List.of(
            new Series.Points(
                "start", IntStream.range(1, ends.length + 1).asDoubleStream().toArray(), above)));
  }

  private Page.Section solver() {
    List<SolverWork> work = SolverWork.of(record.problem(), record.result().values());
    List<List<String>> rows = new ArrayList<>();
    for (SolverWork w : work.subList(0, Math.min(MOST_EXPERIMENTS, work.size()))) {
      rows.add(
          List.of(
              w.experiment(),
              String.valueOf(w.stats().steps()),
              String.valueOf(w.stats().rejected()),
              String.valueOf(w.stats().rhs()),
              String.valueOf(w.stats().jacobians()),
              String.valueOf(w.stats().factorizations()),
              String.valueOf(w.stats().newtonFailures())));
    }
    String method = record.problem().solve().method().id();
    return new Page.Section(
        "solver",
        "Solver",
        List.of(
            new Block.Grid(
                "One solve of each experiment at the best point by "
                    + method
                    + ", without sensitivities"
                    + (work.size() > MOST_EXPERIMENTS
                        ? " (the first " + MOST_EXPERIMENTS + ")"
                        : ""),
                List.of(
                    "experiment",
                    "steps",
                    "rejected",
                    "right-hand sides",
                    "Jacobians",
                    "factorizations",
                    "Newton failures"),
                rows)));
  }

  private Page.Section plan() {
    List<List<String>> remedies = new ArrayList<>();
    for (Remedy r : record.options().remedies()) {
      remedies.add(List.of(r.id(), r.summary()));
    }
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("starts", String.valueOf(record.options().starts())));
    facts.add(List.of("seed", String.valueOf(record.options().seed())));
    facts.add(List.of("method", record.problem().solve().method().id()));
    facts.add(
        List.of("relative tolerance", Numbers.exact(record.problem().solve().tolerances().rtol())));
    facts.add(List.of("seconds", Numbers.six(record.result().work().seconds())));
    if (!record.dataHash().isEmpty()) {
      facts.add(List.of("SHA-256 of problem and data", record.dataHash()));
    }
    new TreeMap<>(record.versions()).forEach((name, version) -> facts.add(List.of(name, version)));
    return new Page.Section(
        "plan",
        "Plan",
        List.of(
            new Block.Grid("What the fit was made of", List.of("remedy", "does"), remedies),
            new Block.Grid("What it takes to make it again", List.of("what", "value"), facts)));
  }
}
