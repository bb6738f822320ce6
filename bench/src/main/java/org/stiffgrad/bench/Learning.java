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
import org.stiffgrad.testkit.learning.TrueModel;

/** Networks that learn a relaxation oscillator: lienard K NOISE SEEDS [FORM]. */
public final class Learning {
  private Learning() {}

  public static void main(String[] args) {
    double k = Double.parseDouble(args[0]);
    double noise = Double.parseDouble(args[1]);
    int seeds = Integer.parseInt(args[2]);
    TrueModel truth = TrueModel.lienard(k);
    double[] times = truth.times(2, 100, 48);
    Series data = truth.data(times, noise, new SplittableRandom(1));
    LearnOptions options = LearnOptions.DEFAULTS.withSeeds(seeds, 1);
    boolean tell = args.length > 3;
    LearnMonitor monitor =
        (seed, stage, iteration, error) -> {
          if (tell && iteration % 20 == 0) {
            System.out.printf(Locale.ROOT, "%d %s %d %.5f%n", seed, stage, iteration, error);
          }
        };
    try (ShardExecutor executor = new LocalExecutor(2)) {
      Learn.Result result = Learn.run(truth.states(), List.of(data), options, monitor, executor);
      System.out.println(times.length + " samples");
      for (Learn.Network n : result.networks()) {
        System.out.printf(
            Locale.ROOT, "seed %d train %.5f %.1f s%n", n.seed(), n.train(), n.seconds());
      }
    }
  }
}
