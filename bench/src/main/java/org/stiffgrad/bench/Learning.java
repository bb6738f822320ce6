package org.stiffgrad.bench;

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
import org.stiffgrad.testkit.learning.TrueModel;

/**
 * Networks of eight nodes that learn a relaxation oscillator, against the truth without noise,
 * along the data and from points of the attractor that are not in the data: {@code K NOISE SEEDS
 * [FORM]}.
 */
public final class Learning {
  private static final double LAST = 2;
  private static final int EVEN = 100;
  private static final int ALONG = 48;

  private Learning() {}

  /** Prints a line a network. */
  public static void main(String[] args) {
    TrueModel truth = TrueModel.lienard(Double.parseDouble(args[0]));
    double[] times = truth.times(LAST, EVEN, ALONG);
    double noise = Double.parseDouble(args[1]);
    Series data = truth.data(times, noise, new SplittableRandom(1));
    data.values()[0] = truth.initial(); // where it begins is known
    Series exact = truth.data(times, 0, new SplittableRandom(1));
    // a quarter and a half of the span later the oscillator is elsewhere on its attractor
    double[][] later = truth.solve(new double[] {LAST / 8, LAST / 3});
    List<Form> forms =
        args.length > 3 && !args[3].equals("auto")
            ? List.of(Forms.find(args[3]).orElseThrow())
            : LearnOptions.Architecture.DEFAULTS.forms();
    LearnOptions options =
        LearnOptions.DEFAULTS
            .withSeeds(Integer.parseInt(args[2]), 1)
            .withArchitecture(
                new LearnOptions.Architecture(List.of(8), Activation.TANH, forms, InputMap.LINEAR))
            .withTraining(new LearnOptions.Training(200, false, args.length > 4));
    try (ShardExecutor executor = new LocalExecutor(2)) {
      Learn.Result result =
          Learn.run(truth.states(), List.of(data), options, LearnMonitor.SILENT, executor);
      System.out.println("| seed | along the data | from other points | seconds |");
      System.out.println("|---|---|---|---|");
      for (Learn.Network n : result.networks()) {
        System.out.printf(
            Locale.ROOT,
            "| %d | %.5f | %.5f %.5f | %.1f |%n",
            n.seed(),
            Learn.error(n.ode(), List.of(exact), n.weights(), executor),
            Learn.error(n.ode(), List.of(truth.from(later[0], times)), n.weights(), executor),
            Learn.error(n.ode(), List.of(truth.from(later[1], times)), n.weights(), executor),
            n.seconds());
      }
    }
  }
}
