package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.stiffgrad.fit.TimeGrid;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.Learned;
import org.stiffgrad.learn.LearnedLayers;
import org.stiffgrad.learn.LearnedReactions;
import org.stiffgrad.learn.LearnedSpectrum;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;

/** What was learned: the networks, eigenvalues, reactions and layers. */
record LearnSections(Learn.Result result, Learned learned) {
  static final String NETWORKS =
      "Networks, the best first; errors of whole trajectories, relative to the standard deviation"
          + " of each column";

  List<Page.Section> sections() {
    List<Page.Section> all = new ArrayList<>();
    all.add(new Page.Section("networks", "Networks", List.of(networks())));
    all.add(new TrajectorySection(learned.trajectories()).section());
    spectrum().ifPresent(all::add);
    reactions().ifPresent(all::add);
    layers().ifPresent(all::add);
    return all;
  }

  private Block.Grid networks() {
    List<List<String>> rows = new ArrayList<>();
    for (Learn.Network n : result.networks()) {
      rows.add(
          List.of(
              Long.toString(n.seed()),
              n.ode().form().id(),
              Integer.toString(n.ode().learned()),
              Numbers.exact(n.train()),
              Numbers.exact(n.validation()),
              Numbers.six(n.seconds())));
    }
    return new Block.Grid(
        NETWORKS, List.of("seed", "form", "weights", "error", "validation error", "seconds"), rows);
  }

  private Optional<Page.Section> spectrum() {
    List<LearnedSpectrum.Point> points = learned.spectrum();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    boolean log = isLogarithmic(points, LearnedSpectrum.Point::time);
    List<Series> series = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (int k = 0; k < points.get(0).values().size(); k++) {
      int rank = k;
      List<LearnedSpectrum.Point> known =
          points.stream()
              .filter(p -> p.values().get(rank).isDetermined() && !(log && p.time() <= 0))
              .toList();
      if (known.isEmpty()) {
        open.append(open.isEmpty() ? "" : ", ").append(k + 1);
      } else {
        series.add(
            new Series.Points(
                "eigenvalue " + (k + 1),
                known.stream().mapToDouble(LearnedSpectrum.Point::time).toArray(),
                known.stream().mapToDouble(p -> modulus(p.values().get(rank))).toArray()));
      }
    }
    String doubt =
        "A trajectory on a slow manifold says nothing of how fast others come there: an eigenvalue"
            + " is drawn only where data and networks as good determine it to 5 %.";
    String rest = open.isEmpty() ? "" : " Not determined anywhere: " + open + ".";
    Block block =
        series.isEmpty()
            ? new Block.Paragraph(doubt + " Here they determine none.")
            : new Block.Chart(
                "eigenvalues",
                "Eigenvalues of the learned Jacobian",
                doubt + rest,
                log ? Axis.log("time") : Axis.linear("time"),
                Axis.log("modulus"),
                series);
    return Optional.of(new Page.Section("spectrum", "How stiff it is", List.of(block)));
  }

  private static double modulus(LearnedSpectrum.Eigenvalue e) {
    return Math.hypot(e.real(), e.imaginary());
  }

  private static <T> boolean isLogarithmic(List<T> items, ToDoubleFunction<T> time) {
    return TimeGrid.isLogarithmic(items.stream().mapToDouble(time).toArray());
  }

  private Optional<Page.Section> reactions() {
    List<List<LearnedReactions.Order>> reactions = learned.reactions();
    if (reactions.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(List.of("reaction"));
    columns.addAll(result.best().ode().states().asList());
    List<List<String>> rows = new ArrayList<>();
    for (List<LearnedReactions.Order> orders : reactions) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(rows.size() + 1)));
      orders.forEach(o -> row.add(o.isDetermined() ? Numbers.six(o.value()) : "open"));
      rows.add(row);
    }
    Block.Grid grid = new Block.Grid("Orders, where the data determine them to .1", columns, rows);
    return Optional.of(new Page.Section("reactions", "Reactions", List.of(grid)));
  }

  private Optional<Page.Section> layers() {
    List<LearnedLayers.Layer> layers = learned.layers();
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    for (LearnedLayers.Layer l : layers) {
      rows.add(
          List.of(
              Integer.toString(l.number()),
              Integer.toString(l.weights()),
              Numbers.six(l.median(LearnedLayers.Passage::norm)),
              Numbers.six(l.median(LearnedLayers.Passage::depth)),
              Numbers.six(l.median(LearnedLayers.Passage::damping)),
              Numbers.six(l.median(LearnedLayers.Passage::exact))));
    }
    Block.Grid grid =
        new Block.Grid(
            "Medians over the steps",
            List.of(
                "layer",
                "weights",
                "norm",
                "behind it",
                "left by a step",
                "left by the exact flow"),
            rows);
    Block.Paragraph meaning =
        new Block.Paragraph(
            "The gradient of a layer is lost by depth where the product of what comes behind it is"
                + " small (behind it: its norm, up to y', in ranges of the data and their span),"
                + " and by stiffness where a step leaves little of a change. Where the exact flow"
                + " leaves as little, the loss is real; where it leaves more, the integrator is to"
                + " blame.");
    return Optional.of(
        new Page.Section(
            "layers", "Gradients layer by layer", List.of(meaning, grid, passages(layers))));
  }

  private static Block.Chart passages(List<LearnedLayers.Layer> layers) {
    List<LearnedLayers.Passage> first = layers.get(0).passages();
    String experiment = first.get(0).experiment();
    boolean log = isLogarithmic(first, LearnedLayers.Passage::time);
    List<Series> series = new ArrayList<>();
    for (LearnedLayers.Layer l : layers) {
      List<LearnedLayers.Passage> drawn =
          l.passages().stream()
              .filter(p -> p.experiment().equals(experiment) && !(log && p.time() <= 0))
              .toList();
      Function<ToDoubleFunction<LearnedLayers.Passage>, double[]> values =
          of -> drawn.stream().mapToDouble(of).map(v -> v > 0 ? v : Double.NaN).toArray();
      double[] times = drawn.stream().mapToDouble(LearnedLayers.Passage::time).toArray();
      String name = "layer " + l.number();
      series.add(new Series.Line(name, times, values.apply(LearnedLayers.Passage::damping), false));
      series.add(
          new Series.Line(
              name + ", exact flow", times, values.apply(LearnedLayers.Passage::exact), true));
    }
    long experiments =
        IntStream.range(0, first.size())
            .mapToObj(i -> first.get(i).experiment())
            .distinct()
            .count();
    return new Block.Chart(
        "layers-over-time",
        "What a step leaves of a change behind each layer",
        "Along the best network's trajectory"
            + (experiments > 1 ? " of the first experiment" : "")
            + ". Where the two lines of a layer lie on each other, its gradient is as the equations"
            + " have it.",
        log ? Axis.log("time") : Axis.linear("time"),
        Axis.log("share that is left"),
        series);
  }
}
