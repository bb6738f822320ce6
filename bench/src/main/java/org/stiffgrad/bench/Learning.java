package org.stiffgrad.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.LearnMonitor;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.learn.Series;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.testkit.learning.TrueModel;

/**
 * Whether networks learn, a line each; against the truth without noise.
 *
 * <pre>
 * lienard K NOISE SEEDS [FORM [adam]]         a relaxation oscillator, 2-8-2
 * table FILE SEEDS HIDDEN ACTIVATION [FORM [skips]]
 *                                            a table of exact values, first row at time 0
 * </pre>
 *
 * Errors of several rows are relative to the largest value of each state, as the noise is.
 */
public final class Learning {
  private static final double LAST = 2;
  private static final int EVEN = 100;
  private static final int ALONG = 48;

  private final ShardExecutor executor;

  private Learning(ShardExecutor executor) {
    this.executor = executor;
  }

  /** Prints a table. */
  public static void main(String[] args) {
    try (ShardExecutor executor = new LocalExecutor(2)) {
      Learning learning = new Learning(executor);
      switch (args[0]) {
        case "lienard" -> learning.lienard(args);
        case "table" -> learning.table(args);
        default -> throw new IllegalArgumentException("found " + args[0]);
      }
    }
  }

  private static List<Form> forms(String[] args, int at) {
    return args.length > at && !args[at].equals("auto")
        ? List.of(Forms.find(args[at]).orElseThrow())
        : LearnOptions.Architecture.DEFAULTS.forms();
  }

  private void lienard(String[] args) {
    TrueModel truth = TrueModel.lienard(Double.parseDouble(args[1]));
    double[] times = truth.times(LAST, EVEN, ALONG);
    double noise = Double.parseDouble(args[2]);
    Series data = truth.data(times, noise, new SplittableRandom(1));
    data.values()[0] = truth.initial(); // where it begins is known
    Series exact = truth.data(times, 0, new SplittableRandom(1));
    // an eighth and a third of the span later the oscillator is elsewhere on its attractor
    double[][] later = truth.solve(new double[] {LAST / 8, LAST / 3});
    List<Series> judges = List.of(exact, truth.from(later[0], times), truth.from(later[1], times));
    LearnOptions options =
        LearnOptions.DEFAULTS
            .withSeeds(Integer.parseInt(args[3]), 1)
            .withArchitecture(
                new LearnOptions.Architecture(
                    List.of(8), Activation.TANH, forms(args, 4), InputMap.LINEAR, false))
            .withTraining(new LearnOptions.Training(200, false, args.length > 5));
    System.out.println("| seed | form | along the data | from other points | | seconds |");
    System.out.println("|---|---|---|---|---|---|");
    for (Learn.Network n : learn(truth.states(), List.of(data), options)) {
      StringBuilder line = new StringBuilder();
      for (Series judge : judges) {
        line.append(String.format(Locale.ROOT, " %.5f |", rootMeanSquare(n, judge)));
      }
      print(n, line.toString());
    }
  }

  /** Judged by the mean of absolute errors relative to the range of each column. */
  private void table(String[] args) {
    DataTable table = DataTable.read(Path.of(args[1]));
    Series data = series(table);
    LearnOptions options =
        LearnOptions.DEFAULTS
            .withSeeds(Integer.parseInt(args[2]), 1)
            .withArchitecture(
                new LearnOptions.Architecture(
                    Arrays.stream(args[3].split(",", -1)).map(Integer::valueOf).toList(),
                    Activation.valueOf(args[4].toUpperCase(Locale.ROOT)),
                    forms(args, 5),
                    InputMap.LINEAR,
                    args.length > 6));
    System.out.println("| seed | form | mean absolute error by range | seconds |");
    System.out.println("|---|---|---|---|");
    for (Learn.Network n : learn(table.observables(), List.of(data), options)) {
      print(n, String.format(Locale.ROOT, " %.3e |", meanAbsolute(n, data)));
    }
  }

  private List<Learn.Network> learn(List<String> states, List<Series> data, LearnOptions options) {
    LearnMonitor clock =
        new LearnMonitor() {
          @Override
          public void tell(long seed, String stage, int iteration, double error) {}

          @Override
          public long nanoTime() {
            return System.nanoTime();
          }
        };
    return Learn.run(states, data, options, clock, executor).networks();
  }

  private static void print(Learn.Network n, String cells) {
    System.out.printf(
        Locale.ROOT, "| %d | %s |%s %.1f |%n", n.seed(), n.ode().form().id(), cells, n.seconds());
  }

  private static Series series(DataTable table) {
    double[] times = new double[table.rows()];
    double[][] values = new double[table.rows()][table.observables().size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = table.time(i);
      for (int k = 0; k < values[i].length; k++) {
        values[i][k] = table.value(i, k);
      }
    }
    return new Series("table", times, values);
  }

  /** Of the rows after the first, relative to the largest value; infinite without a solution. */
  private static double rootMeanSquare(Learn.Network network, Series truth) {
    double[][] y = solve(network, truth);
    if (y.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    int n = y[0].length;
    for (int k = 0; k < n; k++) {
      double most = 0;
      double square = 0;
      for (int i = 1; i < y.length; i++) {
        double exact = truth.values()[i][k];
        most = Math.max(most, Math.abs(exact));
        square += (y[i][k] - exact) * (y[i][k] - exact);
      }
      sum += square / (most * most);
    }
    return Math.sqrt(sum / ((y.length - 1) * n));
  }

  private static double meanAbsolute(Learn.Network network, Series truth) {
    double[][] y = solve(network, truth);
    if (y.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    int n = y[0].length;
    for (int k = 0; k < n; k++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double total = 0;
      for (int i = 0; i < y.length; i++) {
        double exact = truth.values()[i][k];
        least = Math.min(least, exact);
        most = Math.max(most, exact);
        total += Math.abs(y[i][k] - exact);
      }
      sum += total / (most - least);
    }
    return sum / (y.length * n);
  }

  /** Empty where it cannot be solved to the end. */
  static double[][] solve(Learn.Network network, Series truth) {
    double[] p = Arrays.copyOf(network.weights(), network.ode().parameters().size());
    int n = network.ode().states().size();
    System.arraycopy(truth.values()[0], 0, p, network.ode().learned(), n);
    List<double[]> rows = new ArrayList<>();
    Outcome outcome =
        new Solver(network.ode(), SolveOptions.DEFAULTS)
            .solve(
                new Ivp(network.ode(), p, truth.times()[0], truth.times()),
                (i, t, y, s) -> rows.add(y.clone()));
    return outcome instanceof Outcome.Failed ? new double[0][] : rows.toArray(double[][]::new);
  }
}
