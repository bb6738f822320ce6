package org.stiffgrad.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.stiffgrad.diagnose.Contrast;
import org.stiffgrad.diagnose.GradientBudget;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.ModeStep;
import org.stiffgrad.diagnose.ParameterHealth;
import org.stiffgrad.diagnose.SuggestedSamples;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.Design;
import org.stiffgrad.report.Digits;

/** A diagnosis for people. */
record HealthText(GradientHealth health) {
  private static final int MOST_STEPS = 10;

  void print(PrintStream out) {
    out.println(
        "chi2 "
            + Digits.six(health.objective().chi2())
            + " of "
            + health.objective().residuals()
            + " measured values");
    Contrast.of(health).ifPresent(c -> out.println(c.sentence()));
    out.println();
    printBudget(out);
    out.println();
    for (ParameterHealth p : health.parameters()) {
      out.println(p.parameter().id() + ": " + p.finding().verdict().id());
      out.println("  " + p.finding().sentence());
      out.println("  To do: " + p.finding().action());
    }
    out.println();
    printDirections(out);
    printSteps(out);
    printSuggestions(out);
  }

  private void printBudget(PrintStream out) {
    out.println("Where the plain derivative |dL/dp| comes from, in decades:");
    TextTable table =
        new TextTable()
            .row(
                "parameter",
                "value",
                "units",
                "information",
                "solver",
                "misfit",
                "alignment",
                "sum",
                "gradient",
                "error");
    for (ParameterHealth p : health.parameters()) {
      GradientBudget b = p.budget();
      table.row(
          p.parameter().id(),
          Digits.six(p.value()),
          decades(b.units()),
          decades(b.information()),
          decades(b.solver()),
          decades(b.misfit()),
          decades(b.alignment()),
          decades(b.sum()),
          Digits.three(p.gradient().value()) + (p.gradient().isAboveError() ? "" : " (?)"),
          Digits.three(p.gradient().error()));
    }
    table.print(out);
    out.println(
        "  (gradient: on the scale of estimation, without prior; ?: no larger than its error)");
    if (health.parameters().stream().anyMatch(p -> p.gradient().prior() != 0)) {
      out.println();
      out.println("Beside it the priors:");
      TextTable priors = new TextTable().row("parameter", "gradient");
      for (ParameterHealth p : health.parameters()) {
        if (p.gradient().prior() != 0) {
          priors.row(p.parameter().id(), Digits.three(p.gradient().prior()));
        }
      }
      priors.print(out);
    }
  }

  private void printDirections(PrintStream out) {
    out.println("What the data determine, the best known product of powers first:");
    TextTable table = new TextTable().row("direction", "standard deviations for a factor of e");
    for (Combination c : health.directions()) {
      table.row(c.text(), Digits.three(c.singularValue()) + (c.singularValue() < 1 ? " open" : ""));
    }
    table.print(out);
    GradientHealth.Conditions conditions = health.conditions();
    out.println(
        "Condition number of the information: "
            + Digits.three(conditions.plain())
            + " for plain parameters, "
            + Digits.three(conditions.scales())
            + " on the scales of estimation, "
            + Digits.three(conditions.logarithms())
            + " for logarithms, "
            + Digits.three(conditions.normalized())
            + " whatever their scales"
            + (Double.isNaN(conditions.modes())
                ? "."
                : ", " + Digits.three(conditions.modes()) + " along time scales."));
    if (conditions.asksForModes()) {
      out.println(
          "  Parameters mix time scales: estimate rates and directions of the modes in their place.");
    }
  }

  private void printSuggestions(PrintStream out) {
    List<SuggestedSamples> helpful =
        health.suggestions().stream().filter(SuggestedSamples::isHelpful).toList();
    if (helpful.isEmpty()) {
      return;
    }
    out.println();
    out.println("Measurements that would tell more, one after another:");
    TextTable table =
        new TextTable().row("parameter", "serves", "observables", "time", "standard error after");
    for (SuggestedSamples s : helpful) {
      String serves = s.decades() == 0 ? "its value" : s.decades() + " decades around it";
      for (Design.Suggestion one : s.design().suggestions()) {
        table.row(
            health.parameters().get(s.parameter()).parameter().id(),
            serves,
            (one.experiment().isEmpty() ? "" : one.experiment() + ": ")
                + String.join(", ", one.observables()),
            Digits.three(one.time()),
            Digits.three(one.after()[0]));
      }
    }
    table.print(out);
  }

  private void printSteps(PrintStream out) {
    List<ModeStep> wrong = health.steps().stream().filter(ModeStep::isWrongSign).toList();
    if (wrong.isEmpty()) {
      return;
    }
    out.println();
    out.println("Steps whose gradient has the wrong sign for a mode that the data still see:");
    TextTable table =
        new TextTable().row("experiment", "time", "step", "eigenvalue", "z", "|R'/e^z|, decades");
    for (ModeStep s : wrong.subList(0, Math.min(MOST_STEPS, wrong.size()))) {
      table.row(
          s.span().experiment(),
          Digits.three(s.span().time()),
          Digits.three(s.span().length()),
          Digits.three(s.eigenvalue().re()),
          Digits.three(s.response().z()),
          decades(s.response().decades()));
    }
    table.print(out);
    if (wrong.size() > MOST_STEPS) {
      out.println("  and " + (wrong.size() - MOST_STEPS) + " more");
    }
  }

  /** Two decimals, a dash for what is not finite. */
  private static String decades(double x) {
    if (!Double.isFinite(x)) {
      return x > 0 ? "+inf" : "-inf";
    }
    BigDecimal rounded = new BigDecimal(x).setScale(2, RoundingMode.HALF_EVEN);
    return (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString();
  }
}
