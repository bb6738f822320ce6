package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientCommandTest {
  private static final String BOEHM_PARAMETERS =
      "petab-benchmarks/Boehm_JProteomeRes2014/parameters_Boehm_JProteomeRes2014.tsv";

  /** Column of the nominal values in that table. */
  private static final int NOMINAL = 5;

  private final Path folder;

  GradientCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static JsonNode run(String... args) throws IOException {
    return new ObjectMapper().readTree(CommandRun.of(args).exits(0).out());
  }

  @Test
  void parametersThatNothingMeasuredReactsToAreListed() throws IOException {
    String model =
        Files.writeString(
                folder.resolve("m.ant"),
                "const on; on = 0; k = 0.5; s = 1; A = 2\nA' = -k*A + on*s\n")
            .toString();
    String data = Files.writeString(folder.resolve("d.csv"), "time,A\n1,1\n3,0.6\n").toString();
    JsonNode off = run("gradient", model, data, "--noise", "0.1", "--json", "-");
    assertEquals("[\"s\"]", off.get("silent").toString());
    JsonNode on = run("gradient", model, data, "--noise", "0.1", "--set", "on=1", "--json", "-");
    assertEquals("[]", on.get("silent").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdirk2", "kvaerno5", "lobatto-iiia-4", "rodas4", "tsit5", "rkc2=20"})
  void everyFamilyHasItsGradientOnAGivenGrid(String method) throws IOException {
    String text = "k = 0.5; m = 2; A = 2; B = 0.5\nA' = -k*A*B + sin(time)\nB' = k*A - m*B^2\n";
    String model = Files.writeString(folder.resolve("m.ant"), text).toString();
    String data = Files.writeString(folder.resolve("d.csv"), "time,A\n1,1\n3,0.6\n").toString();
    JsonNode exact = run("gradient", model, data, "--noise", "0.1", "--json", "-");
    JsonNode grid =
        run(
            "gradient",
            model,
            data,
            "--noise",
            "0.1",
            "--method",
            method,
            "--steps",
            "200",
            "--json",
            "-");
    assertTrue(grid.get("audit").get("forwardVsAdjoint").asDouble() < 1e-10);
    assertTrue(grid.get("audit").get("finiteDifference").asDouble() < 1e-6);
    for (int j = 0; j < exact.get("gradient").size(); j++) {
      double expected = exact.get("gradient").get(j).get("value").asDouble();
      double found = grid.get("gradient").get(j).get("value").asDouble();
      assertEquals(expected, found, 1e-3 * Math.abs(expected) + 1e-3);
    }
  }

  @Test
  void gradientIsThatOfTheExactLikelihood() throws IOException {
    String model =
        Files.writeString(folder.resolve("m.ant"), "k = 0.5; A = 2\nA' = -k*A\n").toString();
    String data = Files.writeString(folder.resolve("d.csv"), "time,A\n1,1\n3,0.6\n").toString();
    double[] t = {1, 3};
    double[] d = {1, 0.6};
    double sd = 0.1;
    double value = 0;
    double slope = 0;
    for (int i = 0; i < 2; i++) {
      double a = 2 * Math.exp(-0.5 * t[i]);
      value += (a - d[i]) * (a - d[i]) / (2 * sd * sd) + Math.log(sd * Math.sqrt(2 * Math.PI));
      slope += (a - d[i]) / (sd * sd) * -0.5 * t[i] * a;
    }
    JsonNode log = run("gradient", model, data, "--noise", "0.1", "--rtol", "1e-10", "--json", "-");
    assertEquals(value, log.get("objective").get("value").asDouble(), 1e-7);
    assertEquals("k", log.get("gradient").get(0).get("id").asText());
    assertEquals(slope, log.get("gradient").get(0).get("value").asDouble(), 1e-6);
    assertTrue(log.get("audit").get("forwardVsAdjoint").asDouble() < 1e-10);
    assertTrue(log.get("audit").get("finiteDifference").asDouble() < 1e-4);
    assertEquals(1, log.get("audit").get("cosine").asDouble(), 1e-12);
    for (String key : new String[] {"read", "compile", "first", "warm"}) {
      assertTrue(log.get("seconds").get(key).asDouble() > 0, key);
    }
    JsonNode linear =
        run(
            "gradient",
            model,
            data,
            "--noise",
            "0.1",
            "--rtol",
            "1e-10",
            "--scale",
            "k=lin",
            "--json",
            "-");
    assertEquals(slope / 0.5, linear.get("gradient").get(0).get("value").asDouble(), 1e-6);
    assertEquals("lin", linear.get("gradient").get(0).get("scale").asText());
  }

  /** At the published values, against a gradient of another tool at tolerance 1e-13. */
  @ParameterizedTest
  @CsvSource({"1e-10, 1e-5", "1e-6, 1e-2"})
  void boehmAgreesWithTheStoredGradientOfAnotherTool(String rtol, double tolerance)
      throws IOException {
    Path data = Repository.sharedData();
    assumeTrue(Files.isDirectory(data), "skipped: no shared data");
    JsonNode stored =
        new ObjectMapper()
            .readTree(data.resolve("peers/petab-gradients.json").toFile())
            .get("Boehm_JProteomeRes2014");
    List<String> values = new ArrayList<>();
    List<String> scales = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve(BOEHM_PARAMETERS))) {
      String[] cells = line.split("\t", -1);
      if (stored.get("gradient").has(cells[0])) {
        values.add(cells[0] + "=" + cells[NOMINAL]);
        scales.add(cells[0] + "=log10");
      }
    }
    JsonNode result =
        run(
            "gradient",
            data.resolve("boehm/boehm.ant").toString(),
            data.resolve("boehm/boehm.csv").toString(),
            "--set",
            String.join(",", values),
            "--scale",
            String.join(",", scales),
            "--rtol",
            rtol,
            "--json",
            "-");
    double nllh = stored.get("nllh").asDouble();
    assertEquals(nllh, result.get("objective").get("value").asDouble(), tolerance * nllh);
    double largest = 0;
    for (JsonNode g : stored.get("gradient")) {
      largest = Math.max(largest, Math.abs(g.asDouble()));
    }
    assertEquals(stored.get("gradient").size(), result.get("gradient").size());
    for (JsonNode g : result.get("gradient")) {
      double expected = stored.get("gradient").get(g.get("id").asText()).asDouble();
      assertEquals(expected, g.get("value").asDouble(), tolerance * largest, g.toString());
    }
    assertTrue(result.get("audit").get("forwardVsAdjoint").asDouble() < 1e-10);
  }
}
