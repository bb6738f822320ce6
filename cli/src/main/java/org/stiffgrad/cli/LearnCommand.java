package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.learn.HybridLearn;
import org.stiffgrad.learn.HybridLearned;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.LearnMonitor;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.learn.Learned;
import org.stiffgrad.learn.Series;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.petab.NetworkFolder;
import org.stiffgrad.report.pages.Report;
import org.stiffgrad.table.DataTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a neural differential equation from a table alone. */
@Command(
    name = "learn",
    description =
        "Learns a differential equation from measured states: a network for the right-hand side,"
            + " trained from several seeds.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  stiffgrad learn examples/learn/lienard-1e3.csv",
      "The table holds a relaxation oscillator with jumps a thousand times faster than the rest;",
      "errors are relative to the standard deviation of each column."
    })
final class LearnCommand implements Callable<Integer> {
  private static final String AUTO = "auto";
  private static final String REACTIONS = "crnn";

  /** As many as W. Ji and S. Deng look for in three species. */
  private static final int USUAL_REACTIONS = 6;

  private final Console console;
  private final Interruption interruption;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Measurements, as CSV: a column time, one column for each state, a column experiment"
              + " where there are several. The first row of each experiment holds every state and"
              + " is where its trajectory begins.")
  private String data = "";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Write the best network to this folder, which simulate, fit and diagnose accept.")
  private @Nullable String output;

  @Option(
      names = "--hidden",
      paramLabel = "N,...",
      description = "Nodes of each hidden layer (default: 8; reactions of crnn: 6).",
      split = ",")
  private List<Integer> hidden = new ArrayList<>();

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "tanh, gelu, softplus, sigmoid, relu, identity or exp (default: tanh).")
  private @Nullable String activation;

  @Option(
      names = "--skips",
      description =
          "Hidden layers add what they are given to what they put out, where both have as many"
              + " nodes: for deep networks.")
  private boolean skips;

  @Option(
      names = "--form",
      paramLabel = "NAME",
      description =
          "How outputs become derivatives: time-scale (a rate to learn for each state), relaxation,"
              + " production-loss, plain or crnn (reactions whose orders are learned); auto tries"
              + " relaxation where time-scale loses the trajectories (default: ${DEFAULT-VALUE}).",
      defaultValue = AUTO)
  private String form = AUTO;

  @Option(
      names = "--input",
      paramLabel = "NAME",
      description = "What the network sees: linear, asinh or log (default: linear).")
  private @Nullable String input;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many networks to train (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int seeds = 3;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed = 1;

  @Option(
      names = "--validate",
      paramLabel = "SHARE",
      description =
          "Share of the experiments, the last ones, kept for validation, or of the rows of each"
              + " experiment where there are fewer; training ends where the error there was least, and"
              + " the best network is the one with the least (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double validate;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Most of each stage (default: ${DEFAULT-VALUE}).",
      defaultValue = "200")
  private int iterations = 200;

  @Option(
      names = "--estimate-initial",
      description = "The first rows are as noisy as the others: estimate their true values.")
  private boolean estimateInitial;

  @Option(
      names = "--remedies",
      paramLabel = "auto|none",
      description =
          "none: as the literature does it, Adam on whole trajectories from random weights, five"
              + " steps for each iteration (default: ${DEFAULT-VALUE}).",
      defaultValue = "auto")
  private String remedies = "auto";

  @Mixin private HybridOptions hybrid = new HybridOptions();
  @Mixin private ThreadsOption threads = new ThreadsOption();
  @Mixin private ReportOption page = new ReportOption();
  @Mixin private OutputOptions outputs = new OutputOptions();

  LearnCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    LearnOptions options = options();
    Path folder = output == null ? null : OutputFolder.check(output, NetworkFolder.MODEL);
    outputs.check(folder);
    page.check();
    if (hybrid.isWanted()) {
      return learnWithin(folder, options);
    }
    DataTable table = DataTable.read(Path.of(data));
    List<Series> series = StateTable.series(table);
    Learn.Result result;
    Learned learned;
    interruption.heed();
    LearnMonitor progress = new LearnProgress(console, outputs.isQuiet(), interruption);
    try (ShardExecutor executor = new LocalExecutor(threads.threads())) {
      result = Learn.run(table.observables(), series, options, progress, executor);
      if (!Double.isFinite(result.best().train())) {
        throw new ComputationException(
            "the trajectories of none of "
                + options.seeds()
                + " networks can be solved to the end; try more --seeds, or another --form");
      }
      if (folder != null) {
        save(folder, result); // before anything else can fail
      }
      learned = Learned.of(result, executor);
    }
    LearnReport report = new LearnReport(data, options, result, learned);
    if (outputs.wantsText()) {
      console.out().print(report.text());
    }
    outputs.json(console, report::json);
    page.write(() -> Report.of(data, result, learned));
    return ExitStatus.DONE;
  }

  /** Learns a network in a model. */
  private int learnWithin(@Nullable Path folder, LearnOptions options) throws IOException {
    if (!form.equals(AUTO) || options.training().estimateInitial()) {
      throw new UsageException(
          "--form, --estimate-initial: found one with --model, which says itself how the network"
              + " enters; initial values are estimated by --fit");
    }
    HybridLearning learning = new HybridLearning(hybrid, data, options.architecture());
    interruption.heed();
    LearnMonitor progress = new LearnProgress(console, outputs.isQuiet(), interruption);
    HybridLearn.Result result;
    HybridLearned learned;
    try (ShardExecutor executor = new LocalExecutor(threads.threads())) {
      result = learning.run(options, progress, executor);
      if (folder != null) {
        learning.save(folder, result);
      }
      learned = HybridLearned.of(result, executor);
    }
    HybridReport report = new HybridReport(hybrid.model(), result, learned);
    if (outputs.wantsText()) {
      console.out().print(report.text());
    }
    outputs.json(console, report::json);
    page.write(() -> Report.of(hybrid.model(), result, learned));
    return ExitStatus.DONE;
  }

  /** The best network, with the initial values of the first experiment. */
  private static void save(Path folder, Learn.Result result) {
    Learn.Network best = result.best();
    OutputFolder.make(folder);
    try {
      new NetworkFolder(best.ode(), best.parameters(best.initial()[0])).write(folder);
    } catch (IOException e) {
      throw new OutputException(folder.toString(), e);
    }
  }

  private LearnOptions.Architecture architecture() {
    if (hidden.stream().anyMatch(h -> h < 1)) {
      throw new UsageException("--hidden: found " + hidden + ", expected numbers of nodes");
    }
    if (form.equals(REACTIONS)) {
      if (activation != null || input != null || skips || hidden.size() > 1) {
        throw new UsageException(
            "--form crnn: found --activation, --input, --skips or several layers, expected at most"
                + " --hidden with a number of reactions");
      }
      return LearnOptions.Architecture.reactions(
          hidden.isEmpty() ? USUAL_REACTIONS : hidden.get(0));
    }
    LearnOptions.Architecture usual = LearnOptions.Architecture.DEFAULTS;
    return new LearnOptions.Architecture(
        hidden.isEmpty() ? usual.hidden() : hidden,
        activation == null
            ? usual.activation()
            : Choice.of("--activation", activation, Activation.values()),
        form.equals(AUTO) ? usual.forms() : List.of(form()),
        input == null ? usual.input() : Choice.of("--input", input, InputMap.values()),
        skips);
  }

  private Form form() {
    List<String> known = new ArrayList<>(List.of(AUTO, REACTIONS));
    Forms.ALL.forEach(f -> known.add(f.id()));
    return Forms.find(form)
        .orElseThrow(
            () -> new UsageException("--form: found " + form + ", expected one of " + known));
  }

  private LearnOptions options() {
    if (seeds < 1) {
      throw new UsageException("--seeds: found " + seeds + ", expected 1 or more");
    }
    if (!(validate >= 0 && validate < 1)) {
      throw new UsageException("--validate: found " + validate + ", expected a share in [0, 1)");
    }
    if (iterations < 1) {
      throw new UsageException("--iterations: found " + iterations + ", expected 1 or more");
    }
    if (!remedies.equals("auto") && !remedies.equals("none")) {
      throw new UsageException("--remedies: found " + remedies + ", expected auto or none");
    }
    return LearnOptions.DEFAULTS
        .withArchitecture(architecture())
        .withSeeds(seeds, seed)
        .withValidation(validate)
        .withTraining(
            new LearnOptions.Training(iterations, estimateInitial, remedies.equals("none")));
  }
}
