package org.stiffgrad.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stiffgrad.diagnose.ComponentGradient;
import org.stiffgrad.diagnose.Finding;
import org.stiffgrad.diagnose.GradientBudget;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.ModeStep;
import org.stiffgrad.diagnose.ParameterHealth;
import org.stiffgrad.diagnose.SuggestedSamples;
import org.stiffgrad.diagnose.TimeMap;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.Design;
import org.stiffgrad.identify.Profile;

/**
 * A diagnosis for scripts.
 *
 * @param problem what was diagnosed, as the user named it
 */
record HealthJson(String problem, GradientHealth health) {
  /** Standard deviations of the data below which a mode is left out. */
  private static final double LEAST_AMPLITUDE = 1e-3;

  private static final int MOST_STEPS = 1000;

  void write(JsonOutput json) throws IOException {
    json.text("command", "diagnose").text("problem", problem);
    ObjectiveJson.write(json, health.objective());
    json.objects("parameters", health.parameters(), HealthJson::writeParameter);
    json.objects("singularDirections", health.directions(), HealthJson::writeDirection);
    GradientHealth.Conditions conditions = health.conditions();
    json.object(
        "condition",
        c ->
            c.number("plain", conditions.plain())
                .number("scales", conditions.scales())
                .number("logarithms", conditions.logarithms())
                .number("normalized", conditions.normalized())
                .number("modes", conditions.modes()));
    json.objects("steps", shown(health), (item, s) -> writeStep(item, s, health));
    List<Sample> samples = new ArrayList<>();
    for (SuggestedSamples s : health.suggestions()) {
      s.design().suggestions().forEach(one -> samples.add(new Sample(s, one)));
    }
    json.objects("suggestedTimes", samples, (item, s) -> writeSample(item, s, health));
    json.objects("timeMap", health.timeMaps(), (item, map) -> writeMap(item, map, health));
  }

  private static void writeMap(JsonOutput item, TimeMap map, GradientHealth health)
      throws IOException {
    item.text("experiment", map.experiment())
        .numbers("sampleTimes", boxed(map.sampleTimes()))
        .numbers("times", boxed(map.times()));
    item.object(
        "information",
        o -> {
          for (int j = 0; j < map.information().size(); j++) {
            String id = health.parameters().get(j).parameter().id();
            o.numbers(id, boxed(map.information().get(j)));
          }
        });
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private record Sample(SuggestedSamples of, Design.Suggestion one) {}

  private static void writeSample(JsonOutput item, Sample s, GradientHealth health)
      throws IOException {
    item.text("parameter", health.parameters().get(s.of().parameter()).parameter().id())
        .text("experiment", s.one().experiment())
        .number("time", s.one().time())
        .texts("observables", s.one().observables())
        .number("before", s.of().design().before()[0])
        .number("predicted", s.one().after()[0])
        .count("robustDecades", s.of().decades());
  }

  /** Modes that the data or the step size make interesting. */
  private static List<ModeStep> shown(GradientHealth health) {
    return health.steps().stream()
        .filter(s -> s.isWrongSign() || s.amplitude() > LEAST_AMPLITUDE)
        .limit(MOST_STEPS)
        .toList();
  }

  private static void writeStep(JsonOutput item, ModeStep s, GradientHealth health)
      throws IOException {
    item.text("experiment", s.span().experiment())
        .number("time", s.span().time())
        .number("length", s.span().length());
    item.object(
        "eigenvalue", o -> o.number("re", s.eigenvalue().re()).number("im", s.eigenvalue().im()));
    item.number("z", s.response().z())
        .number("derivative", s.response().derivative())
        .number("decades", s.response().decades())
        .number("amplitude", s.amplitude())
        .truth("wrongSign", s.isWrongSign());
    item.object(
        "participation",
        o -> {
          for (int j = 0; j < s.participation().size(); j++) {
            o.number(health.parameters().get(j).parameter().id(), s.participation().get(j));
          }
        });
  }

  private static void writeParameter(JsonOutput item, ParameterHealth p) throws IOException {
    Finding finding = p.finding();
    item.text("id", p.parameter().id())
        .text("scale", p.parameter().scale().id())
        .number("value", p.value())
        .text("verdict", finding.verdict().id())
        .text("cause", finding.cause().orElse(null))
        .text("diagnostic", finding.id())
        .text("sentence", finding.sentence())
        .text("action", finding.action());
    GradientBudget b = p.budget();
    item.object(
        "budget",
        o ->
            o.number("units", b.units())
                .number("information", b.information())
                .number("solver", b.solver())
                .number("misfit", b.misfit())
                .number("alignment", b.alignment())
                .number("sum", b.sum())
                .number("measured", b.measured()));
    ComponentGradient g = p.gradient();
    item.object(
        "gradient",
        o ->
            o.number("value", g.value())
                .number("reference", g.reference())
                .number("error", g.error())
                .number("prior", g.prior())
                .truth("aboveError", g.isAboveError())
                .truth("sound", g.isSound()));
    item.number("cosine", b.columns().cosine())
        .number("crb", p.knowledge().deviation())
        .number("vif", p.knowledge().varianceInflation())
        .truth("signAgrees", g.signAgrees());
    Optional<Profile.Bound> bound = p.knowledge().bound();
    if (bound.isPresent()) {
      item.object(
          "bound",
          o -> o.text("side", bound.get().side().id()).number("value", bound.get().value()));
    } else {
      item.text("bound", null);
    }
    item.object("numbers", o -> writeNumbers(o, finding.numbers()));
  }

  private static void writeNumbers(JsonOutput json, Map<String, Double> numbers)
      throws IOException {
    for (var number : new TreeMap<>(numbers).entrySet()) {
      json.number(number.getKey(), number.getValue());
    }
  }

  private static void writeDirection(JsonOutput item, Combination c) throws IOException {
    item.number("singularValue", c.singularValue());
    item.object(
        "exponents",
        o -> {
          for (var exponent : c.exponents().entrySet()) {
            o.number(exponent.getKey(), exponent.getValue());
          }
        });
  }
}
