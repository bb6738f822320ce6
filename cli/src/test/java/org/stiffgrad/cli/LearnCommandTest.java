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

class LearnCommandTest {
  private final Path folder;

  LearnCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** x' = 1 - 3x from 2, in two experiments; the second begins at 0. */
  private static String decay() {
    StringBuilder table = new StringBuilder("experiment,time,x\n");
    for (int i = 0; i <= 12; i++) {
      double t = 0.1 * i;
      table.append("a,").append(t).append(',').append(1.0 / 3 + 5.0 / 3 * Math.exp(-3 * t));
      table.append("\nb,").append(t).append(',').append(1.0 / 3 - 1.0 / 3 * Math.exp(-3 * t));
      table.append('\n');
    }
    return table.toString();
  }

  private CommandRun learn(String table, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), table);
    List<String> args = new ArrayList<>(List.of("learn", file.toString(), "--quiet"));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void aNetworkLearnsAndItsFolderSimulates() throws IOException {
    Path network = folder.resolve("network");
    CommandRun run =
        learn(
            decay(),
            "--hidden",
            "2",
            "--form",
            "time-scale",
            "--seeds",
            "2",
            "--iterations",
            "40",
            "--output",
            network.toString(),
            "--json",
            "-");
    JsonNode json = new ObjectMapper().readTree(run.exits(ExitStatus.DONE).out());
    assertEquals("learn", json.path("command").asText());
    assertEquals(8, json.path("weights").asInt()); // 2 + 2, 2 + 1, and a rate
    assertEquals(2, json.path("seeds").size());
    assertTrue(json.path("validationRmse").isNull());
    double error = json.path("trainRmse").asDouble();
    assertTrue(error < 1e-3, () -> "error " + error);
    assertEquals(26, json.path("spectrum").size());
    JsonNode eigenvalue = json.path("spectrum").path(0).path("eigenvalues").path(0);
    assertEquals(-3, eigenvalue.path("real").asDouble(), 0.15);
    assertTrue(eigenvalue.path("deviation").asDouble() < 0.05);
    CommandRun simulated =
        CommandRun.of("simulate", network.toString(), "--times", "0,1", "--set", "x=0").exits(0);
    List<String> lines = simulated.out().lines().toList();
    assertEquals("time,x", lines.get(0));
    assertEquals("0,0", lines.get(1));
    double end = Double.parseDouble(lines.get(2).substring(2));
    assertEquals(1.0 / 3 * (1 - Math.exp(-3)), end, 0.01 * 2);
  }

  @Test
  void reactionsAreLearnedAndTheirOrdersTold() throws IOException {
    String text =
        learn(decay(), "--form", "crnn", "--hidden", "2", "--seeds", "1", "--iterations", "40")
            .exits(ExitStatus.DONE)
            .out();
    List<String> lines = text.lines().dropWhile(l -> !l.startsWith("orders of")).toList();
    assertTrue(lines.get(0).startsWith("orders of the reactions in x ("), text);
    assertEquals(3, lines.stream().takeWhile(l -> !l.startsWith("eigenvalues")).count(), text);
  }

  @Test
  void rowsKeptForValidationRankTheNetworks() throws IOException {
    CommandRun run =
        learn(decay(), "--hidden", "1", "--iterations", "20", "--validate", "0.3", "--json", "-");
    JsonNode seeds = new ObjectMapper().readTree(run.exits(ExitStatus.DONE).out()).path("seeds");
    assertEquals(3, seeds.size());
    for (int i = 1; i < 3; i++) {
      assertTrue(
          seeds.path(i - 1).path("validationRmse").asDouble()
              <= seeds.path(i).path("validationRmse").asDouble());
    }
  }

  @Test
  void theSameSeedGivesTheSameBitsWithAnyThreads() throws IOException {
    List<String> weights = new ArrayList<>();
    for (String threads : List.of("1", "2")) {
      Path network = folder.resolve("by-" + threads);
      learn(
              decay(),
              "--seeds",
              "2",
              "--iterations",
              "5",
              "--threads",
              threads,
              "--output",
              network.toString())
          .exits(ExitStatus.DONE);
      weights.add(CommandRun.of("simulate", network.toString(), "--times", "0.3,1").exits(0).out());
    }
    assertEquals(weights.get(0), weights.get(1));
  }

  @Test
  void whatTheLiteratureDoesIsThereToCompareWith() throws IOException {
    CommandRun run =
        learn(decay(), "--remedies", "none", "--iterations", "4", "--seeds", "1", "--json", "-");
    JsonNode json = new ObjectMapper().readTree(run.exits(ExitStatus.DONE).out());
    assertTrue(json.path("trainRmse").asDouble() > 0.01);
  }

  @Test
  void theFirstRowHoldsEveryState() throws IOException {
    learn("time,x,y\n0,1,\n1,2,3\n")
        .fails(ExitStatus.INPUT, "data.csv:2:5: found no y, expected every state");
  }

  @Test
  void aTimeIsThereOnce() throws IOException {
    learn("time,x\n0,1\n1,2\n1,3\n")
        .fails(ExitStatus.INPUT, "data.csv:4:1: found the time 1.0 twice");
  }

  @Test
  void oneRowIsNoTrajectory() throws IOException {
    learn("time,x\n0,1\n").fails(ExitStatus.INPUT, "found one row");
  }

  @Test
  void optionsAreChecked() throws IOException {
    String[][] wrong = {
      {"--form", "plane", "--form: found plane, expected one of [auto, crnn, time-scale"},
      {"--activation", "tan", "--activation: found tan, expected"},
      {"--input", "log10", "--input: found log10, expected"},
      {"--hidden", "0", "--hidden: found [0], expected"},
      {"--seeds", "0", "--seeds: found 0, expected"},
      {"--validate", "1", "--validate: found 1.0, expected"},
      {"--iterations", "0", "--iterations: found 0, expected"},
      {"--remedies", "some", "--remedies: found some, expected auto or none"},
    };
    for (String[] option : wrong) {
      learn(decay(), option[0], option[1]).fails(ExitStatus.USAGE, option[2]);
    }
    learn(decay(), "--form", "crnn", "--input", "linear")
        .fails(
            ExitStatus.USAGE,
            "--form crnn: found --activation, --input, --skips or several layers");
  }

  @Test
  void aFolderIsNotOverwrittenByAFailure() throws IOException {
    Path network = folder.resolve("kept");
    learn("time,x\n0,1\n", "--output", network.toString()).exits(ExitStatus.INPUT);
    assertFalse(Files.exists(network));
  }

  @Test
  void aNetworkHasNoOtherStates() throws IOException {
    Path network = folder.resolve("small");
    learn(decay(), "--seeds", "1", "--iterations", "1", "--output", network.toString())
        .exits(ExitStatus.DONE);
    CommandRun.of("simulate", network.toString(), "--times", "1", "--set", "q=1")
        .fails(ExitStatus.USAGE, "--set: the network has no q");
    CommandRun.of("simulate", network.toString(), "--times", "1", "--sensitivities", "q")
        .fails(ExitStatus.USAGE, "--sensitivities: the network has no q");
  }
}
