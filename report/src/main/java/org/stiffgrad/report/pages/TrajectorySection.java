package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.fit.TimeGrid;
import org.stiffgrad.learn.LearnedTrajectories;
import org.stiffgrad.learn.LearnedTrajectories.Trajectory;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;

/** Trajectories of the best network with the spread of those as good, and what lies beyond. */
record TrajectorySection(LearnedTrajectories learned) {
  /** Experiments drawn in one chart. */
  private static final int MOST_EXPERIMENTS = 4;

  /** Charts that are not folded away, and charts in all. */
  private static final int SHOWN = 6;

  private static final int MOST_CHARTS = 36;

  Page.Section section() {
    List<String> states = learned.columns();
    List<Block> charts = new ArrayList<>();
    for (int k = 0; k < Math.min(MOST_CHARTS, states.size()); k++) {
      charts.add(chart(k, states.get(k)));
    }
    List<Block> blocks = new ArrayList<>(charts.subList(0, Math.min(SHOWN, charts.size())));
    if (charts.size() > SHOWN) {
      blocks.add(
          new Block.Folded(
              (charts.size() - SHOWN) + " more states", charts.subList(SHOWN, charts.size())));
    }
    if (states.size() > MOST_CHARTS) {
      blocks.add(
          new Block.Paragraph(
              (states.size() - MOST_CHARTS) + " more states are left out of this page."));
    }
    return new Page.Section("trajectories", "Trajectories", blocks);
  }

  private Block.Chart chart(int k, String state) {
    List<Trajectory> all = learned.trajectories();
    List<Trajectory> drawn = all.subList(0, Math.min(MOST_EXPERIMENTS, all.size()));
    boolean log = drawn.stream().allMatch(t -> TimeGrid.isLogarithmic(t.data().times()));
    List<Series> series = new ArrayList<>();
    for (Trajectory t : drawn) {
      String suffix = all.size() > 1 ? " " + t.data().name() : "";
      int[] places = places(t.times(), log, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      if (learned.members() > 1) {
        series.add(
            new Series.Band(
                "networks as good" + suffix,
                at(t.times(), places),
                column(t.lower(), k, places),
                column(t.upper(), k, places)));
      }
      int[] within = places(t.times(), log, Double.NEGATIVE_INFINITY, t.trainedTo());
      // the dashed line begins where the other one ends
      int[] beyond = places(t.times(), log, t.trainedTo(), Double.POSITIVE_INFINITY);
      if (within.length > 1) {
        series.add(
            new Series.Line(
                "learned" + suffix, at(t.times(), within), column(t.best(), k, within), false));
      }
      series.add(
          new Series.Line(
              "beyond the training data" + suffix,
              at(t.times(), beyond),
              column(t.best(), k, beyond),
              true));
      points(t, k, log, true, "data" + suffix, series);
      points(t, k, log, false, "data kept for validation" + suffix, series);
    }
    return new Block.Chart(
        "trajectory-" + (k + 1),
        state,
        caption(all.size()),
        log ? Axis.log("time") : Axis.linear("time"),
        Axis.linear(state),
        series);
  }

  private String caption(int experiments) {
    StringBuilder text = new StringBuilder();
    if (learned.members() > 1) {
      text.append("The band holds all ").append(learned.members()).append(" networks whose errors");
      text.append(" are at most twice the best one's. ");
    }
    text.append("Nothing stands behind the dashed line but the network.");
    if (experiments > MOST_EXPERIMENTS) {
      text.append(" The first ").append(MOST_EXPERIMENTS).append(" of ").append(experiments);
      text.append(" experiments are drawn.");
    }
    return text.toString();
  }

  private static void points(
      Trajectory t, int k, boolean log, boolean isTrained, String name, List<Series> series) {
    double[] times = t.data().times();
    int[] places =
        IntStream.range(0, times.length)
            .filter(i -> times[i] <= t.trainedTo() == isTrained && !(log && times[i] <= 0))
            .filter(i -> !Double.isNaN(t.data().values()[i][k]))
            .toArray();
    if (places.length > 0) {
      series.add(new Series.Points(name, at(times, places), column(t.data().values(), k, places)));
    }
  }

  private static int[] places(double[] times, boolean log, double from, double to) {
    return IntStream.range(0, times.length)
        .filter(i -> times[i] >= from && times[i] <= to && !(log && times[i] <= 0))
        .toArray();
  }

  private static double[] at(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] column(double[][] rows, int k, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> rows[i][k]).toArray();
  }
}
