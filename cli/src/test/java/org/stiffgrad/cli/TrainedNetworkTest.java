package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The folder of a trained network where other commands expect a model. */
class TrainedNetworkTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String network;

  TrainedNetworkTest(@TempDir Path folder) {
    this.folder = folder;
    this.network = folder.resolve("network").toString();
  }

  /** Relaxation to a rest at the rate 3. */
  private String decay(String name, double first, double rest) throws IOException {
    StringBuilder table = new StringBuilder("time,x\n");
    for (int i = 0; i <= 12; i++) {
      double x = rest + (first - rest) * Math.exp(-0.3 * i);
      table.append(0.1 * i).append(',').append(x).append('\n');
    }
    return Files.writeString(folder.resolve(name), table).toString();
  }

  private String learn(int iterations) throws IOException {
    String data = decay("data.csv", 2, 1. / 3);
    CommandRun.of(
            "learn",
            data,
            "--hidden",
            "2",
            "--form",
            "time-scale",
            "--seeds",
            "1",
            "--iterations",
            Integer.toString(iterations),
            "--output",
            network,
            "--quiet")
        .exits(ExitStatus.DONE);
    return data;
  }

  @Test
  void whatItHasLearnedHasDerivatives() throws IOException {
    learn(200);
    CommandRun run =
        CommandRun.of("simulate", network, "--times", "0.5", "--sensitivities", "x,rate_x");
    List<String> lines = run.exits(ExitStatus.DONE).out().lines().toList();
    assertEquals("time,x,dx/dlnx,dx/dlnrate_x", lines.get(0));
    // x0 dx/dx0 of the true decay, between whose data the network was learned
    double derivative = Double.parseDouble(lines.get(1).split(",", -1)[2]);
    assertEquals(2 * Math.exp(-1.5), derivative, 1e-3);
  }

  @Test
  void skipsAreKept() throws IOException {
    String data = decay("data.csv", 2, 1. / 3);
    String[] command = {
      "learn",
      data,
      "--hidden",
      "3,3,3",
      "--skips",
      "--seeds",
      "1",
      "--iterations",
      "60",
      "--output",
      network,
      "--quiet"
    };
    CommandRun.of(command).exits(ExitStatus.DONE);
    Path model = Path.of(network, "model.yaml");
    assertTrue(Files.readString(model).contains("skips: true"));
    CommandRun run = CommandRun.of("simulate", network, "--times", "0.5").exits(ExitStatus.DONE);
    double x = Double.parseDouble(run.out().lines().toList().get(1).split(",", -1)[1]);
    assertEquals((1 + 5 * Math.exp(-1.5)) / 3, x, 1e-3);
  }

  private CommandRun gradient(String... more) {
    List<String> args = new ArrayList<>(List.of("gradient", network));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void itIsFittedToOtherData() throws IOException {
    learn(40);
    String other = decay("other.csv", 1.5, 0.5);
    String fitted = folder.resolve("fitted").toString();
    String json =
        CommandRun.of(
                "fit",
                network,
                other,
                "--noise",
                "1%",
                "--output",
                fitted,
                "--quiet",
                "--json",
                "-")
            .exits(ExitStatus.DONE)
            .out();
    assertTrue(JSON.readTree(json).at("/objective/chi2").asDouble() < 1, json);
    String rows =
        CommandRun.of("simulate", fitted, "--times", "0,0.5", "--set", "x=1.5")
            .exits(ExitStatus.DONE)
            .out();
    String last = rows.lines().skip(2).findFirst().orElseThrow();
    double x = Double.parseDouble(last.substring(last.indexOf(',') + 1));
    assertEquals(0.5 + Math.exp(-1.5), x, 0.02);
  }

  @Test
  void onlyWhatIsChosenIsFitted() throws IOException {
    String data = learn(5);
    String out =
        gradient(data, "--noise", "1%", "--fit", "rate_x,x", "--json", "-")
            .exits(ExitStatus.DONE)
            .out();
    List<String> ids = new ArrayList<>();
    JSON.readTree(out).path("gradient").forEach(g -> ids.add(g.path("id").asText()));
    assertEquals(List.of("rate_x", "x"), ids);
  }

  @Test
  void gradientsWithLittleMemoryAreTheSame() throws IOException {
    String data = learn(5);
    List<JsonNode> audits = new ArrayList<>();
    for (String memory : List.of("12K", "1G")) {
      String out =
          gradient(data, "--noise", "0.1%", "--rtol", "1e-10", "--memory", memory, "--json", "-")
              .exits(ExitStatus.DONE)
              .out();
      audits.add(JSON.readTree(out).path("audit"));
    }
    assertTrue(audits.get(0).path("forwardVsAdjoint").asDouble() < 1e-10);
    assertEquals(audits.get(1), audits.get(0));
  }

  @Test
  void whatDoesNotFitItIsNamed() throws IOException {
    String data = learn(5);
    gradient(data).fails(ExitStatus.USAGE, "--noise: column x has none");
    String[][] wrong = {
      {"--fit", "wire", "--fit: there is no wire in the network"},
      {"--set", "v=1", "--set: there is no v in the network"},
      {"--experiments", data, "begin at the first row"},
      {"--memory", "9", "--memory: found 9, expected"},
      {"--memory", "64MB", "a number of bytes such as 64M"},
    };
    for (String[] option : wrong) {
      gradient(data, "--noise", "1%", option[0], option[1]).fails(ExitStatus.USAGE, option[2]);
    }
    Path strange = Files.writeString(folder.resolve("s.csv"), "time,u\n0,1\n1,2\n");
    gradient(strange.toString(), "--noise", "1%").fails(ExitStatus.INPUT, "s.csv:1:6: there is no");
  }
}
