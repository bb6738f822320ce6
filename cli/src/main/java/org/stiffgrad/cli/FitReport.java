package org.stiffgrad.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.report.Digits;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.StartRecord;
import org.stiffgrad.train.Work;

/**
 * The result of a fit for people and for scripts.
 *
 * @param problem what was fitted, as the user named it
 * @param asked number of starts that the user asked for; a rescue adds some
 */
record FitReport(String problem, FitResult result, int asked) {
  void print(PrintStream out) {
    TextTable table =
        new TextTable().row("parameter", "start", "estimate", "95 % interval", "verdict");
    for (ParameterEstimate p : result.parameters()) {
      table.row(
          p.parameter().id(),
          Digits.six(p.parameter().start()),
          p.estimate().isPresent() ? Digits.six(p.estimate().getAsDouble()) : "-",
          interval(p),
          p.verdict().id());
    }
    table.print(out);
    out.println();
    for (ParameterEstimate p : result.parameters()) {
      out.println("  " + p.parameter().id() + ": " + p.note());
    }
    if (!result.combinations().isEmpty()) {
      out.println();
      out.println("The data leave open:");
      for (Combination c : result.combinations()) {
        out.println("  " + c.text() + " (singular value " + Digits.three(c.singularValue()) + ")");
      }
    }
    out.println();
    printObjective(out);
    printVerdict(out);
  }

  private void printObjective(PrintStream out) {
    out.println(
        "objective "
            + String.format(Locale.ROOT, "%.6f", result.objective().value())
            + ", chi2 "
            + Digits.six(result.objective().chi2())
            + " of "
            + result.objective().residuals()
            + " measured values");
    Work work = result.work();
    if (work.starts().size() > 1) {
      out.println(starts(work));
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%d evaluations, %d of them with sensitivities, in %.2f s",
            work.residualEvaluations() + work.sensitivityEvaluations(),
            work.sensitivityEvaluations(),
            work.seconds()));
  }

  private String starts(Work work) {
    int all = work.starts().size();
    long finished = work.starts().stream().filter(StartRecord::isFinished).count();
    StringBuilder line = new StringBuilder();
    line.append(result.startsAtBest()).append(" of ").append(finished);
    line.append(finished < all ? " finished starts" : " starts");
    line.append(" reached the best objective (within " + FitResult.SAME_OPTIMUM + ")");
    if (finished < all) {
      line.append("; " + (all - finished) + " were cancelled");
    }
    if (all > asked) {
      String first = asked == 1 ? "the first" : "the first " + asked;
      line.append("; the last " + (all - asked) + " were added, because ");
      line.append(first).append(" found nothing acceptable");
    }
    return line.toString();
  }

  private void printVerdict(PrintStream out) {
    out.println(result.accepted() ? "accepted" : "NOT ACCEPTED:");
    for (String flag : result.flags()) {
      out.println("  - " + flag);
    }
  }

  private static String interval(ParameterEstimate p) {
    return end(p.uncertainty().lower95()) + " .. " + end(p.uncertainty().upper95());
  }

  private static String end(OptionalDouble end) {
    return end.isPresent() ? Digits.six(end.getAsDouble()) : "open";
  }

  void writeJson(JsonOutput json) throws IOException {
    json.text("command", "fit").text("problem", problem);
    ObjectiveJson.write(json, result.objective());
    json.truth("accepted", result.accepted()).texts("flags", result.flags());
    json.objects("parameters", result.parameters(), FitReport::writeParameter);
    json.objects(
        "combinations",
        result.combinations(),
        (item, c) -> {
          item.number("singularValue", c.singularValue());
          item.object("exponents", e -> writeExponents(e, c));
        });
    Work work = result.work();
    json.object(
        "evaluations",
        e ->
            e.count("residual", work.residualEvaluations())
                .count("sensitivity", work.sensitivityEvaluations()));
    json.objects(
        "stages",
        work.stages(),
        (item, s) ->
            item.text("name", s.name())
                .number("objective", orNan(s.objective()))
                .count("evaluations", s.evaluations())
                .text("outcome", s.outcome())
                .number("seconds", s.seconds()));
    json.objects(
        "starts",
        work.starts(),
        (item, s) ->
            item.number("objective", orNan(s.objective()))
                .text("outcome", s.outcome())
                .number("seconds", s.seconds()));
    json.count("startsAtBest", result.startsAtBest()).number("seconds", work.seconds());
  }

  private static void writeParameter(JsonOutput item, ParameterEstimate p) throws IOException {
    item.text("id", p.parameter().id())
        .text("scale", p.parameter().scale().id())
        .number("start", p.parameter().start())
        .number("estimate", orNan(p.estimate()))
        .number("standardError", p.uncertainty().standardError())
        .number("lower95", orNan(p.uncertainty().lower95()))
        .number("upper95", orNan(p.uncertainty().upper95()))
        .text("verdict", p.verdict().id())
        .text("note", p.note());
  }

  private static void writeExponents(JsonOutput json, Combination c) throws IOException {
    for (var exponent : c.exponents().entrySet()) {
      json.number(exponent.getKey(), exponent.getValue());
    }
  }

  /** JSON has no word for what does not exist but null, which is written for this. */
  private static double orNan(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
