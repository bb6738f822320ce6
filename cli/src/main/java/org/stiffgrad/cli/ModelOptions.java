package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model, and with which values. */
final class ModelOptions {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description =
          "Model, as Antimony text (.ant) or SBML (.xml, .sbml), or the folder of a trained network,"
              + " or a whole problem as PEtab (.yaml).")
  private String file = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE,...",
      description =
          "Other values of parameters and initial amounts than the model's; a fit starts"
              + " there.")
  private List<String> set = new ArrayList<>();

  String file() {
    return file;
  }

  Map<String, Double> values() {
    return OptionText.numbers("--set", set);
  }
}
