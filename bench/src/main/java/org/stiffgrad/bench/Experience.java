package org.stiffgrad.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.testkit.experience.Attempt;
import org.stiffgrad.testkit.experience.HeldOut;
import org.stiffgrad.testkit.experience.Trial;
import org.stiffgrad.testkit.experience.Trials;
import org.stiffgrad.train.FitOptions;

/**
 * Whether fits arrive, as Markdown tables.
 *
 * <pre>
 * ladder DECADES STARTS [STRATEGY...]           the seventeen trials, 1 % noise
 * exact DECADES STARTS [STRATEGY...]            the same with exact data
 * unknown DECADES STARTS [STRATEGY...]          the same with estimated noise
 * dense DECADES STARTS [STRATEGY...]            linear systems by their entries and by their modes
 * heldout FIRST LAST STARTS [STRATEGY...]       seeds of fresh instances of each family, x300
 * family FAMILY,... FIRST LAST STARTS [STRATEGY...]   the same of some families alone
 * one TRIAL|FAMILY-SEED DECADES SEED STRATEGY   a single fit
 * </pre>
 */
public final class Experience {
  private static final double HELD_OUT_DECADES = 2.5;
  private static final int THREADS = 2;

  private final ShardExecutor executor;

  private Experience(ShardExecutor executor) {
    this.executor = executor;
  }

  /** Runs what the arguments ask for. */
  public static void main(String[] args) {
    try (ShardExecutor executor = new LocalExecutor(THREADS)) {
      Experience run = new Experience(executor);
      switch (args[0]) {
        case "ladder" -> run.trials(args, Trials.ALL, 1, false);
        case "exact" -> run.trials(args, Trials.ALL, 0, false);
        case "unknown" -> run.trials(args, Trials.ALL, 1, true);
        case "dense" -> run.trials(args, Trials.DENSE, 1, false);
        case "heldout" -> run.heldOut(HeldOut.FAMILIES, args, 1);
        case "family" -> run.heldOut(Arrays.asList(args[1].split(",")), args, 2);
        case "one" -> run.one(args);
        default -> throw new IllegalArgumentException("found " + args[0]);
      }
    }
  }

  private static List<String> strategies(String[] args, int from) {
    return args.length > from
        ? Arrays.asList(args).subList(from, args.length)
        : List.copyOf(Strategies.LADDER.keySet());
  }

  private void trials(String[] args, List<Trial> trials, double noise, boolean estimated) {
    Attempt.Conditions conditions =
        new Attempt.Conditions(Double.parseDouble(args[1]), noise, estimated);
    int starts = Integer.parseInt(args[2]);
    Map<String, List<Trial>> groups = new LinkedHashMap<>();
    trials.forEach(t -> groups.put(t.id(), List.of(t)));
    for (String strategy : strategies(args, 3)) {
      print(strategy, groups, conditions, starts);
    }
  }

  private void heldOut(List<String> families, String[] args, int from) {
    Attempt.Conditions conditions = new Attempt.Conditions(HELD_OUT_DECADES, 1, false);
    Map<String, List<Trial>> groups = new LinkedHashMap<>();
    for (String family : families) {
      List<Trial> drawn = new ArrayList<>();
      for (int s = Integer.parseInt(args[from]); s <= Integer.parseInt(args[from + 1]); s++) {
        drawn.add(HeldOut.draw(family, s));
      }
      groups.put(family, drawn);
    }
    for (String strategy : strategies(args, from + 3)) {
      print(strategy, groups, conditions, Integer.parseInt(args[from + 2]));
    }
  }

  private void one(String[] args) {
    int dash = args[1].lastIndexOf('-');
    boolean isTrial = Trials.ALL.stream().anyMatch(t -> t.id().equals(args[1]));
    Trial trial =
        isTrial
            ? Trials.named(args[1])
            : HeldOut.draw(args[1].substring(0, dash), Long.parseLong(args[1].substring(dash + 1)));
    Attempt.Conditions conditions = new Attempt.Conditions(Double.parseDouble(args[2]), 1, false);
    System.out.println(trial.model());
    System.out.println(trial.observed() + " " + trial.times().length + " samples");
    System.out.println(
        Attempt.of(
            trial.prepare(),
            conditions,
            Long.parseLong(args[3]),
            Strategies.named(args[4]),
            executor));
  }

  private void print(
      String strategy, Map<String, List<Trial>> groups, Attempt.Conditions conditions, int starts) {
    System.out.println("\n" + strategy + ":\n");
    System.out.println(
        "| problems | recovered | silent failures | evaluations, median | p90 | ms a fit |"
            + " slowest, s |");
    System.out.println("|---|---|---|---|---|---|---|");
    FitOptions options = Strategies.named(strategy);
    List<Attempt> all = new ArrayList<>();
    double seconds = 0;
    List<String> failures = new ArrayList<>();
    for (Map.Entry<String, List<Trial>> group : groups.entrySet()) {
      long began = System.nanoTime();
      List<Attempt> attempts = new ArrayList<>();
      for (Trial trial : group.getValue()) {
        Trial.Prepared prepared = trial.prepare();
        List<Attempt> some =
            executor.map(starts, s -> Attempt.of(prepared, conditions, s + 1, options, executor));
        for (int s = 0; s < starts; s++) {
          Attempt a = some.get(s);
          if (!a.isRecovered()) {
            failures.add(
                String.format(
                    Locale.ROOT,
                    "- %s seed %d: %s, %.3g above the truth, %s",
                    trial.id(),
                    s + 1,
                    a.isAccepted() ? "ACCEPTED" : "flagged",
                    a.excess(),
                    a.detail()));
          }
        }
        attempts.addAll(some);
      }
      double took = (System.nanoTime() - began) * 1e-9;
      seconds += took;
      all.addAll(attempts);
      row(group.getKey(), attempts, took);
    }
    row("all", all, seconds);
    double wrong = all.stream().mapToDouble(Attempt::noiseRatio).filter(r -> r > 1.2).count();
    if (conditions.estimateNoise()) {
      System.out.printf(
          Locale.ROOT, "%nstandard deviations within 20 %% in %.0f%n", all.size() - wrong);
    }
    System.out.println();
    failures.forEach(f -> System.out.println(f.substring(0, Math.min(220, f.length()))));
  }

  private static void row(String name, List<Attempt> attempts, double seconds) {
    double[] evaluations = attempts.stream().mapToDouble(Attempt::evaluations).sorted().toArray();
    int n = evaluations.length;
    System.out.printf(
        Locale.ROOT,
        "| %s | %d of %d | %d | %.0f | %.0f | %.0f | %.1f |%n",
        name,
        attempts.stream().filter(Attempt::isRecovered).count(),
        n,
        attempts.stream().filter(Attempt::isSilentFailure).count(),
        evaluations[n / 2],
        evaluations[Math.min(n - 1, 9 * n / 10)],
        1000 * seconds * THREADS / n,
        attempts.stream().mapToDouble(Attempt::seconds).max().orElse(0));
  }
}
