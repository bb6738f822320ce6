package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks learned within models, and the folders that they are kept in. */
class HybridCommandTest {
  private static final String ROBERTSON = "../examples/learn/robertson.csv";
  private static final String OPEN = "../examples/learn/robertson-open.ant";

  private final Path folder;

  HybridCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static CommandRun run(String... args) {
    return CommandRun.of(args);
  }

  private static CommandRun learn(String data, String model, String outputs, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("learn", data, "--model", model, "--network-outputs", outputs, "--quiet"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  /** The third rate of Robertson's reaction is a network; the others begin 1000 times wrong. */
  private Path learned() {
    Path network = folder.resolve("robertson");
    learn(
            ROBERTSON,
            OPEN,
            "r",
            "--fit",
            "k1,k2",
            "--hidden",
            "4",
            "--seeds",
            "1",
            "--output",
            network.toString())
        .exits(ExitStatus.DONE);
    return network;
  }

  @Test
  void theNetworkFindsTheRateAndTheRestIsEstimated() throws IOException {
    Path page = folder.resolve("page.html");
    CommandRun run =
        learn(
            ROBERTSON,
            OPEN,
            "r",
            "--fit",
            "k1,k2",
            "--seeds",
            "2",
            "--json",
            "-",
            "--report",
            page.toString());
    JsonNode json = new ObjectMapper().readTree(run.exits(ExitStatus.DONE).out());
    assertTrue(json.path("trainRmse").asDouble() < 1e-4, json::toString);
    assertEquals(0.04, json.path("parameters").path(0).path("estimate").asDouble(), 4e-5);
    assertEquals(3e7, json.path("parameters").path(1).path("estimate").asDouble(), 3e4);
    JsonNode term = json.path("terms").path(0);
    assertEquals("r", term.path("id").asText());
    assertTrue(term.path("least").asDouble() > 1e3 && term.path("greatest").asDouble() < 1e5);
    assertEquals(41, json.path("weights").asInt());
    assertTrue(Files.readString(page).contains(json.path("trainRmse").asText()));
  }

  @Test
  void theFolderIsSimulatedWithItsTermAsAColumn() throws IOException {
    Path network = learned();
    List<String> lines =
        run("simulate", network.toString(), "--times", "0,40,1e5")
            .exits(ExitStatus.DONE)
            .out()
            .lines()
            .toList();
    assertEquals("time,A,B,C,r", lines.get(0));
    double[] at40 = numbers(lines.get(2));
    assertEquals(0.71582, at40[1], 1e-4);
    assertEquals(1e4, at40[4], 1e3);
    // a model like any other: derivatives with respect to what is left in it
    String sensitivities =
        run("simulate", network.toString(), "--times", "40", "--sensitivities", "k1")
            .exits(ExitStatus.DONE)
            .out();
    assertTrue(sensitivities.startsWith("time,A,B,C,r,dA/dlnk1,"), sensitivities);
  }

  private static double[] numbers(String line) {
    String[] cells = line.split(",", -1);
    double[] values = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = Double.parseDouble(cells[i]);
    }
    return values;
  }

  @Test
  void theFolderIsFittedAndItsGradientChecked() throws IOException {
    Path network = learned();
    CommandRun gradient =
        run("gradient", network.toString(), ROBERTSON, "--noise", "1%", "--json", "-");
    JsonNode json = new ObjectMapper().readTree(gradient.exits(ExitStatus.DONE).out());
    assertTrue(json.path("audit").path("forwardVsAdjoint").asDouble() < 1e-9, json::toString);
    Path again = folder.resolve("again");
    CommandRun fit =
        run(
            "fit",
            network.toString(),
            ROBERTSON,
            "--noise",
            "1%",
            "--max-evaluations",
            "20",
            "--quiet",
            "--output",
            again.toString());
    assertTrue(fit.status() == 0 || fit.status() == 4, fit.err());
    String described = Files.readString(again.resolve("model.yaml"));
    assertTrue(described.contains("estimated: [k1, k2]"), described);
    run("simulate", again.toString(), "--times", "40").exits(ExitStatus.DONE);
  }

  /** Nobody measures ES; the data are noisy, and both other constants 1000 times wrong. */
  @Test
  void hiddenStatesAreNoObstacle() throws IOException {
    CommandRun run =
        learn(
            "../examples/enzyme/enzyme.csv",
            "../examples/enzyme/enzyme-open.ant",
            "v",
            "--network-inputs",
            "ES",
            "--fit",
            "kon,koff",
            "--hidden",
            "4",
            "--seeds",
            "2",
            "--json",
            "-");
    JsonNode json = new ObjectMapper().readTree(run.exits(ExitStatus.DONE).out());
    // the noise of the data is .039 of their deviation
    assertTrue(json.path("trainRmse").asDouble() < 0.041, json::toString);
    assertEquals(1e4, json.path("parameters").path(0).path("estimate").asDouble(), 3e3);
  }

  @Test
  void rowsKeptForValidationAreNotTrainedOn() throws IOException {
    CommandRun run =
        learn(ROBERTSON, OPEN, "r", "--fit", "k1,k2", "--validate", "0.2", "--json", "-");
    JsonNode json = new ObjectMapper().readTree(run.exits(ExitStatus.DONE).out());
    assertFalse(json.path("validationRmse").isNull());
    assertTrue(
        json.path("seeds").path(0).path("validationRmse").asDouble()
            <= json.path("seeds").path(1).path("validationRmse").asDouble());
  }

  @Test
  void mistakesAreNamed() throws IOException {
    assertUsage(learn(ROBERTSON, OPEN, "A"), "--network-outputs: A is a state of the model");
    assertUsage(learn(ROBERTSON, OPEN, "k9"), "--network-outputs: there is no parameter k9");
    assertUsage(
        learn(ROBERTSON, OPEN, "r", "--network-inputs", "D"),
        "--network-inputs: there is no state D in the model");
    assertUsage(
        learn(ROBERTSON, OPEN, "r", "--fit", "r"), "--fit: r is what the network stands for");
    assertUsage(
        learn(ROBERTSON, OPEN, "r", "--form", "plain"), "--form, --estimate-initial: found one");
    assertUsage(
        run("learn", ROBERTSON, "--network-outputs", "r"),
        "--network-outputs: expected a --model that it belongs to");
    assertUsage(
        run("learn", ROBERTSON, "--model", OPEN),
        "--network-outputs: expected the parameters of the model that the network stands for");
    Path begins =
        Files.writeString(
            folder.resolve("begins.ant"), "model m\n A' = -r*A\n A = r; r = 2\nend\n");
    Path data = Files.writeString(folder.resolve("a.csv"), "time,A\n1,1\n2,0.5\n");
    assertUsage(
        learn(data.toString(), begins.toString(), "r"),
        "--network-outputs: an initial value depends on r");
  }

  private static void assertUsage(CommandRun run, String message) {
    run.exits(ExitStatus.USAGE);
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void aFolderThatDoesNotMakeSenseIsRefusedByItsLine() throws IOException {
    Path network = learned();
    Path file = network.resolve("model.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("- id: r", "- id: q"));
    CommandRun run = run("simulate", network.toString(), "--times", "1").exits(ExitStatus.INPUT);
    assertTrue(run.err().contains("expected a parameter of equations.ant"), run.err());
    assertTrue(run.err().contains("model.yaml:"), run.err());
  }
}
