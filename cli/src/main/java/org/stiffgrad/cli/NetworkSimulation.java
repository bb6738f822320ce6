package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.petab.NetworkFolder;
import org.stiffgrad.problem.Spelling;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;

/** Trajectories of a trained network. */
final class NetworkSimulation {
  private final NetworkOde ode;
  private final double[] p;

  /**
   * @param values of parameters and initial values other than those in the folder
   * @throws UsageException where one is not there
   */
  NetworkSimulation(NetworkFolder folder, Map<String, Double> values) {
    this.ode = folder.ode();
    this.p = folder.values().clone();
    values.forEach(
        (name, value) ->
            p[
                    ode.parameters()
                        .find(name)
                        .orElseThrow(
                            () ->
                                new UsageException(
                                    "--set: the network has no "
                                        + name
                                        + "; "
                                        + Spelling.help(name, ode.states().asList())))] =
                value);
  }

  List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("time"));
    columns.addAll(ode.states().asList());
    return columns;
  }

  /**
   * Rows of time and states at times in any order.
   *
   * @throws ComputationException where it cannot be solved
   */
  double[][] rows(double[] times, SolveOptions options) {
    double[] sorted = Arrays.stream(times).sorted().distinct().toArray();
    double[][] found = new double[sorted.length][];
    Outcome outcome =
        new Solver(ode, options)
            .solve(
                new Ivp(ode, p, 0, sorted),
                (i, t, y, s) -> {
                  found[i] = new double[y.length + 1];
                  found[i][0] = t;
                  System.arraycopy(y, 0, found[i], 1, y.length);
                });
    if (outcome instanceof Outcome.Failed failed) {
      throw ComputationException.of(failed, options, Optional.empty());
    }
    return Arrays.stream(times)
        .mapToObj(t -> found[Arrays.binarySearch(sorted, t)])
        .toArray(double[][]::new);
  }
}
