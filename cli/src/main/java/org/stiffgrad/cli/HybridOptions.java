package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.problem.Choices;
import org.stiffgrad.table.ExperimentTable;
import picocli.CommandLine.Option;

/** A model that leaves terms open, for a network to stand for. */
final class HybridOptions {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "A model (.ant, .xml) whose parameters --network-outputs are learned as a network of its"
              + " states; DATA then has columns as for fit.")
  private @Nullable String model;

  @Option(
      names = "--network-outputs",
      paramLabel = "NAME,...",
      description =
          "Parameters of the model that the network stands for; positive where their value or"
              + " --scale says so.")
  private List<String> outputs = new ArrayList<>();

  @Option(
      names = "--network-inputs",
      paramLabel = "NAME,...",
      description = "States that the network sees (default: all of the model).")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--fit",
      paramLabel = "NAME,...",
      description = "Parameters of the model to estimate beside the network (default: none).")
  private List<String> fit = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE,...",
      description = "Other values of parameters and initial amounts than the model's.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--scale",
      paramLabel = "NAME=SCALE,...",
      description =
          "Scale of an estimated parameter; of one that the network stands for, log for positive,"
              + " lin for any sign (default: log where its value is positive).")
  private List<String> scale = new ArrayList<>();

  @Option(
      names = "--experiments",
      paramLabel = "FILE",
      description = "CSV of values that differ between the experiments, as for fit.")
  private @Nullable String experiments;

  boolean isWanted() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--network-outputs", !outputs.isEmpty());
    given.put("--network-inputs", !inputs.isEmpty());
    given.put("--fit", !fit.isEmpty());
    given.put("--set", !set.isEmpty());
    given.put("--scale", !scale.isEmpty());
    given.put("--experiments", experiments != null);
    given.forEach(
        (option, isGiven) -> {
          if (isGiven && model == null) {
            throw new UsageException(option + ": expected a --model that it belongs to");
          }
        });
    return model != null;
  }

  String model() {
    return String.valueOf(model);
  }

  List<String> outputs() {
    return OptionText.names("--network-outputs", outputs);
  }

  List<String> inputs() {
    return OptionText.names("--network-inputs", inputs);
  }

  List<String> fitted() {
    return OptionText.names("--fit", fit);
  }

  Optional<ExperimentTable> experiments() {
    return Optional.ofNullable(experiments).map(file -> ExperimentTable.read(Path.of(file)));
  }

  Choices choices() {
    return new Choices(
        OptionText.numbers("--set", set),
        fitted(),
        Map.of(),
        Map.of(),
        OptionText.scales("--scale", scale),
        Map.of());
  }
}
