package org.stiffgrad.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.SharedData;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;
import org.stiffgrad.testkit.reference.Reference;
import org.stiffgrad.testkit.reference.ReferenceErrors;
import org.stiffgrad.testkit.reference.TrajectoryScales;

/**
 * Prints the errors of states and sensitivities against the quadruple-precision references as a
 * Markdown table, with automatic absolute tolerances.
 */
public final class Accuracy {
  private Accuracy() {}

  /**
   * Runs.
   *
   * @param args "controlled" to let sensitivities take part in the error test; "where" to say which
   *     component has each largest error
   */
  public static void main(String[] args) throws java.io.IOException {
    List<String> words = List.of(args);
    Path folder =
        SharedData.find("references")
            .orElseThrow(() -> new IllegalStateException("the reference data is not there"));
    PrintStream out = System.out;
    out.println(
        "| problem | rtol | steps | rejected | state | sensitivity, of its or the state's scale"
            + " | sensitivity, of its own scale |");
    out.println("|---|---|---|---|---|---|---|");
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .map(Reference::read)
          .forEach(r -> print(r, words, out));
    }
  }

  private static void print(Reference reference, List<String> words, PrintStream out) {
    OdeSystem system =
        Problems.ALL.stream()
            .map(Problem::system)
            .filter(s -> s.name().equals(reference.problem()))
            .findFirst()
            .orElseThrow();
    TrajectoryScales scales = TrajectoryScales.of(reference, system);
    for (String rtol : List.of("1e-4", "1e-6", "1e-8", "1e-10")) {
      SolveOptions options =
          SolveOptions.DEFAULTS
              .withTolerances(Tolerances.relative(Double.parseDouble(rtol)))
              .withSensitivityErrorControl(words.contains("controlled"));
      ReferenceErrors e = ReferenceErrors.of(reference, scales, system, options);
      out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %d | %.1e | %.1e | %.1e |%n",
          reference.problem(),
          rtol,
          e.stats().steps(),
          e.stats().rejected(),
          e.state().error(),
          e.sensitivity().error(),
          e.ownSensitivity().error());
      if (words.contains("where")) {
        out.println(
            "  "
                + e.state().where()
                + "\n  "
                + e.sensitivity().where()
                + "\n  "
                + e.ownSensitivity().where());
      }
    }
  }
}
