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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.MethodFacts;

class MethodsCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;

  MethodsCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static JsonNode json(String... args) throws IOException {
    CommandRun run = CommandRun.of(args).exits(0);
    return MAPPER.readTree(run.out());
  }

  @Test
  void theTableHasALineForEveryMethod() {
    String out = CommandRun.of("methods").exits(0).out();
    for (Method m : MethodCatalogue.ALL) {
      assertEquals(1, out.lines().filter(l -> l.startsWith("  " + m.id() + " ")).count(), m.id());
    }
    String radau = line(out, "radau-iia-5");
    assertTrue(radau.matches("radau-iia-5 +5 +3 +L +0 +3 z\\^-2 +- +wrong sign from .*"), radau);
  }

  private static String line(String out, String id) {
    return out.lines().map(String::strip).filter(l -> l.startsWith(id + " ")).findFirst().get();
  }

  @Test
  void jsonHasTheKeysOfTheContract() throws IOException {
    JsonNode all = json("methods", "--json", "-");
    assertEquals(MethodCatalogue.ALL.size(), all.size());
    for (JsonNode m : all) {
      List<String> keys = new ArrayList<>();
      m.fieldNames().forEachRemaining(keys::add);
      assertTrue(
          keys.containsAll(
              List.of(
                  "id",
                  "name",
                  "family",
                  "stages",
                  "order",
                  "stageOrder",
                  "stability",
                  "alpha",
                  "rInfinity",
                  "decay",
                  "zeros",
                  "wrongSign",
                  "derivative",
                  "adaptive")),
          () -> keys.toString());
      assertTrue(List.of("L", "A", "A(alpha)", "none").contains(m.get("stability").asText()));
      for (String z : List.of("-1", "-10", "-100", "-1000")) {
        assertTrue(m.get("derivative").get(z).isNumber(), m.get("id").asText());
      }
    }
  }

  @Test
  void jsonOfOneMethodIsAnArrayToo() throws IOException {
    JsonNode all = json("methods", "radau-iia-3", "--json", "-");
    assertEquals(1, all.size());
    JsonNode m = all.get(0);
    assertEquals("radau-iia-3", m.get("id").asText());
    assertEquals(-2, m.get("decay").get("coefficient").asDouble());
    assertEquals(2, m.get("decay").get("exponent").asDouble());
    assertEquals(-3, m.get("zeros").get(0).asDouble());
    assertTrue(m.get("wrongSign").get(0).get(0).isNull(), "open at -infinity");
    assertEquals(-3 - 3 * Math.sqrt(3), m.get("wrongSign").get(0).get(1).asDouble(), 1e-11);
    assertEquals(false, m.get("adaptive").asBoolean());
    assertTrue(json("methods", "radau-iia-5", "--json", "-").get(0).get("adaptive").asBoolean());
  }

  @Test
  void whatIsNotFiniteIsNull() throws IOException {
    JsonNode explicit = json("methods", "dopri5", "--json", "-").get(0);
    assertTrue(explicit.get("rInfinity").isNull());
    assertEquals(3.3066, explicit.get("realStability").asDouble(), 1e-4);
    JsonNode exponential = json("methods", "etd1", "--json", "-").get(0);
    assertTrue(exponential.get("decay").get("exponent").isNull());
    assertEquals(1, exponential.get("nonlinearPart").get("exponent").asInt());
  }

  @Test
  void aPageHasFactsAndAPlot() {
    String out = CommandRun.of("methods", "radau-iia-5").exits(0).out();
    assertTrue(out.contains("wrong sign          -17.7285 to -4.80841"), out);
    assertTrue(out.contains("largest |z R'(z)|   0.367659 at z = -0.997187"), out);
    String ten = out.lines().filter(l -> l.startsWith("      -10 ")).findFirst().orElseThrow();
    assertEquals(1, ten.chars().filter(c -> c == 'e').count(), "e^z has its own mark");
    assertTrue(ten.indexOf('e') < ten.lastIndexOf('-'), "the numerical gradient is larger: " + ten);
  }

  @Test
  void theTableauOfAKnownMethodHasItsFacts() throws IOException {
    double r = Math.sqrt(3) / 6;
    Path file = folder.resolve("gauss.json");
    String a = "[[0.25, " + (0.25 - r) + "],\n[" + (0.25 + r) + ", 0.25]]";
    Files.writeString(file, "\uFEFF{\r\n\"A\": " + a + ", \"b\": [0.5, 0.5]}");
    JsonNode own = json("methods", "--tableau", file.toString(), "--json", "-").get(0);
    JsonNode known = json("methods", "gauss-4", "--json", "-").get(0);
    for (String key : List.of("stages", "order", "stageOrder", "stability", "derivative")) {
      assertEquals(known.get(key), own.get(key), key);
    }
    assertEquals(1, own.get("rInfinity").asDouble());
    String page = CommandRun.of("methods", "--tableau", file.toString()).exits(0).out();
    assertTrue(page.contains("tableau of gauss.json"), page);
  }

  @Test
  void roundedCoefficientsAreJudgedByTheirDigits() throws IOException {
    Path file = folder.resolve("sdirk.json");
    String g = "0.2928932188";
    Files.writeString(
        file,
        "{\"A\": [[" + g + ", 0], [0.7071067812, " + g + "]], \"b\": [0.7071067812, " + g + "]}");
    JsonNode own = json("methods", "--tableau", file.toString(), "--json", "-").get(0);
    assertEquals(2, own.get("order").asInt());
    assertEquals("L", own.get("stability").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'A': [[1, 2]], 'b': [1]}         | 1:8: found a row of 2 numbers, expected 1",
        "{'A': [[1, 0], [1]], 'b': [1, 1]} | 1:16: found a row of 1 number, expected 2",
        "{'A': [[1]], 'b': [1, 2]}         | 1:19: found b with 2 numbers, expected 1",
        "{'A': [['x']], 'b': [1]}          | 1:9: found \"x\", expected a number",
        "{'A': [[null]], 'b': [1]}         | 1:9: found null, expected a number",
        "{'A': [[1e999]], 'b': [1]}        | 1:9: found 1e999, expected 0 or a number",
        "{'A': [[NaN]], 'b': [1]}          | this is not JSON: Non-standard token 'NaN'",
        "{'A': [1], 'b': [1]}              | 1:8: found 1, expected an array of rows",
        "{'A': [], 'b': []}                | 1:7: found no row, expected at least one stage",
        "{'A': [[1]], 'b': 1}              | 1:19: found 1, expected an array of numbers",
        "{'A': [[1]]}                      | found no \"b\", expected \"A\" and \"b\"",
        "{'A': [[1]], 'c': [1]}            | found \"c\", expected \"A\" or \"b\" only",
        "{'A': [[1]], 'A': [[1]]}          | found \"A\" a second time",
        "{'A': [[1]], 'b': [1]} {}         | 1:24: found {, expected nothing after the tableau",
        "{'A': [[1]], 'b': [1]             | this is not JSON: Unexpected end-of-input",
        "[1]                               | 1:1: found [, expected an object",
      })
  void aWrongTableauIsNamedByItsPlace(String text, String message) throws IOException {
    Path file = folder.resolve("t.json");
    Files.writeString(file, text.replace('\'', '"'));
    CommandRun.of("methods", "--tableau", file.toString()).fails(3, "t.json:");
    CommandRun.of("methods", "--tableau", file.toString()).fails(3, message);
  }

  @Test
  void anEmptyTableauAndAMissingFileAreNamed() throws IOException {
    Path file = folder.resolve("empty.json");
    Files.writeString(file, "");
    CommandRun.of("methods", "--tableau", file.toString()).fails(3, "found the end of the file");
    CommandRun.of("methods", "--tableau", "nowhere.json")
        .fails(3, "nowhere.json: there is no such file");
  }

  @Test
  void wrongUseExitsWith2() {
    CommandRun.of("methods", "radu-iia-5").fails(2, "did you mean radau-iia-5?");
    CommandRun.of("methods", "sdirk2", "--tableau", "t.json").fails(2, "--tableau: cannot be");
    CommandRun.of("methods", "sdirk2", "--pages", "x").fails(2, "--pages: writes all methods");
    CommandRun.of("methods", "sdirk2", "bdf1").fails(2, "Unmatched argument");
  }

  @Test
  void thePagesOfTheDocumentationAreWhatIsGenerated() throws IOException {
    Path committed = Repository.root().resolve("docs").resolve("methods");
    List<MethodFacts> facts = MethodCatalogue.ALL.stream().map(MethodFacts::of).toList();
    String again = "run ./stiffgrad methods --pages docs/methods";
    for (MethodFacts f : facts) {
      Path page = committed.resolve(f.method().id() + ".md");
      assertEquals(MethodPage.markdown(f), Files.readString(page), again);
    }
    assertEquals(MethodPage.index(facts), Files.readString(committed.resolve("README.md")), again);
    try (Stream<Path> files = Files.list(committed)) {
      assertEquals(facts.size() + 1, files.count(), "pages of methods that do not exist");
    }
  }
}
