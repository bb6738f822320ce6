package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
  private static final String DECAY = "k = 2; idle = 1; A = 3\nA' = -k*A\n";

  private static final String ROBERTSON =
      Repository.root().resolve("examples/robertson/robertson.ant").toString();
  private static final String ROBERTSON_DATA =
      Repository.root().resolve("examples/robertson/robertson.csv").toString();
  private static final String ROBERTSON_EXACT =
      Repository.root().resolve("examples/robertson/robertson-exact.csv").toString();

  private final Path folder;

  FitCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  /** A = 3 exp(-0.5 t) with normal noise of this standard deviation. */
  private String decayData(double noise) throws IOException {
    Random random = new Random(4711);
    StringBuilder csv = new StringBuilder("time,A\n");
    for (int i = 0; i <= 20; i++) {
      double a = 3 * Math.exp(-0.5 * i / 5.) + noise * random.nextGaussian();
      csv.append(String.format(Locale.ROOT, "%s,%s%n", i / 5., a));
    }
    return file("decay.csv", csv.toString());
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertFalse(run.out().contains("NaN"), run.out());
    assertFalse(run.out().contains("Infinity"), run.out());
    return new ObjectMapper().readTree(run.out());
  }

  private static JsonNode parameter(JsonNode result, String id) {
    for (JsonNode p : result.get("parameters")) {
      if (p.get("id").asText().equals(id)) {
        return p;
      }
    }
    throw new AssertionError("no parameter " + id + " in " + result);
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void robertsonIsRecoveredFromStartsThatAreAThousandTimesWrong() throws IOException {
    CommandRun run = CommandRun.of("fit", ROBERTSON, ROBERTSON_DATA, "--json", "-").exits(0);
    JsonNode result = json(run);
    assertTrue(result.get("accepted").asBoolean());
    double[] truth = {0.04, 3e7, 1e4};
    for (int j = 0; j < 3; j++) {
      JsonNode p = parameter(result, "k" + (j + 1));
      double off = Math.log(p.get("estimate").asDouble() / truth[j]);
      assertEquals(0, off, 3 * p.get("standardError").asDouble(), p.toString());
      assertEquals("log", p.get("scale").asText());
    }
    assertEquals(40, parameter(result, "k1").get("start").asDouble());
    assertTrue(run.err().contains("objective"), "progress goes to standard error");
  }

  @Test
  void robertsonWithoutNoiseIsExact() throws IOException {
    JsonNode result = json(CommandRun.of("fit", ROBERTSON, ROBERTSON_EXACT, "--json", "-"));
    double[] truth = {0.04, 3e7, 1e4};
    for (int j = 0; j < 3; j++) {
      double estimate = parameter(result, "k" + (j + 1)).get("estimate").asDouble();
      assertEquals(1, estimate / truth[j], 1e-5);
    }
  }

  @Test
  void jsonHasTheKeysOfTheContract() throws IOException {
    String model = file("decay.ant", DECAY);
    JsonNode result =
        json(CommandRun.of("fit", model, decayData(0.03), "--noise", "0.03", "--json", "-"));
    assertTrue(
        keys(result)
            .containsAll(
                List.of(
                    "command",
                    "problem",
                    "objective",
                    "accepted",
                    "flags",
                    "parameters",
                    "combinations",
                    "evaluations",
                    "stages",
                    "seconds")),
        keys(result).toString());
    assertEquals(List.of("value", "prior", "chi2", "residuals"), keys(result.get("objective")));
    assertEquals(21, result.get("objective").get("residuals").asInt());
    assertEquals(0, result.get("objective").get("prior").asDouble());
    assertEquals(
        List.of(
            "id",
            "scale",
            "start",
            "estimate",
            "standardError",
            "lower95",
            "upper95",
            "verdict",
            "note"),
        keys(result.get("parameters").get(0)));
    assertEquals(List.of("residual", "sensitivity"), keys(result.get("evaluations")));
    assertTrue(
        keys(result.get("stages").get(0))
            .containsAll(List.of("name", "objective", "evaluations", "seconds")));
  }

  @Test
  void aParameterWithoutInformationHasNoEstimate() throws IOException {
    String model = file("decay.ant", DECAY);
    JsonNode idle =
        parameter(
            json(CommandRun.of("fit", model, decayData(0.03), "--noise", "0.03", "--json", "-")),
            "idle");
    assertEquals("no-information", idle.get("verdict").asText());
    assertTrue(idle.get("estimate").isNull());
    assertTrue(idle.get("lower95").isNull() && idle.get("upper95").isNull());
    assertTrue(idle.get("standardError").isNull());
  }

  @Test
  void initialAmountsCanBeFittedAndPriorsCount() throws IOException {
    String model = file("decay.ant", DECAY);
    JsonNode result =
        json(
            CommandRun.of(
                "fit",
                model,
                decayData(0.03),
                "--noise",
                "1%",
                "--fit",
                "k,A",
                "--set",
                "A=1",
                "--prior",
                "k=lognormal(0.5,0.1)",
                "--bounds",
                "A=0.1..10",
                "--json",
                "-"));
    assertEquals(2, result.get("parameters").size());
    double a = parameter(result, "A").get("estimate").asDouble();
    double se = parameter(result, "A").get("standardError").asDouble();
    assertEquals(Math.log(3), Math.log(a), 4 * se);
    double k = parameter(result, "k").get("estimate").asDouble();
    double z = Math.log(k / 0.5) / 0.1;
    double expected = z * z / 2 + Math.log(0.1) + Math.log(2 * Math.PI) / 2;
    assertEquals(expected, result.get("objective").get("prior").asDouble(), 1e-9);
  }

  @Test
  void aModelThatCannotFollowTheDataIsNotAccepted() throws IOException {
    String model = file("rise.ant", "k = 1; A = 1\nA' = k\n");
    CommandRun run = CommandRun.of("fit", model, decayData(0.01), "--noise", "0.01").exits(4);
    assertTrue(run.out().contains("NOT ACCEPTED:\n  - "), run.out());
  }

  @Test
  void theResultHasTheSameBitsForAnyNumberOfThreads() throws IOException {
    List<String> results = new ArrayList<>();
    for (String threads : List.of("1", "3")) {
      CommandRun run =
          CommandRun.of(
              "fit",
              file("decay.ant", DECAY),
              decayData(0.03),
              "--starts",
              "4",
              "--seed",
              "5",
              "--threads",
              threads,
              "--json",
              "-");
      ObjectNode result = (ObjectNode) json(run);
      result.remove("seconds");
      result.findParents("seconds").forEach(n -> ((ObjectNode) n).remove("seconds"));
      results.add(result.toString());
    }
    assertEquals(results.get(0), results.get(1));
  }

  @Test
  void experimentsHaveTheirOwnConditions() throws IOException {
    StringBuilder csv = new StringBuilder("experiment,time,A\n");
    for (int i = 0; i <= 10; i++) {
      csv.append("low,").append(i / 5.).append(',').append(Math.exp(-0.1 * i)).append('\n');
      csv.append("high,").append(i / 5.).append(',').append(4 * Math.exp(-0.1 * i)).append('\n');
    }
    String conditions = file("conditions.csv", "experiment,A\nhigh,4\nlow,1\n");
    JsonNode result =
        json(
            CommandRun.of(
                "fit",
                file("decay.ant", DECAY),
                file("many.csv", csv.toString()),
                "--experiments",
                conditions,
                "--noise",
                "1%",
                "--fit",
                "k",
                "--json",
                "-"));
    // rtol 1e-6 of the default, far below the noise
    assertEquals(0.5, parameter(result, "k").get("estimate").asDouble(), 1e-5);
    assertEquals(22, result.get("objective").get("residuals").asInt());
  }

  @Test
  void outputHoldsAModelThatReproducesTheFit() throws IOException {
    Path output = folder.resolve("out");
    String data = decayData(0.03);
    CommandRun.of(
            "fit", file("decay.ant", DECAY), data, "--noise", "0.03", "--output", output.toString())
        .exits(0);
    List<String> rows = Files.readAllLines(output.resolve("fit.csv"));
    assertEquals("observable,time,data,fit,residual,lower95,upper95", rows.get(0));
    assertEquals(22, rows.size());
    CommandRun again =
        CommandRun.of(
            "simulate",
            output.resolve("model.ant").toString(),
            "--times",
            "0.2,1",
            "--rtol",
            "1e-8");
    double simulated = Double.parseDouble(again.out().lines().toList().get(1).split(",", -1)[1]);
    String[] row = rows.get(2).split(",", -1);
    assertEquals(Double.parseDouble(row[3]), simulated, 1e-4);
    double residual = Double.parseDouble(row[2]) - Double.parseDouble(row[3]);
    assertEquals(residual, Double.parseDouble(row[4]), 1e-12);
    assertTrue(Double.parseDouble(row[5]) < simulated && simulated < Double.parseDouble(row[6]));
  }

  @Test
  void anInterruptedFitPrintsTheBestSoFarAndIsNotAccepted() throws IOException {
    Interruption interruption = new Interruption();
    interruption.request();
    CommandRun run =
        CommandRun.of(interruption, "fit", ROBERTSON, ROBERTSON_DATA, "--starts", "50");
    assertTrue(run.status() == 4 || run.status() == 5, run.err());
    assertTrue((run.out() + run.err()).contains("interrupted"), run.out() + run.err());
  }

  @Test
  void quietMeansNothingOnStandardError() {
    CommandRun run = CommandRun.of("fit", ROBERTSON, ROBERTSON_DATA, "--quiet").exits(0);
    assertEquals("", run.err());
    assertTrue(run.out().contains("accepted"));
  }

  @Test
  void aTimeLimitEndsWithTheBestSoFarNotAccepted() {
    CommandRun run =
        CommandRun.of("fit", ROBERTSON, ROBERTSON_DATA, "--starts", "100000", "--time-limit", "0.5")
            .exits(4);
    assertTrue(run.out().contains("the time limit of 0.5 s is reached"), run.out());
  }

  @Test
  void remediesAreChosenByName() throws IOException {
    String[] fit = {"fit", ROBERTSON, ROBERTSON_DATA, "--no-profiles", "--json", "-"};
    JsonNode none = json(with(fit, "--remedies", "none").exits(4));
    assertEquals(1, none.get("stages").size());
    assertEquals("fixed steps", none.get("stages").get(0).get("name").asText());
    JsonNode direct = json(with(fit, "--remedies", "auto,-start-coarse").exits(0));
    assertEquals("adaptive", direct.get("stages").get(0).get("name").asText());
    with(fit, "--remedies", "auto,-nothing").fails(2, "check-plateaus");
    with(fit, "--remedies", "none,start-coarse").fails(2, "nothing beside none");
  }

  private static CommandRun with(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
