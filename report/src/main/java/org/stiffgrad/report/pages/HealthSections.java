package org.stiffgrad.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.stiffgrad.diagnose.ComponentGradient;
import org.stiffgrad.diagnose.GradientBudget;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.ParameterHealth;
import org.stiffgrad.diagnose.SuggestedSamples;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.Design;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;

/** A diagnosis: verdicts, budget, what the data determine, what would help. */
final class HealthSections {
  private final FitProblem problem;
  private final GradientHealth health;

  HealthSections(FitProblem problem, GradientHealth health) {
    this.problem = problem;
    this.health = health;
  }

  /** All but the verdicts, which a fit has among its estimates. */
  List<Page.Section> sections() {
    List<Page.Section> all = new ArrayList<>();
    all.add(budget());
    new ProfileSection(health.profiles()).section().ifPresent(all::add);
    all.add(directions());
    ModeSection modes = new ModeSection(problem.solve().method(), health);
    modes.section().ifPresent(all::add);
    modes.timeMaps().ifPresent(all::add);
    if (health.suggestions().stream().anyMatch(SuggestedSamples::isHelpful)) {
      all.add(suggestions());
    }
    return all;
  }

  Page.Section verdicts() {
    List<List<String>> rows = new ArrayList<>();
    for (ParameterHealth p : health.parameters()) {
      rows.add(
          List.of(
              p.parameter().id(),
              Numbers.six(p.value()),
              p.finding().verdict().id(),
              p.finding().sentence(),
              p.finding().action()));
    }
    return new Page.Section(
        "verdicts",
        "Verdicts",
        List.of(
            new Block.Paragraph(Numbers.objective(health.objective()) + "."),
            new Block.Grid(
                "What is the matter with each parameter",
                List.of("parameter", "value", "verdict", "why", "to do"),
                rows)));
  }

  private Page.Section budget() {
    List<Block> blocks = new ArrayList<>();
    List<String> ids = health.parameters().stream().map(p -> p.parameter().id()).toList();
    blocks.add(
        new Block.Chart(
            "budget",
            "Where the plain derivative |dL/dp| comes from",
            "The terms of each parameter add up to log10 |dL/dp|: those to the left make it"
                + " smaller. A term that is minus infinity is not drawn.",
            Axis.linear("decades"),
            Axis.category("parameter", ids),
            List.of(
                bars("units", p -> p.budget().units()),
                bars("information", p -> p.budget().information()),
                bars("solver", p -> p.budget().solver()),
                bars("misfit", p -> p.budget().misfit()),
                bars("alignment", p -> p.budget().alignment()))));
    blocks.add(gradients());
    blocks.add(new Block.Folded("The budget with all digits", List.of(exact())));
    return new Page.Section("gradient", "Gradient", blocks);
  }

  private Series.Bars bars(String name, ToDoubleFunction<ParameterHealth> of) {
    double[] values =
        health.parameters().stream()
            .mapToDouble(of)
            .map(x -> Double.isFinite(x) ? x : Double.NaN)
            .toArray();
    return new Series.Bars(name, values, "budget");
  }

  private Block.Grid gradients() {
    List<List<String>> rows = new ArrayList<>();
    for (ParameterHealth p : health.parameters()) {
      ComponentGradient g = p.gradient();
      rows.add(
          List.of(
              p.parameter().id(),
              Numbers.six(g.value()),
              Numbers.six(g.error()),
              g.isAboveError() ? (g.isSound() ? "sound" : "above its error") : "below its error",
              Numbers.six(g.reference()),
              g.signAgrees() ? "agrees" : "WRONG SIGN",
              Numbers.six(g.prior())));
    }
    return new Block.Grid(
        "Gradient on the scale of estimation, by the training solver and by the reference",
        List.of(
            "parameter", "gradient", "its error", "which is", "reference", "direction", "prior"),
        rows);
  }

  private Block.Grid exact() {
    List<List<String>> rows = new ArrayList<>();
    for (ParameterHealth p : health.parameters()) {
      GradientBudget b = p.budget();
      rows.add(
          List.of(
              p.parameter().id(),
              Numbers.exact(b.units()),
              Numbers.exact(b.information()),
              Numbers.exact(b.solver()),
              Numbers.exact(b.misfit()),
              Numbers.exact(b.alignment()),
              Numbers.exact(b.sum()),
              Numbers.exact(b.measured())));
    }
    return new Block.Grid(
        "Decades",
        List.of(
            "parameter",
            "units",
            "information",
            "solver",
            "misfit",
            "alignment",
            "sum",
            "measured"),
        rows);
  }

  private Page.Section directions() {
    List<Combination> directions = health.directions();
    List<List<String>> rows = new ArrayList<>();
    for (Combination c : directions) {
      String known = c.singularValue() < 1 ? "open" : "known";
      rows.add(List.of(c.text(), Numbers.six(c.singularValue()), known));
    }
    GradientHealth.Conditions conditions = health.conditions();
    List<Block> blocks = new ArrayList<>();
    spectrum(directions, blocks);
    blocks.add(
        new Block.Grid(
            "Products of powers of parameters, the best known first",
            List.of("product", "standard deviations for a factor of e", "so it is"),
            rows));
    blocks.add(
        new Block.Paragraph(
            "Condition number of the information: "
                + Numbers.six(conditions.plain())
                + " for plain parameters, "
                + Numbers.six(conditions.scales())
                + " on the scales of estimation, "
                + Numbers.six(conditions.logarithms())
                + " for logarithms, "
                + Numbers.six(conditions.normalized())
                + " whatever their scales"
                + (Double.isNaN(conditions.modes())
                    ? "."
                    : ", "
                        + Numbers.six(conditions.modes())
                        + " along time scales (eigenvalues and directions of the modes).")));
    return new Page.Section("directions", "What the data determine", blocks);
  }

  private static void spectrum(List<Combination> directions, List<Block> blocks) {
    List<String> names = new ArrayList<>();
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Combination c : directions) {
      if (c.singularValue() > 0) {
        x.add((double) names.size());
        y.add(c.singularValue());
      }
      names.add(String.valueOf(names.size() + 1));
    }
    if (x.isEmpty()) {
      return;
    }
    blocks.add(
        new Block.Chart(
            "spectrum",
            "Singular values of the information",
            "How many standard deviations the data move in all for a factor of e along each"
                + " direction; those below 1 are open.",
            Axis.category("direction", names),
            Axis.log("singular value"),
            List.of(
                new Series.Points("direction", array(x), array(y)),
                new Series.Line(
                    "1: known above, open below",
                    new double[] {0, names.size() - 1.0},
                    new double[] {1, 1},
                    true))));
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Page.Section suggestions() {
    List<List<String>> rows = new ArrayList<>();
    for (SuggestedSamples s : health.suggestions()) {
      if (s.isHelpful()) {
        for (Design.Suggestion one : s.design().suggestions()) {
          rows.add(
              List.of(
                  health.parameters().get(s.parameter()).parameter().id(),
                  s.decades() == 0 ? "its value" : s.decades() + " decades around it",
                  one.experiment(),
                  String.join(", ", one.observables()),
                  Numbers.six(one.time()),
                  Numbers.six(one.after()[0])));
        }
      }
    }
    return new Page.Section(
        "suggestions",
        "Measurements that would help",
        List.of(
            new Block.Grid(
                "One after another, and the standard error then",
                List.of(
                    "parameter", "serves", "experiment", "observables", "time", "standard error"),
                rows)));
  }
}
