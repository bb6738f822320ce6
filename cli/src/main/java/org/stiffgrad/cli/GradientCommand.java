package org.stiffgrad.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Objective and gradient at given values, with their audit. */
@Command(
    name = "gradient",
    description =
        "Computes the objective and its gradient at the start values, and audits the gradient:"
            + " forward sensitivities against the adjoint and against a finite difference.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  stiffgrad gradient examples/robertson/robertson.ant \\",
      "    examples/robertson/robertson.csv \\",
      "    --set k1=0.05,k2=2e7,k3=1e4 --noise 1%%",
      "prints the negative log-likelihood at these values and its derivative with respect to",
      "ln k1, ln k2 and ln k3."
    })
final class GradientCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ProblemOptions problem = new ProblemOptions();
  @Mixin private SolverOptions solver = new SolverOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "Most memory for the steps of one adjoint, such as 64M; what does not fit is solved again"
              + " from checkpoints, to the same gradient (default: as much as it takes).")
  private @Nullable String memory;

  @Mixin private OutputOptions output = new OutputOptions();

  GradientCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    output.check(null);
    Stopwatch watch = new Stopwatch();
    SolveOptions solve = solver.parse();
    if (memory != null) {
      solve = solve.withTapeBytes(OptionText.bytes("--memory", memory));
    }
    EstimationInput input = EstimationInput.read(problem);
    input.requireStart();
    output.warn(console, input.warnings());
    double read = watch.lap();
    FitProblem fit = input.problem(solve);
    double compile = watch.lap();
    requireMemory(fit);
    try (ShardExecutor executor = new LocalExecutor(run.threads())) {
      GradientReport report =
          GradientReport.measure(new Likelihood(fit, executor), run.seed(), read, compile);
      if (output.wantsText()) {
        report.print(console.out());
      }
      output.json(console, report::writeJson);
    }
    return ExitStatus.DONE;
  }

  private static void requireMemory(FitProblem fit) {
    long least = DiscreteAdjoint.leastBytes(fit.system(), fit.solve());
    long given = fit.solve().tapeBytes();
    if (given > 0 && given < least) {
      throw new UsageException("--memory: found " + given + ", expected " + least + " or more");
    }
  }
}
