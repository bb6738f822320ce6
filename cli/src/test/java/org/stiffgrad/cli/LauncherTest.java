package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script at the root. Slow because it builds the project in folders of its own. */
@Tag("slow")
class LauncherTest {
  private static final Path LAUNCHER = Repository.root().resolve("stiffgrad");

  private final Path folder;

  LauncherTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Process start(Path program, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  @Test
  void pathsAreTheCallersAlsoThroughALink() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(folder.resolve("a link"), LAUNCHER);
    Files.writeString(folder.resolve("m.ant"), "A = 1; A' = -A\n");
    assertEquals("time,A\n0,1\n", output(start(link, "simulate", "m.ant", "--times", "0")));
  }

  @Test
  void severalStartsAtOnceShareOneBuild() throws IOException, InterruptedException {
    Path state = Repository.root().resolve("target/launcher");
    output(start(LAUNCHER, "--version"));
    int before = builds(state);
    Files.delete(state.resolve("current"));
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(LAUNCHER, "--version"));
    }
    for (Process process : processes) {
      assertTrue(output(process).startsWith("stiffgrad "));
    }
    assertEquals(before + 1, builds(state));
  }

  private static int builds(Path state) throws IOException {
    try (var list = Files.list(state.resolve("build"))) {
      return (int) list.count();
    }
  }

  @Test
  void aMissingJdkIsOneSentenceAndStatus2() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", LAUNCHER.toString(), "--version");
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, process.waitFor(), out);
    assertEquals(
        "stiffgrad: needs a JDK 17 or newer, by JAVA_HOME or on the PATH,"
            + " and found no java at all.\n",
        out);
  }
}
