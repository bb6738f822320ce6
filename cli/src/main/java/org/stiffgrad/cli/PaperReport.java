package org.stiffgrad.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.paper.Check;
import org.stiffgrad.paper.CheckRow;
import org.stiffgrad.paper.Item;
import org.stiffgrad.paper.PaperRun;
import org.stiffgrad.table.TableWriter;

/** Measured values beside expected ones, as tables for people and as JSON for scripts. */
final class PaperReport {
  private PaperReport() {}

  /** One value with all digits. */
  record Line(String id, Check check) {
    String kind() {
      return check instanceof Check.Value
          ? "value"
          : check instanceof Check.AtMost ? "at-most" : "fact";
    }

    String measured() {
      return check instanceof Check.Value value
          ? number(value.measured())
          : check instanceof Check.AtMost most
              ? number(most.measured())
              : ((Check.Fact) check).measured();
    }

    String expected() {
      return check instanceof Check.Value value
          ? number(value.expected())
          : check instanceof Check.AtMost most
              ? number(most.limit())
              : ((Check.Fact) check).expected();
    }

    String tolerance() {
      return check instanceof Check.Value value ? number(CheckRow.tolerance(value)) : "";
    }

    String reason() {
      return check instanceof Check.Value value
          ? value.bound().reason()
          : check instanceof Check.AtMost most ? most.reason() : "";
    }

    private static String number(double value) {
      return Double.isInfinite(value) ? Double.toString(value) : TableWriter.number(value);
    }
  }

  /** Every value of a run, in order. */
  static List<Line> lines(PaperRun run) {
    List<Line> lines = new ArrayList<>();
    for (PaperRun.Finished finished : run.finished()) {
      finished
          .reproduction()
          .checks()
          .forEach(check -> lines.add(new Line(finished.item().id(), check)));
    }
    return lines;
  }

  static void print(PaperRun run, PrintStream out) {
    for (PaperRun.Finished finished : run.finished()) {
      out.println(finished.item().id() + "  " + finished.item().title());
      out.println();
      TextTable table = new TextTable().row("value", "measured", "expected", "tolerance", "pass");
      for (Check check : finished.reproduction().checks()) {
        CheckRow row = CheckRow.of(check);
        table.row(
            row.row(),
            row.measured(),
            row.expected(),
            row.tolerance(),
            row.passes() ? "yes" : "NO");
      }
      table.print(out);
      out.println();
    }
    out.println(run.summary());
    if (!run.passes()) {
      failures(run, out);
    }
  }

  private static void failures(PaperRun run, PrintStream out) {
    out.println("NOT REPRODUCED:");
    for (Line line : lines(run)) {
      if (!line.check().passes()) {
        CheckRow row = CheckRow.of(line.check());
        out.println(
            "  - "
                + line.id()
                + ", "
                + row.row()
                + ": "
                + row.measured()
                + ", expected "
                + row.expected()
                + (line.check() instanceof Check.Value ? " " + row.tolerance() : ""));
      }
    }
    if (!run.missing().isEmpty()) {
      List<String> ids = run.missing().stream().map(Item::id).toList();
      out.println("  - interrupted, not finished: " + String.join(", ", ids));
    }
  }

  static void writeJson(JsonOutput json, Line line) throws IOException {
    json.text("id", line.id()).text("row", line.check().row());
    if (line.check() instanceof Check.Value value) {
      json.number("measured", value.measured()).number("expected", value.expected());
      json.number("tolerance", CheckRow.tolerance(value));
    } else if (line.check() instanceof Check.AtMost most) {
      json.number("measured", most.measured()).number("expected", most.limit());
      json.text("tolerance", null);
    } else {
      json.text("measured", line.measured()).text("expected", line.expected());
      json.text("tolerance", null);
    }
    json.truth("pass", line.check().passes());
    json.text("kind", line.kind()).text("reason", line.reason());
  }
}
