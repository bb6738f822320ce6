package org.stiffgrad.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.petab.HybridFolder;
import org.stiffgrad.petab.NetworkFolder;
import org.stiffgrad.petab.Petab;
import org.stiffgrad.petab.PetabChoices;
import org.stiffgrad.petab.PetabProblem;
import org.stiffgrad.problem.Trajectories;
import org.stiffgrad.problem.Trajectory;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trajectories as CSV. */
@Command(
    name = "simulate",
    description =
        "Solves a model from time 0 and writes its trajectory as CSV; of a PEtab problem, the"
            + " simulation table of its measurements. The folder of a trained network is a model too.",
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
              + " every parameter that is not const, or every weight and rate of a network.")
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
    SolveOptions options = solver.parse();
    List<String> names = OptionText.names("--sensitivities", sensitivities);
    if (InputFiles.isPetab(model.file())) {
      requireNothingBesidePetab(names);
      PetabProblem problem =
          Petab.read(Path.of(model.file()), new PetabChoices(model.values(), List.of()));
      problem.requireNominalValues();
      write(PetabInput.simulation(problem, options).text(), problem.measurements());
      return ExitStatus.DONE;
    }
    double[] wanted = times.parse();
    Trajectory trajectory = trajectory(names);
    double[][] rows = new double[wanted.length][];
    if (trajectory.run(wanted, options, rows) instanceof Outcome.Failed failed) {
      throw ComputationException.of(failed, options, trajectory.explain(wanted, options, failed));
    }
    write(csv(trajectory.columns(), rows), rows.length);
    return ExitStatus.DONE;
  }

  private Trajectory trajectory(List<String> names) {
    if (InputFiles.isNetwork(model.file())) {
      NetworkFolder network = NetworkFolder.read(Path.of(model.file()));
      return Trajectories.of(network.ode(), network.values(), model.values(), names);
    }
    if (InputFiles.isHybrid(model.file())) {
      HybridFolder hybrid = HybridFolder.read(Path.of(model.file()));
      return Trajectories.of(
          hybrid.source(), hybrid.term(), hybrid.learned(), model.values(), names);
    }
    return Trajectories.of(InputFiles.model(model.file()), model.values(), names);
  }

  private void requireNothingBesidePetab(List<String> names) {
    if (times.isGiven()) {
      throw new UsageException("--times: a PEtab problem is simulated at its measurements");
    }
    if (!names.isEmpty()) {
      throw new UsageException("--sensitivities: expected a model, not a PEtab problem");
    }
  }

  private void write(String table, int rows) {
    if (output == null) {
      console.out().print(table);
    } else {
      TextFile.write(Path.of(output), table);
      if (!quiet.isQuiet()) {
        console.err().println("wrote " + rows + " rows to " + output);
      }
    }
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
