package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where results go, and what happens where they cannot. */
class OutputTest {
  private static final String ROBERTSON =
      Repository.root().resolve("examples/robertson/robertson.ant").toString();
  private static final String ROBERTSON_DATA =
      Repository.root().resolve("examples/robertson/robertson.csv").toString();

  private final Path folder;

  OutputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A stream that fails as the operating system does. */
  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static CommandRun onto(OutputStream out, String command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Console.of(out, err, false);
    int status = Application.run(console, new Interruption(), command.split(" ", -1));
    return new CommandRun(status, "", err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fit MODEL DATA --quiet",
        "fit MODEL DATA --quiet --json -",
        "gradient MODEL DATA --json -",
        "simulate MODEL --times 1",
        "fit --help"
      })
  void aLostResultIsNotASuccess(String command) {
    String line = command.replace("MODEL", ROBERTSON).replace("DATA", ROBERTSON_DATA);
    CommandRun run = onto(failing("No space left on device"), line);
    run.fails(
        ExitStatus.UNWRITTEN,
        "stiffgrad: standard output could not be written (No space left on device); the result is"
            + " lost\n");
    CommandRun closed = onto(failing("Broken pipe"), line).exits(ExitStatus.DONE);
    assertEquals("", closed.err(), "a reader that has all it wants is no failure");
  }

  @Test
  void aFullDiskIsNotASuccess() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    CommandRun.of("simulate", ROBERTSON, "--times", "1", "--output", full.toString())
        .fails(ExitStatus.UNWRITTEN, "/dev/full could not be written");
  }

  /** The model cannot be solved, which would end with 5 if it were tried. */
  @Test
  void placesThatCannotBeWrittenAreNoticedBeforeAnythingIsComputed() throws IOException {
    String model =
        Files.writeString(folder.resolve("m.ant"), "y = 1; c = 1\ny' = y^2\n").toString();
    String data = Files.writeString(folder.resolve("d.csv"), "time,y\n1,2\n2,3\n").toString();
    String absent = folder.resolve("nosuch/j.json").toString();
    String file = folder.resolve("m.ant/j").toString();
    for (String command : List.of("fit", "gradient")) {
      CommandRun.of(command, model, data, "--json", absent).fails(2, "there is no folder");
      CommandRun.of(command, model, data, "--json", folder.toString()).fails(2, "it is a folder");
    }
    CommandRun.of("fit", model, data, "--output", file).fails(2, "cannot be made a folder");
    CommandRun.of("fit", model, data, "--output", "").fails(2, "--output: found an empty name");
    String table = folder.resolve("out/fit.csv").toString();
    CommandRun.of("fit", model, data, "--output", folder.resolve("out").toString(), "--json", table)
        .fails(2, "expected a name that ends in .json there");
    CommandRun.of("simulate", model, "--times", "2", "--output", absent)
        .fails(2, "there is no folder");
  }

  @Test
  void aFailedFitLeavesNoFolderBehind() throws IOException {
    String model =
        Files.writeString(folder.resolve("m.ant"), "y = 1; c = 1\ny' = y^2\n").toString();
    String data = Files.writeString(folder.resolve("d.csv"), "time,y\n1,2\n2,3\n").toString();
    Path output = folder.resolve("a/b");
    CommandRun.of("fit", model, data, "--output", output.toString()).exits(ExitStatus.COMPUTATION);
    assertFalse(Files.exists(folder.resolve("a")));
  }

  @Test
  void theFolderIsMadeAndMayHoldTheJsonToo() {
    Path output = folder.resolve("a/b");
    Path json = output.resolve("fit.json");
    CommandRun.of(
            "fit",
            ROBERTSON,
            ROBERTSON_DATA,
            "--output",
            output.toString(),
            "--json",
            json.toString())
        .exits(ExitStatus.DONE);
    for (String name : List.of("model.ant", "fit.csv", "fit.json")) {
      assertTrue(Files.isRegularFile(output.resolve(name)), name);
    }
  }

  @Test
  void filesHaveOrdinaryPermissionsAndKeepTheirOwn() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"),
        "this file system has no permissions of POSIX");
    Path ordinary = Files.createFile(folder.resolve("ordinary"));
    Path fresh = folder.resolve("fresh");
    TextFile.write(fresh, "text");
    assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(fresh));
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-rw----"));
    TextFile.write(fresh, "other");
    assertEquals("other", Files.readString(fresh));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "no draft is left");
    }
  }

  @Test
  void whatALinkPointsToIsWrittenAndNotTheLink() throws IOException {
    Path target = folder.resolve("target");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    TextFile.write(link, "first"); // the target does not exist yet
    TextFile.write(link, "second");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("second", Files.readString(target));
  }
}
