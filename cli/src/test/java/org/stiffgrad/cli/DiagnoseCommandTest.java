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
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of examples/diagnosis, as its README calls them, and the shape of the documents. */
class DiagnoseCommandTest {
  private static final Pattern CASE =
      Pattern.compile("\\|[^|]*\\| `\\./stiffgrad ([^`]*)` \\| ([^|]*) \\|");

  private static final int CASES = 9;

  private final Path folder;

  DiagnoseCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** One row of the table. */
  record Case(String command, String verdicts) {
    CommandRun run(String... more) {
      List<String> words = new ArrayList<>();
      for (String word : command.split(" ", -1)) {
        boolean isFile = word.startsWith("examples/");
        words.add(isFile ? Repository.root().resolve(word).toString() : word);
      }
      words.addAll(Arrays.asList(more));
      return CommandRun.of(words.toArray(String[]::new)).exits(0);
    }

    JsonNode json(String... more) throws IOException {
      List<String> all = new ArrayList<>(Arrays.asList(more));
      all.addAll(List.of("--json", "-"));
      return new ObjectMapper().readTree(run(all.toArray(String[]::new)).out());
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> all = new ArrayList<>();
    Path readme = Repository.root().resolve("examples/diagnosis/README.md");
    for (String line : Files.readAllLines(readme)) {
      Matcher row = CASE.matcher(line);
      if (row.matches()) {
        all.add(new Case(row.group(1), row.group(2)));
      }
    }
    assertEquals(CASES, all.size());
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCaseGetsItsVerdictsAndABudgetThatAddsUp(Case example) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (JsonNode p : example.json().get("parameters")) {
      verdicts.add(p.get("id").asText() + ": " + p.get("verdict").asText());
      JsonNode b = p.get("budget");
      double sum = 0;
      for (String term : new String[] {"units", "information", "solver", "misfit", "alignment"}) {
        sum += b.get(term).asDouble();
      }
      assertEquals(b.get("measured").asDouble(), sum, 1e-12);
      assertEquals(b.get("measured").asDouble(), b.get("sum").asDouble(), 1e-12);
      assertFalse(p.get("sentence").asText().isEmpty());
      assertFalse(p.get("action").asText().isEmpty());
    }
    assertEquals(example.verdicts(), String.join(", ", verdicts));
  }

  /** The plain derivative that the command {@code gradient} reports, on a linear scale. */
  @ParameterizedTest
  @MethodSource("cases")
  void theBudgetIsThatOfTheGradientThatIsReported(Case example) throws IOException {
    JsonNode health = example.json("--no-profiles");
    Case gradient = new Case(example.command().replaceFirst("diagnose", "gradient"), "");
    JsonNode reported = gradient.json().get("gradient");
    for (int j = 0; j < reported.size(); j++) {
      JsonNode p = health.get("parameters").get(j);
      double onScale = reported.get(j).get("value").asDouble();
      assertEquals("log", p.get("scale").asText());
      double plain = onScale / p.get("value").asDouble();
      double misfit = p.get("budget").get("misfit").asDouble();
      double cancelled = misfit + p.get("budget").get("information").asDouble();
      // where next to all of it cancels, the plain sum keeps fewer digits than the budget
      double tolerance = 1e-12 * Math.max(1, Math.pow(10, cancelled) / Math.abs(onScale));
      double measured = p.get("budget").get("measured").asDouble();
      assertEquals(Math.log10(Math.abs(plain)), measured, tolerance + 1e-12);
    }
  }

  @Test
  void aOneSidedBoundIsReportedWhereTheDataGiveNoMore() throws IOException {
    Case uniform = cases().filter(c -> c.command().contains("decay-uniform")).findFirst().get();
    JsonNode lambda = uniform.json().get("parameters").get(0);
    assertEquals("data", lambda.get("cause").asText());
    assertEquals("lower", lambda.get("bound").get("side").asText());
    assertEquals(33, lambda.get("bound").get("value").asDouble(), 2);
    JsonNode quick = uniform.json("--no-profiles").get("parameters").get(0);
    assertTrue(quick.get("bound").isNull());
    assertEquals("no-information", quick.get("verdict").asText());
  }

