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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of a page are those of the JSON of the same run. */
class ReportOptionTest {
  private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>");
  private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>");

  private final Path folder;

  ReportOptionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private JsonNode run(String... args) throws IOException {
    Path json = folder.resolve("r.json");
    List<String> all =
        Stream.concat(
                Stream.of(args), Stream.of("--quiet", "--json", "" + json, "--report", "" + page()))
            .toList();
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertTrue(run.status() == 0 || run.status() == 4, run.err());
    return new ObjectMapper().readTree(json.toFile());
  }

  private Path page() {
    return folder.resolve("page.html");
  }

  /** The cells of a table, row by row, without its headings. */
  private List<List<String>> table(String caption) throws IOException {
    String html = Files.readString(page());
    int begin = html.indexOf("<caption>" + caption + "</caption>");
    assertTrue(begin >= 0, caption);
    String body = html.substring(html.indexOf("<tbody>", begin), html.indexOf("</tbody>", begin));
    return ROW.matcher(body)
        .results()
        .map(r -> CELL.matcher(r.group(1)).results().map(ReportOptionTest::text).toList())
        .toList();
  }

  private static String text(MatchResult cell) {
    return cell.group(1);
  }

  private static void assertSame(JsonNode number, String cell) {
    if (number.isNull()) {
      assertEquals("", cell);
    } else {
      assertEquals(number.asDouble(), Double.parseDouble(cell));
    }
  }

  static Stream<List<String>> fits() {
    String examples = "../examples/";
    return Stream.of(
        List.of(examples + "robertson/robertson.ant", examples + "robertson/robertson.csv"),
        List.of(
            examples + "diagnosis/decay.ant",
            examples + "diagnosis/decay-uniform.csv",
            "--noise",
            "1%"),
        List.of(examples + "enzyme-petab/enzyme.yaml", "--starts", "10"),
        // noise of a hundredth of what it is: refused
        List.of(
            examples + "robertson/robertson.ant",
            examples + "robertson/robertson.csv",
            "--noise",
            "0.01%",
            "--max-evaluations",
            "30"));
  }

  @ParameterizedTest
  @MethodSource("fits")
  void aFit(List<String> args) throws IOException {
    JsonNode json = run(Stream.concat(Stream.of("fit"), args.stream()).toArray(String[]::new));
    List<List<String>> rows = table("Estimates");
    JsonNode parameters = json.get("parameters");
    assertEquals(parameters.size(), rows.size());
    for (int j = 0; j < rows.size(); j++) {
      assertEquals(parameters.get(j).get("id").asText(), rows.get(j).get(0));
      assertSame(parameters.get(j).get("start"), rows.get(j).get(2));
      assertSame(parameters.get(j).get("estimate"), rows.get(j).get(3));
      assertSame(parameters.get(j).get("standardError"), rows.get(j).get(4));
      assertSame(parameters.get(j).get("lower95"), rows.get(j).get(5));
      assertSame(parameters.get(j).get("upper95"), rows.get(j).get(6));
    }
    String html = Files.readString(page());
    assertEquals(!json.get("accepted").asBoolean(), html.contains("Not accepted: "));
    assertEquals(json.get("starts").size() > 8, html.contains("The first 8 of "));
  }

  @Test
  void aDiagnosis() throws IOException {
    JsonNode json =
        run(
            "diagnose",
            "../examples/diagnosis/decay.ant",
            "../examples/diagnosis/decay-uniform.csv",
            "--noise",
            "1%");
    List<List<String>> rows = table("Decades");
    List<String> terms =
        List.of("units", "information", "solver", "misfit", "alignment", "sum", "measured");
    for (int j = 0; j < rows.size(); j++) {
      JsonNode budget = json.get("parameters").get(j).get("budget");
      for (int k = 0; k < terms.size(); k++) {
        assertSame(budget.get(terms.get(k)), rows.get(j).get(k + 1));
      }
    }
    assertFalse(rows.isEmpty());
  }

  @Test
  void whatWasLearned() throws IOException {
    JsonNode json =
        run(
            "learn",
            "../examples/learn/lienard-1e3.csv",
            "--hidden",
            "3",
            "--seeds",
            "2",
            "--iterations",
            "5",
            "--validate",
            "0.1");
    List<List<String>> rows =
        table(
            "Networks, the best first; errors of whole trajectories, relative to the standard"
                + " deviation of each column");
    assertEquals(2, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode network = json.get("seeds").get(i);
      assertEquals(network.get("seed").asText(), rows.get(i).get(0));
      assertSame(network.get("rmse"), rows.get(i).get(3));
      assertSame(network.get("validationRmse"), rows.get(i).get(4));
    }
    List<List<String>> layers = table("Medians over the steps");
    assertEquals(json.get("layers").size(), layers.size());
    assertEquals(
        json.get("layers").get(1).get("damping").asDouble(),
        Double.parseDouble(layers.get(1).get(4)),
        1e-5);
    assertTrue(json.get("ensemble").get("members").asInt() >= 1);
  }
}
