package org.stiffgrad.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.learn.Learned;
import org.stiffgrad.learn.LearnedLayers;
import org.stiffgrad.learn.LearnedReactions;
import org.stiffgrad.learn.LearnedSpectrum;
import org.stiffgrad.learn.LearnedTrajectories;
import org.stiffgrad.network.NetworkOde;

/** What was learned, as text and as JSON. */
final class LearnReport {
  private final String data;
  private final LearnOptions options;
  private final Learn.Result result;
  private final Learned learned;

  LearnReport(String data, LearnOptions options, Learn.Result result, Learned learned) {
    this.data = data;
    this.options = options;
    this.result = result;
    this.learned = learned;
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
    appendReactions(text);
    appendSpectrum(text);
    appendSpread(text);
    return text.toString();
  }

  private void appendSpread(StringBuilder text) {
    LearnedTrajectories ensemble = learned.trajectories();
    if (ensemble.members() > 1) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d networks are as good: they agree to %.2g along the data and to %.2g beyond, to"
                  + " 1.25 times its span%n",
              ensemble.members(),
              ensemble.spreadWithin(),
              ensemble.spreadBeyond()));
    }
  }

  private void appendReactions(StringBuilder text) {
    List<List<LearnedReactions.Order>> reactions = learned.reactions();
    if (reactions.isEmpty()) {
      return;
    }
    text.append("orders of the reactions in ");
    text.append(String.join(", ", result.best().ode().states().asList()));
    text.append(" (? where the data leave them open):\n");
    for (List<LearnedReactions.Order> orders : reactions) {
      text.append(' ');
      for (LearnedReactions.Order o : orders) {
        text.append(
            o.isDetermined() ? String.format(Locale.ROOT, " %7.3f", o.value()) : "       ?");
      }
      text.append('\n');
    }
  }

  /** The range of each eigenvalue over the rows where the data determine it. */
  private void appendSpectrum(StringBuilder text) {
    List<LearnedSpectrum.Point> spectrum = learned.spectrum();
    if (spectrum.isEmpty()) {
      return;
    }
    text.append(
        "eigenvalues of the learned Jacobian along the data, by size, where those determine them:\n");
    int open = 0;
    for (int k = 0; k < spectrum.get(0).values().size(); k++) {
      int at = k;
      double[] known =
          spectrum.stream()
              .map(p -> p.values().get(at))
              .filter(LearnedSpectrum.Eigenvalue::isDetermined)
              .mapToDouble(LearnedSpectrum.Eigenvalue::real)
              .sorted()
              .toArray();
      if (known.length == 0) {
        open++;
        continue;
      }
      text.append(
          String.format(
              Locale.ROOT,
              "  %-3d  %.4g to %.4g, at %d of %d rows%n",
              k + 1,
              known[0],
              known[known.length - 1],
              known.length,
              spectrum.size()));
    }
    if (open > 0) {
      text.append(String.format(Locale.ROOT, "  %d are not determined anywhere%n", open));
    }
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
    out.objects(
        "reactions",
        learned.reactions(),
        (item, orders) ->
            item.objects(
                "orders",
                orders,
                (one, o) -> {
                  one.number("value", o.isDetermined() ? o.value() : Double.NaN);
                  one.number("deviation", o.deviation());
                }));
    out.objects(
        "spectrum",
        learned.spectrum(),
        (item, point) -> {
          item.text("experiment", point.experiment()).number("time", point.time());
          item.objects(
              "eigenvalues",
              point.values(),
              (one, e) -> {
                one.number("real", e.isDetermined() ? e.real() : Double.NaN);
                one.number("imaginary", e.isDetermined() ? e.imaginary() : Double.NaN);
                one.number("deviation", e.deviation());
              });
        });
    ensemble(out, learned.trajectories());
    out.objects(
        "layers",
        learned.layers(),
        (item, l) -> {
          item.count("layer", l.number()).count("weights", l.weights());
          item.number("norm", l.median(LearnedLayers.Passage::norm));
          item.number("depth", l.median(LearnedLayers.Passage::depth));
          item.number("damping", l.median(LearnedLayers.Passage::damping));
          item.number("exactDamping", l.median(LearnedLayers.Passage::exact));
        });
    out.count("weights", best.ode().learned());
    out.number("seconds", networks.stream().mapToDouble(Learn.Network::seconds).sum());
  }

  /** How far networks that are as good disagree. */
  static void ensemble(JsonOutput out, LearnedTrajectories ensemble) throws IOException {
    out.object(
        "ensemble",
        item -> {
          item.count("members", ensemble.members());
          item.number("spreadWithin", ensemble.spreadWithin());
          item.number("spreadBeyond", ensemble.spreadBeyond());
        });
  }
}
