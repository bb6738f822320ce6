package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Curves;
import org.stiffgrad.report.Page;

/**
 * A run as a page: one section for each item, its figures and every value beside the stated one.
 */
public final class PaperPage {
  private static final List<String> COLUMNS =
      List.of("value", "measured", "expected", "tolerance", "reproduced");

  private PaperPage() {}

  /** The page. */
  public static Page of(PaperRun run) {
    List<Page.Section> sections = new ArrayList<>();
    sections.add(overview(run));
    run.finished().forEach(f -> sections.add(section(f)));
    return new Page(
        "The vanishing gradient of stiff differential equations, reproduced",
        "Tables and figures of the theory, computed anew; each value stands beside the one that is"
            + " expected. "
            + run.summary()
            + "."
            + missing(run),
        sections);
  }

  private static String missing(PaperRun run) {
    if (run.missing().isEmpty()) {
      return "";
    }
    return " The run was stopped before it finished "
        + run.missing().stream().map(Item::id).collect(Collectors.joining(", "))
        + ".";
  }

  private static Page.Section overview(PaperRun run) {
    List<List<String>> rows = new ArrayList<>();
    for (PaperRun.Finished f : run.finished()) {
      rows.add(
          List.of(
              f.item().id(),
              f.item().title(),
              passed(f.reproduction().checks()),
              mark(f.reproduction().passes())));
    }
    run.missing().forEach(i -> rows.add(List.of(i.id(), i.title(), "", "not finished")));
    return new Page.Section(
        "overview",
        "Overview",
        List.of(
            new Block.Grid(
                "Tables (T) and figures (F)",
                List.of("item", "what it shows", "values", "reproduced"),
                rows)));
  }

  private static Page.Section section(PaperRun.Finished finished) {
    Item item = finished.item();
    List<Check> checks = finished.reproduction().checks();
    List<Block> blocks = new ArrayList<>();
    List<Check> failed = checks.stream().filter(check -> !check.passes()).toList();
    if (!failed.isEmpty()) {
      blocks.add(grid("Not as expected", failed));
    }
    blocks.addAll(finished.reproduction().figures());
    if (!checks.isEmpty()) {
      blocks.add(
          new Block.Folded(
              passed(checks) + " values as expected, one by one",
              List.of(grid("Measured beside expected", checks))));
    }
    return new Page.Section("item-" + item.id(), item.id() + ". " + item.title(), blocks);
  }

  private static String passed(List<Check> checks) {
    return checks.stream().filter(Check::passes).count() + " of " + checks.size();
  }

  private static Block.Grid grid(String caption, List<Check> checks) {
    List<List<String>> rows = new ArrayList<>();
    for (Check check : checks) {
      CheckRow row = CheckRow.of(check);
      rows.add(
          List.of(row.row(), row.measured(), row.expected(), row.tolerance(), mark(row.passes())));
    }
    return new Block.Grid(caption, COLUMNS, rows);
  }

  private static String mark(boolean passes) {
    return passes ? "✓ yes" : "✗ NO";
  }

  /** The data of every chart of a run as CSV, by the chart's id. */
  public static Map<String, String> tables(PaperRun run) {
    Map<String, String> tables = new LinkedHashMap<>();
    for (PaperRun.Finished finished : run.finished()) {
      section(finished).charts().forEach(c -> tables.put(c.id(), Curves.of(c).csv()));
    }
    return tables;
  }
}
