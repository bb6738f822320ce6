package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.train.Budget;
import org.stiffgrad.train.Remedies;
import org.stiffgrad.train.Remedy;
import picocli.CommandLine.Option;

/** How a fit is made and what it may cost. */
final class RemedyOptions {
  private static final String NAME = "--remedies";
  private static final int MOST_EVALUATIONS = 1_000_000_000;

  @Option(
      names = NAME,
      paramLabel = "LIST",
      description =
          "auto (default), none (as the literature does it: Adam on raw parameters, one step from"
              + " one measurement to the next), or ids: a,b for these alone; auto,-a for the default"
              + " without a; auto,a for the default and a. docs/remedies has a page for each.")
  private @Nullable String remedies;

  @Option(
      names = "--max-evaluations",
      paramLabel = "N",
      description =
          "Most evaluations of the objective. Starts have equal shares; the best point so far is"
              + " the result.")
  private @Nullable String evaluations;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "End after so many seconds with the best point so far.")
  private @Nullable String seconds;

  @Option(
      names = "--no-profiles",
      description = "No scans and profiles of what the data hardly determine.")
  private boolean noProfiles;

  /** Seconds that the fit may take; infinite without a limit. */
  double seconds() {
    return seconds == null
        ? Double.POSITIVE_INFINITY
        : OptionText.positive("--time-limit", seconds);
  }

  Budget budget() {
    Budget budget =
        Budget.DEFAULTS.withDepth(noProfiles ? Budget.Depth.POINT : Budget.Depth.PROFILES);
    return evaluations == null
        ? budget
        : budget.withEvaluations(
            OptionText.count("--max-evaluations", evaluations, MOST_EVALUATIONS));
  }

  /** The remedies asked for, in the order in which they are applied. */
  List<Remedy> remedies() {
    return remedies == null ? Remedies.AUTO : parse(remedies);
  }

  static List<Remedy> parse(String text) {
    List<String> parts = OptionText.split(NAME, text);
    if (parts.contains("none")) {
      if (parts.size() > 1) {
        throw UsageException.found(NAME, text, "nothing beside none");
      }
      return Remedies.NONE;
    }
    Set<Remedy> chosen = new LinkedHashSet<>();
    for (String part : parts) {
      if (part.equals("auto")) {
        chosen.addAll(Remedies.AUTO);
      } else if (part.startsWith("-")) {
        if (!chosen.remove(find(part.substring(1)))) {
          throw UsageException.found(NAME, part, "one that is there before it is left out");
        }
      } else {
        chosen.add(find(part));
      }
    }
    List<Remedy> ordered = new ArrayList<>(Remedies.ALL);
    ordered.retainAll(chosen);
    return ordered;
  }

  private static Remedy find(String id) {
    return Remedies.find(id)
        .orElseThrow(
            () ->
                UsageException.found(
                    NAME,
                    id,
                    "auto, none, or of "
                        + Remedies.ALL.stream().map(Remedy::id).collect(Collectors.joining(", "))));
  }
}
