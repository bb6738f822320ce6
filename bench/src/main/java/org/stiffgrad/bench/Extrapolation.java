package org.stiffgrad.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.LearnMonitor;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.learn.Series;
import org.stiffgrad.testkit.learning.TrueModel;

/**
 * How far networks are right beyond their data: {@code SEEDS [PROBLEM...]}. Six stiff problems,
 * exact data of a first part of the time, judged on the rest, relative to the deviation of each
 * state over the data and over the rest (of which a constant would be 1).
 */
public final class Extrapolation {
  private static final int BEYOND = 50;

  /**
   * A problem.
   *
   * @param known rows to learn from
   * @param last end of what is judged
   */
  private record Task(TrueModel truth, double[] known, double last) {
    double[] beyond() {
      double from = known[known.length - 1];
      return IntStream.rangeClosed(1, BEYOND)
          .mapToDouble(i -> from + (last - from) * i / BEYOND)
          .toArray();
    }
  }

  private Extrapolation() {}

  /** Prints a table. */
  public static void main(String[] args) throws IOException {
    LearnOptions options = LearnOptions.DEFAULTS.withSeeds(Integer.parseInt(args[0]), 1);
    Map<String, Task> tasks = tasks();
    List<String> wanted = Arrays.asList(args).subList(1, args.length);
    System.out.println("| problem | data | beyond, of data's | best | beyond, of its own | best |");
    System.out.println("|---|---|---|---|---|---|");
    try (ShardExecutor executor = new LocalExecutor(2)) {
      for (Map.Entry<String, Task> task : tasks.entrySet()) {
        if (wanted.isEmpty() || wanted.contains(task.getKey())) {
          print(task.getKey(), task.getValue(), options, executor);
        }
      }
    }
  }

  private static Map<String, Task> tasks() throws IOException {
    Map<String, Task> tasks = new LinkedHashMap<>();
    TrueModel vanDerPol = TrueModel.of("x = 2; y = 0; x' = y; y' = 100*(1 - x^2)*y - x");
    tasks.put("vanderpol", new Task(vanDerPol, vanDerPol.times(200, 100, 48), 400));
    TrueModel pollu = TrueModel.of(Files.readString(Path.of("../examples/learn/pollu.ant")));
    tasks.put("pollu", new Task(pollu, pollu.times(30, 20, 0), 60));
    tasks.put("robertson", new Task(TrueModel.robertson(), logTimes(-5, 2, 50), 1000));
    TrueModel oregonator =
        TrueModel.of(
            "x = 1; y = 2; z = 3; x' = 77.27*(x*(1 - 8.375e-6*x - y) + y);"
                + " y' = (z - (1 + x)*y)/77.27; z' = 0.161*(x - z)");
    tasks.put("oregonator", new Task(oregonator, oregonator.times(360, 100, 48), 720));
    TrueModel hires =
        TrueModel.of(
            "y1 = 1; y2 = 0; y3 = 0; y4 = 0; y5 = 0; y6 = 0; y7 = 0; y8 = 0.0057;"
                + " y1' = -1.71*y1 + 0.43*y2 + 8.32*y3 + 0.0007; y2' = 1.71*y1 - 8.75*y2;"
                + " y3' = -10.03*y3 + 0.43*y4 + 0.035*y5; y4' = 8.32*y2 + 1.71*y3 - 1.12*y4;"
                + " y5' = -1.745*y5 + 0.43*y6 + 0.43*y7;"
                + " y6' = -280*y6*y8 + 0.69*y4 + 1.71*y5 - 0.43*y6 + 0.69*y7;"
                + " y7' = 280*y6*y8 - 1.81*y7; y8' = -280*y6*y8 + 1.81*y7");
    tasks.put("hires", new Task(hires, hires.times(160.9, 60, 40), 321.8122));
    TrueModel davisSkodje =
        TrueModel.of("x = 2; y = 1; x' = -x; y' = -50*y + x*(50*x + 49)/(1 + x)^2");
    tasks.put("davis-skodje", new Task(davisSkodje, davisSkodje.times(2.5, 30, 20), 5));
    return tasks;
  }

  private static double[] logTimes(double first, double last, int count) {
    double[] later =
        IntStream.range(0, count)
            .mapToDouble(i -> Math.pow(10, first + (last - first) * i / (count - 1)))
            .toArray();
    return DoubleStream.concat(DoubleStream.of(0), Arrays.stream(later)).toArray();
  }

  private static void print(String name, Task task, LearnOptions options, ShardExecutor executor) {
    Series data = new Series("known", task.known(), task.truth().solve(task.known()));
    double[] times =
        DoubleStream.concat(DoubleStream.of(task.known()), DoubleStream.of(task.beyond()))
            .toArray();
    double[][] exact = task.truth().solve(times);
    Series all = new Series("all", times, exact);
    int first = task.known().length;
    List<Learn.Network> networks =
        Learn.run(task.truth().states(), List.of(data), options, LearnMonitor.SILENT, executor)
            .networks();
    double[] byData = new double[networks.size()];
    double[] byRest = new double[networks.size()];
    for (int i = 0; i < byData.length; i++) {
      double[][] found = Learning.solve(networks.get(i), all);
      byData[i] = error(found, exact, first, deviations(exact, 0, first));
      byRest[i] = error(found, exact, first, deviations(exact, first, exact.length));
    }
    Arrays.sort(byData);
    Arrays.sort(byRest);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1e | %.4g | %.4g | %.4g | %.4g |%n",
        name,
        networks.get(networks.size() / 2).train(),
        byData[byData.length / 2],
        byData[0],
        byRest[byRest.length / 2],
        byRest[0]);
  }

  private static double[] deviations(double[][] y, int from, int to) {
    double[] s = new double[y[0].length];
    for (int k = 0; k < s.length; k++) {
      int at = k;
      double mean = Arrays.stream(y, from, to).mapToDouble(r -> r[at]).average().orElseThrow();
      s[k] =
          Math.sqrt(
              Arrays.stream(y, from, to)
                  .mapToDouble(r -> (r[at] - mean) * (r[at] - mean))
                  .average()
                  .orElseThrow());
    }
    return s;
  }

  private static double error(double[][] found, double[][] exact, int first, double[] scale) {
    if (found.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (int i = first; i < exact.length; i++) {
      for (int k = 0; k < scale.length; k++) {
        double e = (found[i][k] - exact[i][k]) / scale[k];
        sum += e * e;
      }
    }
    return Math.sqrt(sum / ((exact.length - first) * scale.length));
  }
}
