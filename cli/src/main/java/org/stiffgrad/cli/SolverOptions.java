package org.stiffgrad.cli;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.method.Method;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;
import picocli.CommandLine.Option;

/** How to integrate. */
final class SolverOptions {
  private static final int MOST_STEPS = 100_000_000;

  @Option(
      names = "--method",
      paramLabel = "ID",
      description = "Integration method (default: radau-iia-5).")
  private @Nullable String method;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Fixed grid: N equal steps from each requested or measured time to the next,"
              + " instead of steps chosen by their error.")
  private @Nullable String steps;

  @Option(
      names = "--rtol",
      paramLabel = "X",
      description = "Relative error tolerance (default: 1e-6).")
  private @Nullable String rtol;

  @Option(
      names = "--atol",
      paramLabel = "X",
      description =
          "Absolute error tolerance of every state (default: follows each state's own" + " scale).")
  private @Nullable String atol;

  SolveOptions parse() {
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(tolerances());
    Method chosen = method == null ? options.method() : solvable(method);
    if (steps != null) {
      return options.withFixedGrid(chosen, OptionText.count("--steps", steps, MOST_STEPS));
    }
    if (!chosen.isAdaptive()) {
      throw new UsageException(
          "--method: " + chosen.id() + " cannot choose its steps, expected --steps N with it");
    }
    return options.withMethod(chosen);
  }

  private Tolerances tolerances() {
    double relative = SolveOptions.DEFAULTS.tolerances().rtol();
    if (rtol != null) {
      relative = OptionText.number("--rtol", rtol);
      if (!(relative >= 1e-14 && relative <= 0.1)) {
        throw UsageException.found("--rtol", rtol, "a number in 1e-14..0.1");
      }
    }
    return atol == null
        ? Tolerances.relative(relative)
        : Tolerances.of(relative, OptionText.positive("--atol", atol));
  }

  private static Method solvable(String id) {
    Method found = MethodNames.find("--method", id);
    if (!found.isSolvable()) {
      throw new UsageException(
          "--method: "
              + id
              + " is in the catalogue but cannot solve yet, expected one of "
              + String.join(", ", MethodNames.solvable()));
    }
    return found;
  }
}
