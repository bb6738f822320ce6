package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.petab.NetworkFolder;
import org.stiffgrad.problem.Choices;
import org.stiffgrad.problem.NetworkProblem;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.train.FitResult;

/** A trained network, measurements, and what the user chose about them. */
record NetworkWithData(NetworkFolder network, DataTable data, Choices choices)
    implements EstimationInput {
  static NetworkWithData read(ProblemOptions options) {
    if (options.experimentsFile() != null) {
      throw new UsageException(
          "--experiments: the trajectories of a network begin at the first row of each experiment");
    }
    return new NetworkWithData(
        NetworkFolder.read(Path.of(options.modelFile())),
        DataTable.read(Path.of(options.dataFile())),
        options.choices());
  }

  @Override
  public FitProblem problem(SolveOptions solve) {
    return NetworkProblem.of(network.ode(), network.values(), data, choices, solve);
  }

  @Override
  public List<String> outputs() {
    return NetworkFolder.FILES;
  }

  @Override
  public void write(Path folder, FitProblem problem, FitResult result) {
    double[] values = problem.values().clone();
    for (ParameterEstimate p : result.parameters()) {
      values[network.ode().parameters().indexOf(p.parameter().id())] = p.value();
    }
    try {
      new NetworkFolder(network.ode(), values).write(folder);
    } catch (IOException e) {
      throw new OutputException(folder.toString(), e);
    }
  }
}
