package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Fingerprint;
import org.stiffgrad.fit.FitProblem;
import picocli.CommandLine.Option;

/** Whether a run is remembered, and whether one goes on. */
final class ResumeOptions {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "Remember every finished piece of work in this folder, so that --resume can go on after"
              + " a crash or Ctrl-C.")
  private @Nullable String run;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Go on with a run of the same command and problem; the result has the same bits as if it"
              + " had never stopped.")
  private @Nullable String resume;

  /** Looks whether the folder can be used, before anything is computed. */
  void check() {
    if (run != null && resume != null) {
      throw new UsageException("--run begins and --resume goes on; expected one of them");
    }
    if (run != null) {
      OutputFolder.check(run, RunFolder.HEADER);
    }
  }

  /**
   * The folder; null where nothing is to be remembered.
   *
   * @param choices all other options that decide the result, by name
   */
  @Nullable RunFolder open(String command, FitProblem problem, Map<String, String> choices) {
    if (run == null && resume == null) {
      return null;
    }
    Map<String, String> header = new LinkedHashMap<>();
    header.put("format", "1");
    header.put("command", command);
    header.put("version", new Version().getVersion()[0]);
    header.put("problem", Fingerprint.of(problem));
    header.putAll(choices);
    return run != null
        ? RunFolder.begin(Path.of(run), header)
        : RunFolder.resume(Path.of(String.valueOf(resume)), header);
  }
}
