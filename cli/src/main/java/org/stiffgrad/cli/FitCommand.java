package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.fit.Fingerprint;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.report.pages.Report;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.train.Fit;
import org.stiffgrad.train.FitEvent;
import org.stiffgrad.train.FitOptions;
import org.stiffgrad.train.FitOutcome;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.Remedy;
import org.stiffgrad.train.RunRecord;
import org.stiffgrad.train.RunRecorder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Estimates parameters. */
@Command(
    name = "fit",
    description =
        "Estimates the parameters of a model from measurements, with a 95 %% interval and a verdict"
            + " for each.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExit status: 0 accepted, 4 not accepted (with reasons).%n%nExample:%n",
    footer = {
      "  stiffgrad fit examples/robertson/robertson.ant \\",
      "    examples/robertson/robertson.csv",
      "estimates k1, k2 and k3 from starts that are 1000 times wrong, and the noise of A, B and C."
    })
final class FitCommand implements Callable<Integer> {
  private static final int MOST_STARTS = 1_000_000;

  private final Console console;
  private final Interruption interruption;

  @Mixin private ProblemOptions problem = new ProblemOptions();
  @Mixin private SolverOptions solver = new SolverOptions();

  @Option(
      names = "--starts",
      paramLabel = "N",
      description =
          "Number of starts (default: 1): the given values, then random ones, drawn within the"
              + " bounds or three decades around the given values. Of a PEtab problem all are drawn"
              + " within the bounds.")
  private @Nullable String starts;

  @Option(
      names = "--nominal",
      description =
          "Begin the first start at the nominal values of a PEtab problem, of which by default all"
              + " starts are drawn within the bounds.")
  private boolean nominal;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Write the fitted model (model.ant, or PEtab's parameter and simulation tables) and a"
              + " table of data, fit, residual and 95 %% band (fit.csv) to this folder.")
  private @Nullable String folder;

  @Mixin private RemedyOptions remedies = new RemedyOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ReportOption page = new ReportOption();
  @Mixin private ResumeOptions remembered = new ResumeOptions();

  FitCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    FitOptions options =
        FitOptions.DEFAULTS
            .withStarts(starts == null ? 1 : OptionText.count("--starts", starts, MOST_STARTS))
            .withBeginAtGiven(beginsAtGiven())
            .withSeed(run.seed())
            .withThreads(run.threads())
            .withRemedies(remedies.remedies())
            .withBudget(remedies.budget());
    Path target = folder == null ? null : FitFolder.check(folder);
    output.check(target);
    page.check();
    remembered.check();
    SolveOptions solve = solver.parse();
    EstimationInput input = EstimationInput.read(problem);
    if (target != null) {
      FitFolder.check(target, input);
    }
    if (options.beginAtGiven()) {
      input.requireStart();
    }
    output.warn(console, input.warnings());
    FitProblem fit = input.problem(solve);
    interruption.heed();
    FitOutcome outcome;
    List<FitEvent> events;
    try (RunFolder run = remembered.open("fit", fit, choices(options));
        FitProgress progress =
            FitProgress.on(
                console,
                output.isQuiet(),
                interruption,
                options,
                new FitProgress.Limits(remedies.seconds(), run == null ? Journal.NONE : run))) {
      RunRecorder recorder = new RunRecorder(progress);
      outcome = Fit.run(fit, options, recorder);
      events = recorder.events();
    }
    if (outcome instanceof FitOutcome.Failed failed) {
      throw ComputationException.infeasible(failed.why(), fit, failed.values());
    }
    FitResult result = (FitResult) outcome;
    if (target != null) {
      FitFolder.write(target, input, fit, result);
    }
    FitReport report = new FitReport(problem.modelFile(), result, options.starts());
    if (output.wantsText()) {
      report.print(console.out());
    }
    output.json(console, report::writeJson);
    page.write(() -> Report.of(record(fit, options, events, result)));
    return result.accepted() ? ExitStatus.DONE : ExitStatus.NOT_ACCEPTED;
  }

  /** What decides the result beside the problem; the number of starts may grow. */
  private static Map<String, String> choices(FitOptions options) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("seed", String.valueOf(options.seed()));
    choices.put("first start", options.beginAtGiven() ? "given" : "random");
    choices.put(
        "remedies", options.remedies().stream().map(Remedy::id).collect(Collectors.joining(", ")));
    choices.put("budget", options.budget().toString());
    return choices;
  }

  private RunRecord record(
      FitProblem fit, FitOptions options, List<FitEvent> events, FitResult result) {
    return new RunRecord(
        problem.modelFile(),
        fit,
        options,
        Map.of("made by", new Version().getVersion()[0]),
        Fingerprint.of(fit),
        events,
        result);
  }

  private boolean beginsAtGiven() {
    if (nominal && !problem.isPetab()) {
      throw new UsageException("--nominal: only a PEtab problem has nominal values; use --set");
    }
    // values given on the command line are meant as a start
    return nominal || !problem.isPetab() || !problem.values().isEmpty();
  }
}
