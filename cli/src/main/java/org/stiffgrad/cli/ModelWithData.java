package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.antimony.AntimonyWriter;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.problem.Choices;
import org.stiffgrad.problem.ModelProblem;
import org.stiffgrad.problem.ModelValues;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.table.ExperimentTable;
import org.stiffgrad.train.FitResult;

/** A model, its measurements, and what the user chose about them. */
record ModelWithData(
    SourceModel source, DataTable data, Optional<ExperimentTable> experiments, Choices choices)
    implements EstimationInput {
  private static final String MODEL = "model.ant";

  static ModelWithData read(ProblemOptions options) {
    String experiments = options.experimentsFile();
    return new ModelWithData(
        InputFiles.model(options.modelFile()),
        DataTable.read(Path.of(options.dataFile())),
        experiments == null
            ? Optional.empty()
            : Optional.of(ExperimentTable.read(Path.of(experiments))),
        options.choices());
  }

  @Override
  public FitProblem problem(SolveOptions solve) {
    return ModelProblem.of(source, data, experiments, choices, solve);
  }

  @Override
  public List<String> outputs() {
    return List.of(MODEL);
  }

  @Override
  public void write(Path folder, FitProblem problem, FitResult result) {
    TextFile.write(folder.resolve(MODEL), fitted(source.model(), result));
  }

  private String fitted(Model model, FitResult result) {
    Map<String, Double> known = new LinkedHashMap<>(choices.values());
    StringBuilder comment =
        new StringBuilder(
            "Fitted by stiffgrad, "
                + (result.accepted() ? "accepted" : "NOT ACCEPTED")
                + "; objective "
                + result.objective().value()
                + ".\n");
    for (ParameterEstimate p : result.parameters()) {
      known.put(p.parameter().id(), p.value());
      comment.append(p.parameter().id() + " = " + p.value() + " (" + p.verdict().id() + ")\n");
    }
    // Noise levels belong to the data, not to the model.
    known.keySet().removeIf(id -> model.parameter(id).isEmpty() && model.state(id).isEmpty());
    return AntimonyWriter.text(ModelValues.apply(model, known), comment.toString());
  }
}
