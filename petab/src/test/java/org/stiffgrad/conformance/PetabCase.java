package org.stiffgrad.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.ObjectiveAudit;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.input.InputException;
import org.stiffgrad.petab.Petab;
import org.stiffgrad.petab.PetabProblem;
import org.stiffgrad.petab.PetabSimulation;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.table.Separator;
import org.stiffgrad.table.TextTable;

/**
 * A case of the PEtab test suite, version 1: a problem, and what it should give at its nominal
 * values.
 *
 * @param id such as 0001
 */
public record PetabCase(String id, Path folder) {
  private static final SolveOptions TIGHT =
      SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-10));

  /** What became of a case. */
  public sealed interface Result {
    /** It was solved; errors are absolute, as the suite's tolerances. */
    record Solved(Errors errors, Errors tolerances, double forwardVsAdjoint, double taylorSlope)
        implements Result {}

    /** It was refused with this message. */
    record Refused(String why) implements Result {}
  }

  /** Differences from the expected values. */
  public record Errors(double llh, double chi2, double simulations) {}

  /** All cases below a folder, in order. */
  public static List<PetabCase> all(Path suite) {
    try (Stream<Path> folders = Files.list(suite)) {
      return folders
          .filter(Files::isDirectory)
          .sorted()
          .map(folder -> new PetabCase(String.valueOf(folder.getFileName()), folder))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the case. */
  public Result run() {
    PetabProblem problem;
    try {
      problem = Petab.read(folder.resolve("_" + id + ".yaml"));
    } catch (InputException e) {
      String message = String.valueOf(e.getMessage());
      return new Result.Refused(message.substring(e.position().toString().length() + 2));
    }
    FitProblem fit = problem.fitProblem(TIGHT);
    double[] theta = fit.coordinates().start();
    JsonNode solution = solution();
    try (LocalExecutor executor = new LocalExecutor(1)) {
      ObjectiveAudit.Result audited =
          ObjectiveAudit.at(new Likelihood(fit, executor), theta, new SplittableRandom(1));
      if (!(audited instanceof ObjectiveAudit.Result.Audited one)) {
        throw new IllegalStateException(audited.toString());
      }
      double[] values = fit.coordinates().toValues(theta);
      List<Prediction> rows = PetabSimulation.of(problem, fit, values).orElseThrow().rows();
      ObjectiveAudit audit = one.audit();
      return new Result.Solved(
          new Errors(
              Math.abs(audit.objective().value() + solution.get("llh").asDouble()),
              Math.abs(audit.objective().chi2() - solution.get("chi2").asDouble()),
              largestDifference(rows, solution)),
          new Errors(
              solution.get("tol_llh").asDouble(),
              solution.get("tol_chi2").asDouble(),
              solution.get("tol_simulations").asDouble()),
          audit.forwardVsAdjoint(),
          audit.taylorSlope());
    }
  }

  private JsonNode solution() {
    try {
      return new YAMLMapper().readTree(folder.resolve("_" + id + "_solution.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double largestDifference(List<Prediction> rows, JsonNode solution) {
    double largest = 0;
    int row = 0;
    for (JsonNode file : solution.get("simulation_files")) {
      TextTable table = TextTable.read(folder.resolve(file.asText()), Separator.TAB);
      int column = table.column("simulation").orElseThrow();
      for (int i = 0; i < table.rows(); i++) {
        double expected = Double.parseDouble(table.text(i, column));
        largest = Math.max(largest, Math.abs(rows.get(row++).value() - expected));
      }
    }
    if (row != rows.size()) {
      throw new IllegalStateException(id + ": " + row + " simulations for " + rows.size());
    }
    return largest;
  }
}
