package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.learn.HybridLearn;
import org.stiffgrad.learn.HybridLearned;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;

/** A network learned within a model: how well, what it stands for, what was estimated beside it. */
record HybridSections(HybridLearn.Result result, HybridLearned learned) {
  List<Page.Section> sections() {
    List<Page.Section> all = new ArrayList<>();
    all.add(new Page.Section("networks", "Networks", List.of(networks())));
    all.add(new TrajectorySection(learned.trajectories()).section());
    List<Block> stands = new ArrayList<>(List.of(terms()));
    for (HybridLearned.Function f : learned.functions()) {
      stands.add(function(f, stands.size()));
    }
    all.add(new Page.Section("terms", "What the network stands for", stands));
    if (estimated().size() > 0) {
      all.add(new Page.Section("parameters", "Estimated beside it", List.of(parameters())));
    }
    return all;
  }

  private Block.Grid networks() {
    List<List<String>> rows = new ArrayList<>();
    for (HybridLearn.Network n : result.networks()) {
      rows.add(
          List.of(
              Long.toString(n.seed()),
              Numbers.exact(n.train()),
              Numbers.exact(n.validation()),
              Numbers.six(n.seconds())));
    }
    return new Block.Grid(
        LearnSections.NETWORKS, List.of("seed", "error", "validation error", "seconds"), rows);
  }

  private Block.Grid terms() {
    List<List<String>> rows = new ArrayList<>();
    for (HybridLearned.Term t : learned.terms()) {
      rows.add(
          List.of(
              t.id(), Numbers.six(t.least()), Numbers.six(t.greatest()), Numbers.six(t.spread())));
    }
    return new Block.Grid(
        "Along the training data; how far networks as good disagree, relative to its size",
        List.of("parameter", "least", "greatest", "disagreement"),
        rows);
  }

  private static Block.Chart function(HybridLearned.Function f, int number) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < f.values().length; i++) {
      String name = i == 0 ? "best network" : "network " + (i + 1);
      series.add(new Series.Line(name, f.x(), f.values()[i], i > 0));
    }
    return new Block.Chart(
        "function-" + number,
        f.id() + " against " + f.input(),
        "Over the values that "
            + f.input()
            + " has along the training data, by every network that is as good as the best.",
        Axis.linear(f.input()),
        Axis.linear(f.id()),
        series);
  }

  private List<String> estimated() {
    return result.problem().estimated();
  }

  private Block.Grid parameters() {
    List<List<String>> rows = new ArrayList<>();
    for (int j = 0; j < estimated().size(); j++) {
      int at = j;
      double[] all =
          result.asGood().stream().mapToDouble(n -> n.estimates()[at]).sorted().toArray();
      rows.add(
          List.of(
              estimated().get(j),
              Numbers.exact(result.best().estimates()[j]),
              Numbers.exact(all[0]),
              Numbers.exact(all[all.length - 1])));
    }
    return new Block.Grid(
        "Parameters of the best network, and their range over networks as good",
        List.of("parameter", "estimate", "least", "greatest"),
        rows);
  }
}
