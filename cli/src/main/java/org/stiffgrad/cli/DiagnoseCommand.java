package org.stiffgrad.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.HealthOptions;
import org.stiffgrad.diagnose.HealthOutcome;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.report.pages.Report;
import org.stiffgrad.solve.SolveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gradient health at given values. */
@Command(
    name = "diagnose",
    description =
        "Says of every parameter why its gradient at the start values is small, wrong or"
            + " meaningless, and what would help.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  stiffgrad diagnose examples/robertson/robertson.ant \\",
      "    examples/robertson/robertson.csv \\",
      "    --set k1=0.04,k2=3e7,k3=1e4 --noise 1%%",
      "finds that k2's plain gradient is 7.5 decades smaller because of its unit alone."
    })
final class DiagnoseCommand implements Callable<Integer> {
  private final Console console;
  private final Interruption interruption;

  @Mixin private ProblemOptions problem = new ProblemOptions();
  @Mixin private SolverOptions solver = new SolverOptions();

  @Option(
      names = "--no-profiles",
      description =
          "Look at the point alone, for the cost of a few gradients: no scans and profiles of what"
              + " the data hardly determine, no suggested measurements.")
  private boolean noProfiles;

  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ReportOption page = new ReportOption();
  @Mixin private ResumeOptions remembered = new ResumeOptions();

  DiagnoseCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    output.check(null);
    page.check();
    remembered.check();
    SolveOptions solve = solver.parse();
    EstimationInput input = EstimationInput.read(problem);
    input.requireStart();
    output.warn(console, input.warnings());
    FitProblem fit = input.problem(solve);
    HealthOutcome outcome;
    HealthOptions options = noProfiles ? HealthOptions.NO_PROFILES : HealthOptions.DEFAULTS;
    Map<String, String> choices = Map.of("profiles", String.valueOf(!noProfiles));
    interruption.heed();
    try (RunFolder folder = remembered.open("diagnose", fit, choices);
        ShardExecutor executor = new LocalExecutor(run.threads());
        ProfileProgress progress =
            ProfileProgress.on(
                console, output.isQuiet(), interruption, folder == null ? Journal.NONE : folder)) {
      outcome = GradientHealth.of(fit, options, progress, executor);
    }
    if (outcome instanceof HealthOutcome.Failed failed) {
      throw ComputationException.infeasible(failed.why(), fit);
    }
    GradientHealth health = (GradientHealth) outcome;
    if (output.wantsText()) {
      new HealthText(health).print(console.out());
    }
    HealthJson report = new HealthJson(problem.modelFile(), health);
    output.json(console, report::write);
    page.write(() -> Report.of(problem.modelFile(), fit, health));
    return ExitStatus.DONE;
  }
}
