package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;

/**
 * Searches as entries of a journal. The evaluation at the end is not kept but made again, which
 * gives the same bits, since a search ends with one that depends on its point alone.
 */
final class SearchJournal {
  private final Journal journal;
  private final Likelihood exact;

  SearchJournal(Journal journal, Likelihood exact) {
    this.journal = journal;
    this.exact = exact;
  }

  private static String key(double[] start, Phase from, long allowance) {
    double[] numbers = Arrays.copyOf(start, start.length + 1);
    numbers[start.length] = allowance;
    return Journal.key("search/" + from.name().toLowerCase(Locale.ROOT), numbers);
  }

  Optional<Found> find(double[] start, Phase from, long allowance) {
    return journal.find(key(start, from, allowance)).map(e -> restored(start, e));
  }

  void add(double[] start, Phase from, long allowance, Found found) {
    journal.add(key(start, from, allowance), entry(found));
  }

  private static Journal.Entry entry(Found found) {
    List<Double> numbers = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Reached end = found.end();
    numbers.add(end.plain() == null ? 0.0 : 1.0);
    numbers.add(end.decrement());
    numbers.add(end.stop().isFinished() ? 1.0 : 0.0);
    numbers.add(end.stop().lastFailed() ? 1.0 : 0.0);
    numbers.add((double) found.values());
    numbers.add((double) found.roots());
    numbers.add(found.seconds());
    for (double x : end.theta()) {
      numbers.add(x);
    }
    texts.add(end.stop().infeasible());
    add(end.stage(), numbers, texts);
    found.stages().forEach(s -> add(s, numbers, texts));
    return new Journal.Entry(numbers.stream().mapToDouble(Double::doubleValue).toArray(), texts);
  }

  private static void add(StageRecord s, List<Double> numbers, List<String> texts) {
    numbers.add(s.objective().orElse(Double.NaN));
    numbers.add((double) s.evaluations());
    numbers.add(s.seconds());
    texts.add(s.name());
    texts.add(s.outcome());
  }

  private Found restored(double[] start, Journal.Entry entry) {
    double[] n = entry.numbers();
    int k = start.length;
    int at = 7 + k;
    double[] theta = Arrays.copyOfRange(n, 7, at);
    List<StageRecord> stages = new ArrayList<>();
    for (int text = 1; text + 1 < entry.texts().size(); text += 2, at += 3) {
      OptionalDouble objective =
          Double.isNaN(n[at]) ? OptionalDouble.empty() : OptionalDouble.of(n[at]);
      stages.add(
          new StageRecord(
              entry.texts().get(text),
              objective,
              (int) n[at + 1],
              entry.texts().get(text + 1),
              n[at + 2]));
    }
    Evaluation.@Nullable Feasible plain =
        n[0] != 0 && exact.evaluate(theta, 1) instanceof Evaluation.Feasible f ? f : null;
    Reached.Stop stop = new Reached.Stop(n[2] != 0, n[3] != 0, entry.texts().get(0));
    Reached end = new Reached(theta, plain, n[1], stop, stages.get(0));
    return new Found(start, end, stages.subList(1, stages.size()), (long) n[4], (long) n[5], n[6]);
  }
}
