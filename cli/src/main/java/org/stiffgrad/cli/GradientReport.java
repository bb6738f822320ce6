package org.stiffgrad.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.ObjectiveAudit;
import org.stiffgrad.report.Digits;

/** An audited gradient and what it cost, for people and for scripts. */
record GradientReport(List<FreeParameter> parameters, ObjectiveAudit audit, Seconds seconds) {
  /**
   * @param read reading the files
   * @param compile making a problem of them, code generation included
   * @param first the first evaluation with all derivatives
   * @param warm the same later on, the median of several
   */
  record Seconds(double read, double compile, double first, double warm) {}

  /** Repetitions of the warm evaluation, and seconds after which no further one is begun. */
  private static final int REPETITIONS = 15;

  private static final double PATIENCE = 0.05;

  static GradientReport measure(Likelihood likelihood, long seed, double read, double compile) {
    double[] theta = likelihood.problem().coordinates().start();
    Stopwatch watch = new Stopwatch();
    Evaluation evaluation = likelihood.evaluate(theta, 1);
    if (evaluation instanceof Evaluation.Infeasible infeasible) {
      throw ComputationException.infeasible(infeasible.why(), likelihood.problem());
    }
    double first = watch.lap();
    ObjectiveAudit.Result result =
        ObjectiveAudit.of(
            likelihood, theta, (Evaluation.Feasible) evaluation, new SplittableRandom(seed));
    if (result instanceof ObjectiveAudit.Result.Missing missing) {
      throw ComputationException.infeasible(missing.why(), likelihood.problem());
    }
    return new GradientReport(
        likelihood.problem().free(),
        ((ObjectiveAudit.Result.Audited) result).audit(),
        new Seconds(read, compile, first, warm(likelihood, theta)));
  }

  private static double warm(Likelihood likelihood, double[] theta) {
    double[] laps = new double[REPETITIONS];
    int count = 0;
    double spent = 0;
    Stopwatch watch = new Stopwatch();
    while (count < REPETITIONS && (count == 0 || spent < PATIENCE)) {
      if (likelihood.evaluate(theta, 1) instanceof Evaluation.Infeasible infeasible) {
        throw new IllegalStateException("the same point became infeasible: " + infeasible.why());
      }
      laps[count] = watch.lap();
      spent += laps[count++];
    }
    Arrays.sort(laps, 0, count);
    return laps[count / 2];
  }

  void print(PrintStream out) {
    out.println("objective " + audit.objective().value() + " (negative log-likelihood)");
    if (audit.objective().prior() != 0) {
      out.println(
          "prior     " + audit.objective().prior() + " (the gradient is that of their sum)");
    }
    out.println(
        "chi2      "
            + Digits.six(audit.objective().chi2())
            + " of "
            + audit.objective().residuals()
            + " measured values");
    out.println();
    TextTable table = new TextTable().row("parameter", "value", "gradient with respect to");
    for (int j = 0; j < parameters.size(); j++) {
      FreeParameter f = parameters.get(j);
      table.row(f.id(), Digits.six(f.start()), Double.toString(audit.gradient()[j]), variable(f));
    }
    table.print(out);
    for (String id : audit.silent()) {
      out.println(id + " is part of the model, but no measured value reacts to it at all");
    }
    out.println();
    out.println("forward against adjoint      " + Digits.three(audit.forwardVsAdjoint()));
    out.println("against finite difference    " + Digits.three(audit.finiteDifference()));
    out.println("order of Taylor's remainder  " + Digits.three(audit.taylorSlope()));
    out.println("cosine of the two gradients  " + Digits.six(audit.cosine()));
    out.println(
        String.format(
            java.util.Locale.ROOT,
            "seconds: read %.3f, compile %.3f, first gradient %.4f, warm %.6f",
            seconds.read(),
            seconds.compile(),
            seconds.first(),
            seconds.warm()));
  }

  private static String variable(FreeParameter f) {
    return switch (f.scale().id()) {
      case "log" -> "ln " + f.id();
      case "log10" -> "log10 " + f.id();
      case "asinh" -> "asinh " + f.id();
      default -> f.id();
    };
  }

  void writeJson(JsonOutput json) throws IOException {
    List<Integer> indices = new ArrayList<>();
    for (int j = 0; j < parameters.size(); j++) {
      indices.add(j);
    }
    json.text("command", "gradient");
    ObjectiveJson.write(json, audit.objective());
    json.objects(
        "gradient",
        indices,
        (item, j) ->
            item.text("id", parameters.get(j).id())
                .text("scale", parameters.get(j).scale().id())
                .number("value", audit.gradient()[j]));
    json.texts("silent", audit.silent());
    json.object(
        "audit",
        a ->
            a.number("forwardVsAdjoint", audit.forwardVsAdjoint())
                .number("finiteDifference", audit.finiteDifference())
                .number("taylorSlope", audit.taylorSlope())
                .number("cosine", audit.cosine()));
    json.object(
        "seconds",
        s ->
            s.number("read", seconds.read())
                .number("compile", seconds.compile())
                .number("first", seconds.first())
                .number("warm", seconds.warm()));
  }
}
