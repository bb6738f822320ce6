package org.stiffgrad.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/**
 * Prints the times that JMH found for {@link PetabBench} with the true error of each gradient,
 * beside the published times and errors of AMICI 0.34.2 (SUNDIALS 7.1.1, KLU, one thread, rtol =
 * atol = 1e-8, same kind of machine), as a Markdown table.
 *
 * <p>Error: max |dg| / max |g| on the parameter scale, against the variational equation solved
 * together with the states, both under error control at rtol 1e-12.
 */
public final class PetabGradients {
  private static final double TIGHT = 1e-12;

  private PetabGradients() {}

  /**
   * Runs.
   *
   * @param args optionally JMH's JSON file; without it only errors are printed
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    List<JsonNode> results = new ArrayList<>();
    if (args.length > 0) {
      new ObjectMapper().readTree(Files.readString(Path.of(args[0]))).forEach(results::add);
    }
    out.println(
        "| problem | objective ms | forward ms | adjoint ms | AMICI's best ms | ratio | error"
            + " forward | error adjoint | AMICI's errors |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    for (NamedCsvRecord peer : peers()) {
      out.println(row(peer, results));
    }
  }

  private static List<NamedCsvRecord> peers() {
    InputStream table = PetabGradients.class.getResourceAsStream("amici.csv");
    if (table == null) {
      throw new IllegalStateException("amici.csv is missing");
    }
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(NamedCsvRecord peer, List<JsonNode> results) {
    String name = peer.getField("problem");
    FitProblem problem = PetabState.read(name);
    double[] theta = problem.coordinates().start();
    double[] exact = exact(problem, theta);
    Likelihood plain = PetabState.likelihood(problem, "1e-8");
    double[] forward = ((Evaluation.Feasible) plain.evaluate(theta, 1)).gradient();
    double[] adjoint = ((Likelihood.Gradient.Of) plain.gradientByAdjoint(theta)).theta();
    double theirs =
        Math.min(
            Double.parseDouble(peer.getField("forward")),
            Double.parseDouble(peer.getField("adjoint")));
    double first = median(results, "forward", name);
    double second = median(results, "adjoint", name);
    return String.format(
        Locale.ROOT,
        "| %s | %.3g | %.3g | %.3g | %.3g | %.2f | %.1e | %.1e | %s, %s |",
        name,
        median(results, "objective", name),
        first,
        second,
        theirs,
        Math.min(first, second) / theirs,
        error(forward, exact),
        error(adjoint, exact),
        peer.getField("forwardError"),
        peer.getField("adjointError"));
  }

  private static double[] exact(FitProblem problem, double[] theta) {
    SolveOptions tight =
        problem
            .solve()
            .withTolerances(Tolerances.relative(TIGHT))
            .withSensitivityErrorControl(true);
    Likelihood referee = new Likelihood(problem.withSolve(tight), new LocalExecutor(2));
    Evaluation evaluation = referee.evaluate(theta, 1);
    if (evaluation instanceof Evaluation.Infeasible infeasible) {
      throw new IllegalStateException(infeasible.why());
    }
    return ((Evaluation.Feasible) evaluation).gradient();
  }

  private static double error(double[] gradient, double[] exact) {
    double error = 0;
    double size = 0;
    for (int j = 0; j < exact.length; j++) {
      error = Math.max(error, Math.abs(gradient[j] - exact[j]));
      size = Math.max(size, Math.abs(exact[j]));
    }
    return error / size;
  }

  private static double median(List<JsonNode> results, String benchmark, String problem) {
    return results.stream()
        .filter(r -> r.path("benchmark").asText().endsWith("PetabBench." + benchmark))
        .filter(r -> r.path("params").path("problem").asText().equals(problem))
        .findFirst()
        .map(r -> r.at("/primaryMetric/scorePercentiles/50.0").asDouble())
        .orElse(Double.NaN);
  }
}
