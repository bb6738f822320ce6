package org.stiffgrad.cli;

import java.io.IOException;
import org.stiffgrad.fit.ObjectiveValue;

/** The {@code objective} of every command's JSON. */
final class ObjectiveJson {
  private ObjectiveJson() {}

  static void write(JsonOutput json, ObjectiveValue objective) throws IOException {
    json.object(
        "objective",
        o ->
            o.number("value", objective.value())
                .number("prior", objective.prior())
                .number("chi2", objective.chi2())
                .count("residuals", objective.residuals()));
  }
}
