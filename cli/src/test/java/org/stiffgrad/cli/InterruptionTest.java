package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is asked to stop. */
class InterruptionTest {
  private final Path folder;

  InterruptionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @Timeout(60)
  void aProcessThatIsToldToStopPrintsTheBestSoFarAndEndsWith4()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "fit",
                Repository.root().resolve("examples/robertson/robertson.ant").toString(),
                longTable().toString(),
                "--starts",
                "100000")
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    try (BufferedReader progress = process.errorReader(StandardCharsets.UTF_8)) {
      assertTrue(progress.readLine().contains("objective"), "the first line of progress");
      process.toHandle().destroy(); // SIGTERM; Ctrl-C takes the same way
      while (progress.readLine() != null) {
        // the pipe must not fill up
      }
    }
    assertEquals(ExitStatus.NOT_ACCEPTED, process.waitFor());
    String out = Files.readString(folder.resolve("out"));
    assertTrue(out.contains("NOT ACCEPTED:\n  - interrupted"), out);
  }

  /** Robertson's measurements many times over, so that a fit does not end by itself. */
  private Path longTable() throws IOException {
    Path data = Repository.root().resolve("examples/robertson/robertson.csv");
    StringBuilder text = new StringBuilder(Files.readString(data));
    String rows = text.substring(text.indexOf("\n") + 1);
    for (int i = 0; i < 20; i++) {
      text.append(rows);
    }
    return Files.writeString(folder.resolve("long.csv"), text);
  }
}
