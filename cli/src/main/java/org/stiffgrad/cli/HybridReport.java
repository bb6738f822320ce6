package org.stiffgrad.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.stiffgrad.learn.HybridLearn;
import org.stiffgrad.learn.HybridLearned;
import org.stiffgrad.network.NetworkTerm;

/** What was learned within a model, as text and as JSON. */
final class HybridReport {
  private final String model;
  private final HybridLearn.Result result;
  private final HybridLearned learned;

  HybridReport(String model, HybridLearn.Result result, HybridLearned learned) {
    this.model = model;
    this.result = result;
    this.learned = learned;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    NetworkTerm term = result.problem().ode().term();
    text.append(
        String.format(
            Locale.ROOT,
            "%s in %s: a network of %s, %d weights, layers %s%n",
            String.join(", ", term.outputNames()),
            model,
            String.join(", ", term.inputs().stream().map(NetworkTerm.Input::state).toList()),
            term.learned(),
            term.mlp().widths()));
    boolean validated = result.best().validation().isPresent();
    text.append("  seed  error     ").append(validated ? "validation  " : "").append("seconds\n");
    for (HybridLearn.Network n : result.networks()) {
      text.append(String.format(Locale.ROOT, "  %-4d  %-8.3g  ", n.seed(), n.train()));
      if (validated) {
        text.append(String.format(Locale.ROOT, "%-10.3g  ", n.validation().orElse(Double.NaN)));
      }
      text.append(String.format(Locale.ROOT, "%.1f%n", n.seconds()));
    }
    text.append("errors are relative to the standard deviation of each column\n");
    int good = result.asGood().size();
    for (int j = 0; j < estimated().size(); j++) {
      text.append(
          String.format(
              Locale.ROOT, "%s = %.6g", estimated().get(j), result.best().estimates()[j]));
      if (good > 1) {
        text.append(
            String.format(
                Locale.ROOT, ", %.6g to %.6g by %d networks as good", least(j), most(j), good));
      }
      text.append('\n');
    }
    for (HybridLearned.Term t : learned.terms()) {
      text.append(
          String.format(
              Locale.ROOT, "%s: %.4g to %.4g along the data", t.id(), t.least(), t.greatest()));
      if (good > 1) {
        text.append(
            String.format(
                Locale.ROOT, "; %d networks as good agree to %.2g of it", good, t.spread()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private List<String> estimated() {
    return result.problem().estimated();
  }

  private double least(int j) {
    return result.asGood().stream().mapToDouble(n -> n.estimates()[j]).min().orElseThrow();
  }

  private double most(int j) {
    return result.asGood().stream().mapToDouble(n -> n.estimates()[j]).max().orElseThrow();
  }

  void json(JsonOutput out) throws IOException {
    HybridLearn.Network best = result.best();
    out.text("command", "learn").text("problem", model);
    out.number("trainRmse", best.train());
    out.number("validationRmse", best.validation().orElse(Double.NaN));
    out.objects(
        "seeds",
        result.networks(),
        (item, n) -> {
          item.count("seed", n.seed());
          item.number("rmse", n.train());
          item.number("validationRmse", n.validation().orElse(Double.NaN));
          item.number("seconds", n.seconds());
        });
    out.objects(
        "parameters",
        estimated(),
        (item, id) -> {
          int j = estimated().indexOf(id);
          item.text("id", id).number("estimate", best.estimates()[j]);
          item.number("least", least(j)).number("greatest", most(j));
        });
    out.objects(
        "terms",
        learned.terms(),
        (item, t) -> {
          item.text("id", t.id()).number("least", t.least()).number("greatest", t.greatest());
          item.number("spread", t.spread());
        });
    LearnReport.ensemble(out, learned.trajectories());
    out.count("weights", result.problem().ode().term().learned());
    out.number(
        "seconds", result.networks().stream().mapToDouble(HybridLearn.Network::seconds).sum());
  }
}
