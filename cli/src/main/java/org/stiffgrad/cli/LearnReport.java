package org.stiffgrad.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.network.NetworkOde;

/** What was learned, as text and as JSON. */
final class LearnReport {
  private final String data;
  private final LearnOptions options;
  private final Learn.Result result;

  LearnReport(String data, LearnOptions options, Learn.Result result) {
    this.data = data;
    this.options = options;
    this.result = result;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    NetworkOde best = result.best().ode();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %d weights, layers %s%n",
            best.form().summary(),
            best.learned(),
            best.mlp().widths()));
    boolean validated = options.validate() > 0;
    text.append("  seed  form             error     ")
        .append(validated ? "validation  " : "")
        .append("seconds\n");
    for (Learn.Network n : result.networks()) {
      text.append(
          String.format(
              Locale.ROOT, "  %-4d  %-15s  %-8.3g  ", n.seed(), n.ode().form().id(), n.train()));
      if (validated) {
        text.append(String.format(Locale.ROOT, "%-10.3g  ", n.validation().orElse(Double.NaN)));
      }
      text.append(String.format(Locale.ROOT, "%.1f%n", n.seconds()));
    }
    text.append("errors are relative to the standard deviation of each column\n");
    return text.toString();
  }

  void json(JsonOutput out) throws IOException {
    List<Learn.Network> networks = result.networks();
    Learn.Network best = result.best();
    out.text("command", "learn").text("problem", data);
    out.number("trainRmse", best.train());
    out.number("validationRmse", best.validation().orElse(Double.NaN));
    out.objects(
        "seeds",
        networks,
        (item, n) -> {
          item.count("seed", n.seed()).text("form", n.ode().form().id());
          item.number("rmse", n.train());
          item.number("validationRmse", n.validation().orElse(Double.NaN));
          item.number("seconds", n.seconds());
        });
    out.count("weights", best.ode().learned());
    out.number("seconds", networks.stream().mapToDouble(Learn.Network::seconds).sum());
  }
}
