package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.learn.HybridProblem;
import org.stiffgrad.petab.HybridFolder;
import org.stiffgrad.problem.Choices;
import org.stiffgrad.problem.ModelValues;
import org.stiffgrad.problem.PartialModel;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.table.ExperimentTable;
import org.stiffgrad.train.FitResult;

/** A model with a trained network in it, measurements, and what the user chose about them. */
record HybridWithData(
    HybridFolder hybrid, DataTable data, Optional<ExperimentTable> experiments, Choices choices)
    implements EstimationInput {
  static HybridWithData read(ProblemOptions options) {
    HybridFolder hybrid = HybridFolder.read(Path.of(options.modelFile()));
    String experiments = options.experimentsFile();
    Choices choices = options.choices();
    if (choices.fitted().isEmpty()) {
      choices = choices.withFitted(hybrid.estimated().toArray(String[]::new));
    }
    return new HybridWithData(
        hybrid,
        DataTable.read(Path.of(options.dataFile())),
        experiments == null
            ? Optional.empty()
            : Optional.of(ExperimentTable.read(Path.of(experiments))),
        choices);
  }

  @Override
  public FitProblem problem(SolveOptions solve) {
    FitProblem base =
        new PartialModel(hybrid.source(), hybrid.term().outputNames())
            .problem(data, experiments, choices, solve);
    return HybridProblem.of(base, hybrid.term(), hybrid.learned()).problem();
  }

  @Override
  public List<String> outputs() {
    return HybridFolder.FILES;
  }

  @Override
  public void write(Path folder, FitProblem problem, FitResult result) {
    List<String> weights = hybrid.term().names();
    double[] learned = hybrid.learned().clone();
    Map<String, Double> known = new LinkedHashMap<>(choices.values());
    List<String> estimated = new ArrayList<>();
    for (ParameterEstimate p : result.parameters()) {
      String id = p.parameter().id();
      if (weights.contains(id)) {
        learned[weights.indexOf(id)] = p.value();
      } else if (hybrid.source().model().parameter(id).isPresent()
          || hybrid.source().model().state(id).isPresent()) {
        known.put(id, p.value());
        estimated.add(id);
      }
    }
    write(folder, new HybridFolder(hybrid.source(), hybrid.term(), learned, estimated), known);
  }

  /**
   * Writes a folder.
   *
   * @param known values of parameters and initial amounts that the model does not have yet
   */
  static void write(Path folder, HybridFolder hybrid, Map<String, Double> known) {
    SourceModel model =
        new SourceModel(ModelValues.apply(hybrid.source().model(), known), Map.of(), Map.of());
    String outputs = String.join(", ", hybrid.term().outputNames());
    OutputFolder.make(folder);
    try {
      new HybridFolder(model, hybrid.term(), hybrid.learned(), hybrid.estimated())
          .write(folder, "In place of " + outputs + " a network.\n");
    } catch (IOException e) {
      throw new OutputException(folder.toString(), e);
    }
  }
}
