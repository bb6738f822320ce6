package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.List;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.petab.Petab;
import org.stiffgrad.petab.PetabChoices;
import org.stiffgrad.petab.PetabEstimate;
import org.stiffgrad.petab.PetabProblem;
import org.stiffgrad.petab.PetabSimulation;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.train.FitResult;

/** A PEtab problem. */
record PetabInput(PetabProblem petab) implements EstimationInput {
  private static final String PARAMETERS = "parameters.tsv";
  private static final String SIMULATION = "simulatedData.tsv";

  static PetabInput read(ProblemOptions options) {
    options.requireNothingBesidePetab();
    return new PetabInput(
        Petab.read(
            Path.of(options.modelFile()), new PetabChoices(options.values(), options.fitted())));
  }

  @Override
  public FitProblem problem(SolveOptions solve) {
    return petab.fitProblem(solve);
  }

  @Override
  public List<String> warnings() {
    return petab.warnings();
  }

  @Override
  public void requireStart() {
    petab.requireNominalValues();
  }

  @Override
  public List<String> outputs() {
    return List.of(PARAMETERS, SIMULATION);
  }

  /** The simulation table at the nominal values. */
  static PetabSimulation simulation(PetabProblem petab, SolveOptions solve) {
    FitProblem problem = petab.fitProblem(solve);
    double[] values = problem.free().stream().mapToDouble(FreeParameter::start).toArray();
    return PetabSimulation.of(petab, problem, values).orElseThrow(() -> failure(problem));
  }

  /** Why the model cannot be solved at the start. */
  private static ComputationException failure(FitProblem problem) {
    try (ShardExecutor executor = new LocalExecutor(1)) {
      Likelihood likelihood = new Likelihood(problem, executor);
      return likelihood.evaluate(problem.coordinates().start(), 0)
              instanceof Evaluation.Infeasible infeasible
          ? ComputationException.infeasible(infeasible.why(), problem)
          : new ComputationException("the model cannot be solved");
    }
  }

  @Override
  public void write(Path folder, FitProblem problem, FitResult result) {
    PetabSimulation simulation =
        PetabSimulation.of(petab, problem, result.values())
            .orElseThrow(
                () -> new ComputationException("the model cannot be solved at the estimate"));
    TextFile.write(folder.resolve(PARAMETERS), new PetabEstimate(petab, result.values()).text());
    TextFile.write(folder.resolve(SIMULATION), simulation.text());
  }
}
