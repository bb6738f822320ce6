package org.stiffgrad.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints JMH's results as one Markdown table, beside the times of RADAU5 where they are given. */
public final class Times {
  private static final List<String> PROBLEMS =
      List.of(
          "robertson-4e5",
          "robertson-4e10",
          "hires",
          "pollu",
          "vanderpol-1000",
          "oregonator",
          "boehm");
  private static final List<String> TOLERANCES = List.of("1e-4", "1e-6", "1e-8");

  private final List<JsonNode> results = new ArrayList<>();
  private final Optional<PeerRow.Table> radau5;

  private Times(Path jmh, Optional<Path> radau5) {
    try {
      new ObjectMapper().readTree(Files.readString(jmh)).forEach(results::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jmh, e);
    }
    this.radau5 = radau5.map(PeerRow::read);
  }

  /**
   * Runs.
   *
   * @param args JMH's JSON file, then optionally the CSV table of RADAU5's times
   */
  public static void main(String[] args) {
    if (args.length == 0) {
      throw new IllegalArgumentException("the JSON file that JMH wrote is missing");
    }
    new Times(Path.of(args[0]), args.length > 1 ? Optional.of(Path.of(args[1])) : Optional.empty())
        .print(System.out);
  }

  private void print(PrintStream out) {
    out.println("Median milliseconds; bytes allocated in one call in parentheses.\n");
    out.println(
        "| problem | rtol | solve | RADAU5 | solve / RADAU5 | all sensitivities | adjoint gradient"
            + " |");
    out.println("|---|---|---|---|---|---|---|");
    for (String problem : PROBLEMS) {
      for (String rtol : TOLERANCES) {
        out.println(row(problem, rtol));
      }
    }
    out.println("\nNanoseconds of one evaluation, and of one step with its derivatives.\n");
    out.println("| problem | right-hand side | df/dy | df/dp | step | tangent | adjoint |");
    out.println("|---|---|---|---|---|---|---|");
    for (String problem : PROBLEMS) {
      if (find("EvaluatorBench.rhs", problem, "").isPresent()) {
        out.println(
            line(
                problem,
                mean(find("EvaluatorBench.rhs", problem, "")),
                mean(find("EvaluatorBench.jacobian", problem, "")),
                mean(find("EvaluatorBench.parameterJacobian", problem, "")),
                mean(find("StepBench.step", problem, "")),
                mean(find("StepBench.tangent", problem, "")),
                mean(find("StepBench.adjoint", problem, ""))));
      }
    }
    out.println("\nNanoseconds of one step on a given grid, one method of each family.\n");
    out.println("| method | step | tangent | adjoint |");
    out.println("|---|---|---|---|");
    for (String method : FamilyBench.METHODS) {
      out.println(
          line(
              method,
              mean(findMethod("FamilyBench.step", method)),
              mean(findMethod("FamilyBench.tangent", method)),
              mean(findMethod("FamilyBench.adjoint", method))));
    }
  }

  private String row(String problem, String rtol) {
    Optional<JsonNode> solve = find("SolveBench.solve", problem, rtol);
    Optional<Double> theirs =
        radau5
            .flatMap(t -> t.find(problem, Double.parseDouble(rtol)))
            .map(row -> row.seconds() * 1000);
    return line(
        problem,
        rtol,
        median(solve),
        theirs.map(Times::milliseconds).orElse(""),
        solve
            .flatMap(s -> theirs.map(t -> String.format(Locale.ROOT, "%.2f", p50(s) / t)))
            .orElse(""),
        median(find("ForwardBench.forward", problem, rtol)),
        median(find("AdjointBench.adjoint", problem, rtol)));
  }

  private Optional<JsonNode> find(String benchmark, String problem, String rtol) {
    return results.stream()
        .filter(r -> r.path("benchmark").asText().endsWith(benchmark))
        .filter(r -> r.path("params").path("problem").asText().equals(problem))
        .filter(r -> r.path("params").path("rtol").asText().equals(rtol))
        .findFirst();
  }

  private Optional<JsonNode> findMethod(String benchmark, String method) {
    return results.stream()
        .filter(r -> r.path("benchmark").asText().endsWith(benchmark))
        .filter(r -> r.path("params").path("method").asText().equals(method))
        .findFirst();
  }

  private static String median(Optional<JsonNode> result) {
    return result.map(r -> milliseconds(p50(r)) + bytes(r)).orElse("");
  }

  private static String mean(Optional<JsonNode> result) {
    return result
        .map(
            r ->
                String.format(Locale.ROOT, "%.1f", r.at("/primaryMetric/score").asDouble())
                    + bytes(r))
        .orElse("");
  }

  private static double p50(JsonNode result) {
    return result.at("/primaryMetric/scorePercentiles").path("50.0").asDouble(Double.NaN);
  }

  private static String bytes(JsonNode result) {
    JsonNode allocated = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
    return allocated.isMissingNode()
        ? ""
        : String.format(Locale.ROOT, " (%.0f B)", allocated.path("score").asDouble());
  }

  private static String milliseconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
