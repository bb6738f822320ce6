package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit says of parameters that few or no data speak of. */
class IdentifiabilityTest {
  private final Path folder;

  IdentifiabilityTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private CommandRun fit(String model, String data, String... options) throws IOException {
    String[] args = new String[5 + options.length];
    args[0] = "fit";
    args[1] = Files.writeString(folder.resolve("m.ant"), model).toString();
    args[2] = Files.writeString(folder.resolve("d.csv"), data).toString();
    args[3] = "--json";
    args[4] = "-";
    System.arraycopy(options, 0, args, 5, options.length);
    return CommandRun.of(args);
  }

  private static JsonNode parameter(CommandRun run, int j) throws IOException {
    return new ObjectMapper().readTree(run.out()).get("parameters").get(j);
  }

  @Test
  void aParameterThatCannotReachTheDataDoesNotTakeOthersWithIt() throws IOException {
    CommandRun run =
        fit(
            "A -> B; k1*A; B -> ; k2*B; A=10; B=0; k1=1; k2=.5",
            "time,A\n2,3\n",
            "--noise",
            "A=0.1");
    assertEquals("ok", parameter(run, 0).get("verdict").asText());
    assertEquals(Math.log(10. / 3) / 2, parameter(run, 0).get("estimate").asDouble(), 1e-5);
    assertEquals("no-information", parameter(run, 1).get("verdict").asText());
    assertTrue(parameter(run, 1).get("note").asText().contains("exactly zero"));
  }

  @Test
  void onLinearScalesToo_aSumLeavesItsTermsOpen() throws IOException {
    CommandRun run =
        fit(
            "x' = -(a+b)*x; x=1; a=10; b=1",
            "time,x\n0.1,0.33\n0.2,0.11\n0.3,0.037\n",
            "--scale",
            "a=lin,b=lin",
            "--noise",
            "1%");
    assertEquals("combination", parameter(run, 0).get("verdict").asText());
    assertTrue(parameter(run, 0).get("estimate").isNull());
  }

  @Test
  void knownNoiseIsJudgedBesideEstimatedNoise() throws IOException {
    StringBuilder data = new StringBuilder("time,A,B\n");
    for (int i = 0; i < 20; i++) {
      double sign = i % 2 == 0 ? 1.01 : 0.99;
      double decay = Math.exp(-0.2 * i) * sign;
      data.append(i).append(',').append(decay).append(',').append(decay).append('\n');
    }
    String model = "A' = -k*A; B' = -k*B; A=1; B=1; k=0.3";
    CommandRun run = fit(model, data.toString(), "--noise", "A=1e-6");
    assertEquals(4, run.status(), run.err());
    assertTrue(run.out().contains("does not explain the data"), run.out());
  }
}
