package org.stiffgrad.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.ObjectiveAudit;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.petab.Petab;
import org.stiffgrad.petab.PetabParameter;
import org.stiffgrad.petab.PetabProblem;
import org.stiffgrad.petab.PetabSimulation;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.table.Separator;
import org.stiffgrad.table.TextTable;

/** A published estimation problem with the simulations that its authors published beside it. */
final class Benchmark {
  /** Values this small beside an observable's largest are rounding of the published ones. */
  private static final double NEGLIGIBLE = 1e-8;

  private static final String PARAMETERS = "observableParameters";

  private final Path folder;
  private final PetabProblem problem;

  private Benchmark(Path folder, PetabProblem problem) {
    this.folder = folder;
    this.problem = problem;
  }

  /**
   * Reads a problem.
   *
   * @param name how its folder begins
   */
  static Benchmark read(Path all, String name) {
    Path folder = folder(all, name);
    return new Benchmark(folder, Petab.read(folder.resolve(folder.getFileName() + ".yaml")));
  }

  /** The folder whose name begins so. */
  static Path folder(Path all, String name) {
    try (Stream<Path> folders = Files.list(all)) {
      return folders
          .filter(f -> String.valueOf(f.getFileName()).startsWith(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return problem.name();
  }

  FitProblem fitProblem(Tolerances tolerances) {
    return problem.fitProblem(SolveOptions.DEFAULTS.withTolerances(tolerances));
  }

  /** The audited gradient at the nominal values. */
  static ObjectiveAudit audit(FitProblem fit) {
    try (LocalExecutor executor = new LocalExecutor(2)) {
      Likelihood likelihood = new Likelihood(fit, executor);
      double[] theta = fit.coordinates().start();
      ObjectiveAudit.Result result = ObjectiveAudit.at(likelihood, theta, new SplittableRandom(1));
      if (result instanceof ObjectiveAudit.Result.Audited audited) {
        return audited.audit();
      }
      throw new IllegalStateException(fit.system().name() + ": " + result);
    }
  }

  /**
   * Simulates.
   *
   * @param changed parameters with other values than the nominal ones
   */
  List<Prediction> simulate(FitProblem fit, Map<String, Double> changed) {
    List<PetabParameter> estimated = problem.estimated();
    double[] values = new double[estimated.size()];
    for (int j = 0; j < values.length; j++) {
      values[j] = changed.getOrDefault(estimated.get(j).id(), estimated.get(j).start());
    }
    return PetabSimulation.of(problem, fit, values).orElseThrow().rows();
  }

  /** Where the published simulations call things otherwise than the measurements. */
  interface Renaming {
    /** The name in the measurements. */
    String of(String published);
  }

  /**
   * The largest difference from the published simulations, relative to the value. Rows belong
   * together by observable, condition, time and, where both tables name them, observable
   * parameters, in whatever order; infinite where a table has rows that the other one lacks.
   *
   * @param rows as {@link #simulate} gives them
   */
  double largestDifference(List<Prediction> rows, Renaming observables, Renaming conditions) {
    TextTable measured = table("measurementData");
    TextTable published = table("simulatedData");
    boolean isNamed =
        published.column(PARAMETERS).isPresent()
            && texts(measured, PARAMETERS).equals(texts(published, PARAMETERS));
    Keys own = new Keys(measured, isNamed, n -> n, n -> n);
    Map<String, Double> largest = new HashMap<>();
    Map<List<String>, List<Double>> simulated = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      double value = rows.get(i).value();
      List<String> key = own.of(i);
      simulated.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
      largest.merge(key.get(0), Math.abs(value), Math::max);
    }
    Keys theirs = new Keys(published, isNamed, observables, conditions);
    Map<List<String>, List<Double>> expected = new HashMap<>();
    for (int i = 0; i < published.rows(); i++) {
      double value = Double.parseDouble(text(published, i, "simulation"));
      expected.computeIfAbsent(theirs.of(i), k -> new ArrayList<>()).add(value);
    }
    double worst = 0;
    for (Map.Entry<List<String>, List<Double>> rowsOfKey : expected.entrySet()) {
      List<String> key = rowsOfKey.getKey();
      double scale = NEGLIGIBLE * largest.getOrDefault(key.get(0), 0.0);
      List<Double> values = simulated.getOrDefault(key, List.of());
      worst = Math.max(worst, difference(values, rowsOfKey.getValue(), scale));
    }
    return simulated.keySet().equals(expected.keySet()) ? worst : Double.POSITIVE_INFINITY;
  }

  /** The largest difference of two multisets, infinite where they are not of one size. */
  private static double difference(List<Double> values, List<Double> expected, double scale) {
    if (values.size() != expected.size()) {
      return Double.POSITIVE_INFINITY;
    }
    double[] a = values.stream().mapToDouble(v -> v).sorted().toArray();
    double[] b = expected.stream().mapToDouble(v -> v).sorted().toArray();
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      double size = Math.max(Math.max(Math.abs(a[i]), Math.abs(b[i])), scale);
      worst = Math.max(worst, size == 0 ? 0 : Math.abs(a[i] - b[i]) / size);
    }
    return worst;
  }

  private TextTable table(String beginning) {
    return TextTable.read(folder(folder, beginning), Separator.TAB);
  }

  private static Set<String> texts(TextTable table, String column) {
    Set<String> texts = new HashSet<>();
    for (int row = 0; row < table.rows() && table.column(column).isPresent(); row++) {
      texts.add(text(table, row, column));
    }
    return texts;
  }

  private static String text(TextTable table, int row, String... columns) {
    for (String name : columns) {
      OptionalInt column = table.column(name);
      if (column.isPresent()) {
        return table.text(row, column.getAsInt());
      }
    }
    throw new IllegalStateException(table.file() + " has no column " + columns[0]);
  }

  /** What tells the rows of a table apart. */
  private record Keys(
      TextTable table, boolean byParameters, Renaming observables, Renaming conditions) {
    List<String> of(int row) {
      // Published times have five digits and more.
      double time = Double.parseDouble(text(table, row, "time"));
      return List.of(
          observables.of(text(table, row, "observableId")),
          conditions.of(text(table, row, "simulationConditionId", "simulationCondition")),
          String.format(Locale.ROOT, "%.5g", time),
          byParameters ? text(table, row, PARAMETERS) : "");
    }
  }
}
