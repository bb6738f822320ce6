package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.learn.HybridLearn;
import org.stiffgrad.learn.HybridProblem;
import org.stiffgrad.learn.LearnMonitor;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.network.NetworkTerm;
import org.stiffgrad.petab.HybridFolder;
import org.stiffgrad.problem.Choices;
import org.stiffgrad.problem.PartialModel;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;

/** Learns the network in a model, and keeps it. */
final class HybridLearning {
  private final PartialModel model;
  private final Choices choices;
  private final FitProblem base;
  private final NetworkTerm term;

  /**
   * Reads and joins the files.
   *
   * @param table the measurements
   */
  HybridLearning(HybridOptions options, String table, LearnOptions.Architecture architecture) {
    SourceModel source = InputFiles.model(options.model());
    DataTable data = DataTable.read(Path.of(table));
    this.model = new PartialModel(source, options.outputs());
    this.choices = PartialModel.relative(data, options.choices());
    this.base = model.problem(data, options.experiments(), choices, SolveOptions.DEFAULTS);
    List<String> inputs = model.inputs(options.inputs());
    this.term = HybridProblem.design(base, model.outputs(), inputs, architecture);
    try {
      HybridProblem.of(base, term, new double[term.learned()]);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--network-outputs: " + e.getMessage());
    }
  }

  HybridLearn.Result run(LearnOptions options, LearnMonitor progress, ShardExecutor executor) {
    HybridLearn.Result result = HybridLearn.run(base, term, options, progress, executor);
    if (!Double.isFinite(result.best().train())) {
      throw new ComputationException(
          "the trajectories of none of "
              + options.seeds()
              + " networks can be solved to the end; try more --seeds, or other values by --set");
    }
    return result;
  }

  /** Writes the best network in its model, with the initial values of the first experiment. */
  void save(Path folder, HybridLearn.Result result) {
    HybridLearn.Network best = result.best();
    Map<String, Double> known = new LinkedHashMap<>(choices.values());
    // an output that the model leaves open needs some value to be read again
    for (NetworkTerm.Output output : term.outputs()) {
      known.put(output.parameter(), output.size());
    }
    List<String> estimated = result.problem().estimated();
    for (int j = 0; j < estimated.size(); j++) {
      known.put(estimated.get(j), best.estimates()[j]);
    }
    base.experiments()
        .get(0)
        .bindings()
        .forEach(
            (id, binding) -> {
              if (binding instanceof Binding.Fixed fixed) {
                known.put(id, fixed.value());
              }
            });
    double[] learned =
        Arrays.copyOfRange(
            best.estimates(), result.problem().firstWeight(), best.estimates().length);
    HybridFolder hybrid = new HybridFolder(model.source(), term, learned, choices.fitted());
    HybridWithData.write(folder, hybrid, known);
  }
}
