package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.List;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.train.FitResult;

/**
 * What an estimation is made of: a model, a trained network or both with a table of measurements,
 * or a PEtab problem.
 */
sealed interface EstimationInput
    permits HybridWithData, ModelWithData, NetworkWithData, PetabInput {
  /** Reads and checks the files that the options name. */
  static EstimationInput read(ProblemOptions options) {
    if (options.isPetab()) {
      return PetabInput.read(options);
    }
    if (options.isHybrid()) {
      return HybridWithData.read(options);
    }
    return options.isNetwork() ? NetworkWithData.read(options) : ModelWithData.read(options);
  }

  /** Compiles the model and joins the parts. */
  FitProblem problem(SolveOptions solve);

  /** What is odd about the files and allowed, as sentences. */
  default List<String> warnings() {
    return List.of();
  }

  /** Checks that there is a value to begin at for everything that is estimated. */
  default void requireStart() {}

  /** Names of the files that {@link #write} makes beside {@link FitFolder#TABLE}. */
  List<String> outputs();

  /** Writes the fitted model in the language it came in to an existing folder. */
  void write(Path folder, FitProblem problem, FitResult result);
}