  @Test
  void stepsOfTheWrongSignAreListedOnlyWhereTheModeStillMatters() throws IOException {
    Case late = cases().filter(c -> c.command().contains("decay-late")).findFirst().get();
    List<JsonNode> wrong = new ArrayList<>();
    for (JsonNode step : late.json("--no-profiles").get("steps")) {
      if (step.get("wrongSign").asBoolean()) {
        wrong.add(step);
      }
    }
    assertEquals(1, wrong.size());
    assertEquals(-5.5, wrong.get(0).get("z").asDouble(), 1e-9);
    assertTrue(wrong.get(0).get("derivative").asDouble() < 0);
    assertEquals(1, wrong.get(0).get("participation").get("lambda").asDouble(), 1e-12);
    String text = late.run("--no-profiles").out();
    assertTrue(text.contains("wrong sign"), text);
  }

  @Test
  void textNamesEveryParameterItsVerdictAndWhatToDo() throws IOException {
    for (Case example : cases().toList()) {
      String out = example.run("--no-profiles").out();
      for (String verdict : example.verdicts().split(", ", -1)) {
        boolean needsProfile = verdict.endsWith("plateau");
        assertTrue(needsProfile || out.contains("\n" + verdict + "\n"), out);
      }
      assertTrue(out.contains("To do: "), out);
    }
  }

  @Test
  void aModelThatCannotBeSolvedIsAFailureWithoutResult() throws IOException {
    Path model = Files.writeString(folder.resolve("m.ant"), "A = 1; k = 1\nA' = k*A^2\n");
    Path data = Files.writeString(folder.resolve("d.csv"), "time,A\n2,1\n");
    CommandRun.of("diagnose", model.toString(), data.toString(), "--noise", "1")
        .fails(ExitStatus.COMPUTATION, "try other values with --set");
  }

  @Test
  void priorsStandBesideTheBudget() throws IOException {
    Path model = Files.writeString(folder.resolve("m.ant"), "k = 0.5; A = 2\nA' = -k*A\n");
    Path data = Files.writeString(folder.resolve("d.csv"), "time,A\n1,1\n3,0.6\n");
    String[] words = {
      "diagnose", model.toString(), data.toString(), "--noise", "0.1", "--json", "-"
    };
    List<String> withPrior = new ArrayList<>(Arrays.asList(words));
    withPrior.addAll(List.of("--prior", "k=lognormal(0.1,0.5)"));
    JsonNode plain = new ObjectMapper().readTree(CommandRun.of(words).exits(0).out());
    JsonNode prior =
        new ObjectMapper().readTree(CommandRun.of(withPrior.toArray(String[]::new)).exits(0).out());
    JsonNode a = plain.get("parameters").get(0);
    JsonNode b = prior.get("parameters").get(0);
    assertEquals(a.get("budget"), b.get("budget"));
    assertEquals(0, a.get("gradient").get("prior").asDouble());
    assertEquals(Math.log(5) / 0.25, b.get("gradient").get("prior").asDouble(), 1e-12);
  }

  /** Robertson's reaction with A and C only: k1 and k2/k3^2 are known, their deviations too. */
  @Test
  void theKnownProductStandsBesideTheOpenOne() throws IOException {
    Path examples = Repository.root().resolve("examples");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(examples.resolve("diagnosis/robertson-log.csv"))) {
      String[] cells = line.split(",", -1);
      lines.add(cells[0] + "," + cells[1] + "," + cells[3]);
    }
    Path data = Files.write(folder.resolve("ac.csv"), lines);
    String model = examples.resolve("robertson/robertson.ant").toString();
    String[] words = {
      "diagnose",
      model,
      data.toString(),
      "--set",
      "k1=0.04,k2=3e7,k3=1e4",
      "--noise",
      "1%",
      "--no-profiles",
      "--json",
      "-"
    };
    JsonNode all = new ObjectMapper().readTree(CommandRun.of(words).exits(0).out());
    JsonNode p = all.get("parameters");
    assertEquals("ok", p.get(0).get("verdict").asText());
    assertEquals(0.06, p.get(0).get("crb").asDouble(), 0.01);
    for (int j = 1; j < 3; j++) {
      assertEquals("combination", p.get(j).get("verdict").asText());
      String sentence = p.get(j).get("sentence").asText();
      assertTrue(sentence.contains("k2^2 · k3^1 open"), sentence);
      assertTrue(sentence.contains("k2^1 · k3^-2, to "), sentence);
    }
  }
}
