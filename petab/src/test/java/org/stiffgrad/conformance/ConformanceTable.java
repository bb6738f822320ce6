package org.stiffgrad.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stiffgrad.conformance.CaseResult.Verdict;

/**
 * Results of a test suite as a page of docs/results. Pages are only written where the system
 * property {@value #PROPERTY} names their folder.
 */
public final class ConformanceTable {
  /** The folder of the pages. */
  public static final String PROPERTY = "stiffgrad.results";

  private final List<CaseResult> results;

  public ConformanceTable(List<CaseResult> results) {
    this.results = List.copyOf(results);
  }

  public int count(Verdict verdict) {
    return (int) results.stream().filter(r -> r.verdict() == verdict).count();
  }

  /** The results of one kind, one line each, for the message of an assertion. */
  public String list(Verdict verdict) {
    StringBuilder text = new StringBuilder();
    for (CaseResult result : results) {
      if (result.verdict() == verdict) {
        text.append(result.id()).append(": ").append(result.reason()).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Writes the page if it is asked for.
   *
   * @param file its name
   * @param introduction what stands above the tables
   */
  public void write(String file, String introduction) {
    String folder = System.getProperty(PROPERTY);
    if (folder == null) {
      return;
    }
    try {
      Files.writeString(Path.of(folder).resolve(file), introduction + "\n" + tables());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private String tables() {
    StringBuilder text = new StringBuilder("| cases | |\n|---|---|\n");
    row(text, "all", results.size());
    for (Verdict verdict : Verdict.values()) {
      row(text, verdict.name().toLowerCase(java.util.Locale.ROOT), count(verdict));
    }
    text.append("\n## Refused, by reason\n\n| reason | cases |\n|---|---|\n");
    Map<String, Integer> reasons = new TreeMap<>();
    for (CaseResult result : results) {
      if (result.verdict() == Verdict.REFUSED) {
        reasons.merge(result.reason(), 1, Integer::sum);
      }
    }
    List<String> order = new ArrayList<>(reasons.keySet());
    order.sort(Comparator.comparing((String r) -> -reasons.getOrDefault(r, 0)));
    order.forEach(reason -> row(text, reason, reasons.getOrDefault(reason, 0)));
    text.append("\n## By tag\n\n| tag | passed | refused | wrong | failed |\n");
    text.append("|---|---|---|---|---|\n");
    byTag().forEach((tag, counts) -> text.append(tagRow(tag, counts)));
    return text.toString();
  }

  private static void row(StringBuilder text, String name, int count) {
    text.append("| ").append(name).append(" | ").append(count).append(" |\n");
  }

  private Map<String, Map<Verdict, Integer>> byTag() {
    Map<String, Map<Verdict, Integer>> counts = new TreeMap<>();
    for (CaseResult result : results) {
      for (String tag : result.tags()) {
        counts
            .computeIfAbsent(tag, t -> new EnumMap<>(Verdict.class))
            .merge(result.verdict(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String tagRow(String tag, Map<Verdict, Integer> counts) {
    StringBuilder row = new StringBuilder("| ").append(tag).append(" |");
    for (Verdict verdict : Verdict.values()) {
      row.append(' ').append(counts.getOrDefault(verdict, 0)).append(" |");
    }
    return row.append('\n').toString();
  }
}
