package org.stiffgrad.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.problem.ModelSimulation;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trajectories as CSV. */
@Command(
    name = "simulate",
    description = "Solves a model from time 0 and writes its trajectory as CSV.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  stiffgrad simulate examples/robertson/robertson.ant \\",
      "    --set k1=0.04,k2=3e7,k3=1e4 --times 0.4,4,40 --sensitivities k1",
      "writes three rows with A, B, C and their derivatives with respect to ln k1:",
      "  time,A,B,C,dA/dlnk1,dB/dlnk1,dC/dlnk1"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private TimeOptions times = new TimeOptions();
  @Mixin private SolverOptions solver = new SolverOptions();

  @Option(
      names = "--sensitivities",
      paramLabel = "NAME,...|all",
      description =
          "Add columns dA/dlnk, the derivative of each column A with respect to ln k; all means"
              + " every parameter that is not const.")
  private List<String> sensitivities = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to a file (default: standard output).")
  private @Nullable String output;

  @Mixin private QuietOption quiet = new QuietOption();

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (output != null) {
      TextFile.check(Path.of(output));
    }
    double[] wanted = times.parse();
    SolveOptions options = solver.parse();
    List<String> names = OptionText.names("--sensitivities", sensitivities);
    ModelSimulation simulation =
        new ModelSimulation(InputFiles.model(model.file()), model.values(), names);
    double[][] rows = new double[wanted.length][];
    if (simulation.run(wanted, options, rows) instanceof Outcome.Failed failed) {
      throw ComputationException.of(failed);
    }
    String csv = csv(simulation.columns(), rows);
    if (output == null) {
      console.out().print(csv);
    } else {
      TextFile.write(Path.of(output), csv);
      if (!quiet.isQuiet()) {
        console.err().println("wrote " + rows.length + " rows to " + output);
      }
    }
    return ExitStatus.DONE;
  }

  private static String csv(List<String> columns, double[][] rows) {
    StringWriter text = new StringWriter();
    try (TableWriter table = new TableWriter(text, columns)) {
      for (double[] row : rows) {
        table.row(row);
      }
    }
    return text.toString();
  }
}
