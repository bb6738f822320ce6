package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradientCommandTest {
  private final Path folder;

  GradientCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static JsonNode run(String... args) throws IOException {
    return new ObjectMapper().readTree(CommandRun.of(args).exits(0).out());
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

  @Test
  void boehmAgreesWithTheStoredGradientOfOtherTools() throws IOException {
    Path boehm = Repository.sharedData().resolve("boehm");
    assumeTrue(Files.isDirectory(boehm), "skipped: no shared data");
    JsonNode result =
        run(
            "gradient",
            boehm.resolve("boehm.ant").toString(),
            boehm.resolve("boehm.csv").toString(),
            "--rtol",
            "1e-10",
            "--json",
            "-");
    assertTrue(result.get("audit").get("forwardVsAdjoint").asDouble() < 1e-10);
    assertEquals(9, result.get("gradient").size());
  }
}
