package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PEtab and SBML through the command line. */
class PetabCommandTest {
  private static final Path EXAMPLE = Repository.root().resolve("examples/enzyme-petab");
  private static final String PROBLEM = EXAMPLE.resolve("enzyme.yaml").toString();
  private static final String MODEL = EXAMPLE.resolve("enzyme.xml").toString();

  private final Path folder;

  PetabCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static JsonNode json(CommandRun run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void aFitReachesTheValuesThatMadeTheDataAndWritesTables() throws IOException {
    Path out = folder.resolve("result");
    CommandRun run =
        CommandRun.of("fit", PROBLEM, "--seed", "3", "--output", out.toString(), "--json", "-");
    JsonNode fit = json(run.exits(0));
    assertTrue(fit.get("accepted").asBoolean());
    double[] truth = {2000, 300, 40, 12, 0.05};
    for (int j = 0; j < truth.length; j++) {
      JsonNode p = fit.get("parameters").get(j);
      assertEquals("log10", p.get("scale").asText());
      double distance = Math.log(p.get("estimate").asDouble() / truth[j]);
      assertTrue(Math.abs(distance) < 3 * p.get("standardError").asDouble(), p.toString());
    }
    assertEquals(40, fit.get("objective").get("residuals").asInt());
    assertEquals(1, fit.get("starts").size());

    List<String> parameters = Files.readAllLines(out.resolve("parameters.tsv"));
    double estimate = fit.get("parameters").get(0).get("estimate").asDouble();
    assertEquals("k_on\tlog10\t1\t1000000\t" + estimate + "\t1", parameters.get(1));
    List<String> simulated = Files.readAllLines(out.resolve("simulatedData.tsv"));
    assertEquals(41, simulated.size());
    assertTrue(simulated.get(0).contains("\tsimulation\t"), simulated.get(0));
    assertTrue(Files.readString(out.resolve("fit.csv")).startsWith("experiment,observable,time,"));
  }

  @Test
  void whatAFitWroteIsWhereAnotherBegins() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (var files = Files.list(EXAMPLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    String problem = copy.resolve("enzyme.yaml").toString();
    CommandRun.of("fit", problem, "--nominal", "--output", copy.toString()).exits(0);
    JsonNode at = json(CommandRun.of("gradient", problem, "--json", "-").exits(0));
    for (JsonNode g : at.get("gradient")) {
      assertTrue(Math.abs(g.get("value").asDouble()) < 0.05, g.toString());
    }
  }

  @Test
  void theGradientPassesItsAudit() throws IOException {
    JsonNode gradient = json(CommandRun.of("gradient", PROBLEM, "--json", "-").exits(0));
    assertEquals(5, gradient.get("gradient").size());
    assertTrue(gradient.get("audit").get("forwardVsAdjoint").asDouble() < 1e-10);
    assertEquals(2, gradient.get("audit").get("taylorSlope").asDouble(), 0.1);
  }

  @Test
  void startsAreDrawnWithinTheBoundsUnlessNominalIsAskedFor() throws IOException {
    JsonNode drawn =
        json(CommandRun.of("fit", PROBLEM, "--starts", "3", "--seed", "5", "--json", "-"));
    assertEquals(3, drawn.get("starts").size());
    CommandRun nominal = CommandRun.of("fit", PROBLEM, "--nominal");
    CommandRun again = CommandRun.of("fit", PROBLEM, "--set", "k_on=2000");
    assertEquals(
        nominal.exits(0).out().lines().limit(6).toList(),
        again.exits(0).out().lines().limit(6).toList());
  }

  @Test
  void aPartOfTheParametersCanBeEstimated() throws IOException {
    JsonNode fit =
        json(CommandRun.of("fit", PROBLEM, "--fit", "k_cat,scale_P", "--json", "-").exits(0));
    assertEquals(2, fit.get("parameters").size());
    assertEquals("k_cat", fit.get("parameters").get(0).get("id").asText());
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws IOException {
    JsonNode one = json(CommandRun.of("gradient", PROBLEM, "--threads", "1", "--json", "-"));
    JsonNode three = json(CommandRun.of("gradient", PROBLEM, "--threads", "3", "--json", "-"));
    assertEquals(one.get("gradient"), three.get("gradient"));
    assertEquals(one.get("objective"), three.get("objective"));
  }

  @Test
  void theSimulationTableIsThatOfTheMeasurements() {
    List<String> rows = CommandRun.of("simulate", PROBLEM).exits(0).out().lines().toList();
    assertEquals(41, rows.size());
    assertFalse(rows.get(0).contains("measurement"), rows.get(0));
    List<String> trajectory =
        CommandRun.of("simulate", MODEL, "--times", "0,1", "--sensitivities", "k_cat")
            .exits(0)
            .out()
            .lines()
            .toList();
    assertEquals("time,S,E,C,P,dS/dlnk_cat,dE/dlnk_cat,dC/dlnk_cat,dP/dlnk_cat", trajectory.get(0));
    assertEquals("0,1,0.01,0,0,0,0,0,0", trajectory.get(1));
  }

  @Test
  void sbmlIsFittedLikeAnyModel() throws IOException {
    String data =
        Files.writeString(folder.resolve("d.csv"), "time,P\n0.5,0.17\n1,0.34\n2,0.63\n4,0.94\n")
            .toString();
    Path out = folder.resolve("out");
    CommandRun.of(
            "fit", MODEL, data, "--fit", "k_cat", "--noise", "0.02", "--output", out.toString())
        .exits(0);
    // what was written is the same model, as Antimony
    CommandRun again =
        CommandRun.of("simulate", out.resolve("model.ant").toString(), "--times", "1");
    assertEquals("time,S,E,C,P", again.exits(0).out().lines().findFirst().orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d.csv           | DATA: found \"d.csv\", but a PEtab problem names its own measurements",
        "--noise 1%      | --noise: a PEtab problem says this itself, in its tables",
        "--bounds k=1..2 | --bounds: a PEtab problem says this itself, in its tables",
        "--scale k_on=lin | --scale: a PEtab problem says this itself, in its tables",
        "--set k_onn=1   | --set: there is no parameter k_onn in the parameter table; did you mean k_on?",
        "--set k_on=-1   | --set: k_on is estimated on the scale log10, so it cannot be -1.0",
        "--fit k_cat,k   | --fit: there is no parameter k in the parameter table",
      })
  void whatDoesNotGoWithAProblemIsRefused(String arguments, String message) {
    String[] words = ("fit " + PROBLEM + " " + arguments).split(" ");
    CommandRun.of(words).fails(2, message);
  }

  @Test
  void whatDoesNotGoWithAModelIsRefused() {
    CommandRun.of("fit", MODEL).fails(2, "DATA is missing");
    CommandRun.of("simulate", PROBLEM, "--times", "1").fails(2, "--times: a PEtab problem");
    CommandRun.of("fit", "m.ant", "d.csv", "--nominal").fails(2, "--nominal: only a PEtab problem");
  }
}
