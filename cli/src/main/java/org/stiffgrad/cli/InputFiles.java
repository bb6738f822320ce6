package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.problem.ModelProblem;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.table.ExperimentTable;

/** Reads the files that options name. */
final class InputFiles {
  private InputFiles() {}

  static SourceModel model(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".xml") || lower.endsWith(".sbml")) {
      throw notYet(file, "SBML");
    }
    if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
      throw notYet(file, "PEtab");
    }
    return Antimony.read(Path.of(file));
  }

  private static InputException notYet(String file, String language) {
    return new InputException(
        SourcePosition.wholeFile(file),
        language + " is not read yet, expected a model as Antimony text (.ant)");
  }

  /** The files of a problem, read and checked for themselves. */
  record ProblemFiles(SourceModel model, DataTable data, Optional<ExperimentTable> experiments) {
    static ProblemFiles read(ProblemOptions options) {
      String experiments = options.experimentsFile();
      return new ProblemFiles(
          InputFiles.model(options.modelFile()),
          DataTable.read(Path.of(options.dataFile())),
          experiments == null
              ? Optional.empty()
              : Optional.of(ExperimentTable.read(Path.of(experiments))));
    }

    FitProblem problem(ProblemOptions options, SolveOptions solve) {
      return ModelProblem.of(model, data, experiments, options.choices(), solve);
    }
  }
}
