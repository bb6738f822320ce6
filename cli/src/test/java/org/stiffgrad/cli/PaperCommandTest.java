package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stiffgrad.paper.Check;
import org.stiffgrad.paper.Item;
import org.stiffgrad.paper.Items;
import org.stiffgrad.paper.Progress;
import org.stiffgrad.paper.Reproduction;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/** The command with items of its own; what the catalogue reproduces is tested beside it. */
class PaperCommandTest {
  private final Path folder;

  PaperCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private record Sample(String id, String title, List<Check> checks) implements Item {
    @Override
    public Reproduction reproduce(Progress progress) {
      double[] x = {1, 10, 100};
      progress.finished(0.5);
      Series line = new Series.Line("measured", x, new double[] {1. / 3, 0.1, 0.01}, false);
      return new Reproduction(
          checks,
          List.of(
              new Block.Chart(
                  "chart-" + id, title, "It falls.", Axis.log("x"), Axis.log("y"), List.of(line))));
    }
  }

  private static final Item GOOD =
      new Sample(
          "T1",
          "A table that is right",
          List.of(
              new Check.Value("slope", -2.001, -2, new Check.Bound(0.01, 0, "stated so")),
              new Check.AtMost("iterations", 7, 10, "stated as at most 10"),
              new Check.Fact("stability, \"L\"", "L", "L")));

  private static final Item BAD =
      new Sample(
          "F1",
          "A figure that is not",
          List.of(
              new Check.Value("third", 1. / 3, 0.34, Check.Bound.printed(3)),
              new Check.Value("nothing", Double.NaN, 1, Check.Bound.printed(3)),
              new Check.Value("exact", 0.5, 0.5, Check.Bound.printed(3))));

  private static CommandRun run(List<Item> items, String... args) {
    return run(new Interruption(), items, args);
  }

  private static CommandRun run(Interruption interruption, List<Item> items, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Application.run(Console.of(out, err, false), interruption, () -> items, args);
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void everyValueStandsBesideTheExpectedOne() {
    CommandRun run = run(List.of(GOOD), "paper").exits(0);
    assertEquals(
        """
        T1  A table that is right

          value           measured  expected    tolerance             pass
          slope           -2.001    -2          ± 0.01 (stated so)    yes
          iterations      7         at most 10  stated as at most 10  yes
          stability, "L"  L         L                                 yes

        1 of 1 item reproduces, 3 values
        """,
        run.out());
    assertEquals("T1, A table that is right: finished, 1 of 1\n", run.err());
    assertEquals("", run(List.of(GOOD), "paper", "--quiet").err());
  }

  @Test
  void whatDoesNotReproduceIsListedAndExitsWith4() {
    CommandRun run = run(List.of(GOOD, BAD), "paper", "--quiet").exits(4);
    assertTrue(
        run.out()
            .endsWith(
                """
                1 of 2 items reproduce, 6 values
                NOT REPRODUCED:
                  - F1, third: 0.333333, expected 0.34 ± 0.0017 (stated to 3 digits)
                  - F1, nothing: no number, expected 1 ± 0.005 (stated to 3 digits)
                """),
        run.out());
    assertEquals(2, run.out().lines().filter(l -> l.endsWith("  NO")).count(), run.out());
  }

  @Test
  void jsonHasTheKeysOfTheContractAndAllDigits() throws IOException {
    CommandRun run = run(List.of(GOOD, BAD), "paper", "--json", "-").exits(4);
    JsonNode all = new ObjectMapper().readTree(run.out());
    assertEquals(6, all.size());
    List<String> keys = new ArrayList<>();
    all.get(0).fieldNames().forEachRemaining(keys::add);
    assertEquals(
        List.of("id", "row", "measured", "expected", "tolerance", "pass", "kind", "reason"), keys);
    assertEquals(-2.001, all.get(0).get("measured").asDouble());
    assertEquals(0.01, all.get(0).get("tolerance").asDouble());
    assertEquals(10, all.get(1).get("expected").asDouble());
    assertTrue(all.get(1).get("tolerance").isNull(), "a limit has no tolerance");
    assertEquals("at-most", all.get(1).get("kind").asText());
    assertEquals("L", all.get(2).get("measured").asText());
    assertEquals(1. / 3, all.get(3).get("measured").asDouble());
    assertFalse(all.get(3).get("pass").asBoolean());
    assertTrue(all.get(4).get("measured").isNull(), "no number");
  }

  @Test
  void theFolderHoldsAPageAndAllNumbers() throws IOException {
    Path target = folder.resolve("new").resolve("paper");
    String json = target.resolve("values.json").toString();
    run(List.of(GOOD, BAD), "paper", "--output", target.toString(), "--json", json).exits(4);
    try (Stream<Path> files = Files.list(target)) {
      assertEquals(
          List.of("chart-F1.csv", "chart-T1.csv", "index.html", "values.csv", "values.json"),
          files.map(f -> String.valueOf(f.getFileName())).sorted().toList());
    }
    assertEquals(
        "x,measured\n1,0.3333333333333333\n10,0.1\n100,0.01\n",
        Files.readString(target.resolve("chart-T1.csv")));
    List<String> values = Files.readAllLines(target.resolve("values.csv"));
    assertEquals("id,row,kind,measured,expected,tolerance,reason,pass", values.get(0));
    assertEquals("T1,slope,value,-2.001,-2,0.01,stated so,true", values.get(1));
    assertEquals("T1,iterations,at-most,7,10,,stated as at most 10,true", values.get(2));
    assertEquals("T1,\"stability, \"\"L\"\"\",fact,L,L,,,true", values.get(3));
    assertEquals(7, values.size());
    String page = Files.readString(target.resolve("index.html"));
    assertTrue(page.contains("1 of 2 items reproduce, 6 values."), "the lead");
    assertTrue(page.contains("id=\"item-F1\"") && page.contains("✗ NO"), "a failure is shown");
  }

  @Test
  void onlySomeAreComputedInTheOrderOfTheCatalogue() throws IOException {
    CommandRun run = run(List.of(GOOD, BAD), "paper", "--only", "F1,T1", "--quiet").exits(4);
    assertTrue(run.out().indexOf("T1  ") < run.out().indexOf("F1  "), run.out());
    run(List.of(GOOD, BAD), "paper", "--only", "T1").exits(0);
    run(List.of(GOOD, BAD), "paper", "--only", "T9")
        .fails(2, "--only: there is no item T9, there are T1, F1");
    run(List.of(GOOD, BAD), "paper", "--only", "T1,T1").fails(2, "--only: T1 is given twice");
    run(List.of(GOOD), "paper", "--threads", "0").fails(2, "--threads: found \"0\"");
    String file = Files.writeString(folder.resolve("file"), "").toString();
    run(List.of(GOOD), "paper", "--output", file)
        .fails(2, "--output: " + file + " cannot be made a folder");
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() {
    List<Item> items = List.of(GOOD, BAD);
    String one = run(items, "paper", "--json", "-", "--threads", "1").out();
    assertEquals(one, run(items, "paper", "--json", "-", "--threads", "2").out());
  }

  @Test
  void anInterruptedRunSaysWhatIsMissingAndExitsWith4() {
    Interruption interruption = new Interruption();
    Item stops =
        new Item() {
          @Override
          public String id() {
            return "T2";
          }

          @Override
          public String title() {
            return "Stopped half-way";
          }

          @Override
          public Reproduction reproduce(Progress progress) {
            interruption.request();
            progress.finished(0.1);
            throw new AssertionError("progress ends a computation that nobody waits for");
          }
        };
    CommandRun run =
        run(
                interruption,
                List.of(GOOD, stops, BAD),
                "paper",
                "--threads",
                "1",
                "--output",
                folder.resolve("kept").toString())
            .exits(4);
    assertFalse(Files.exists(folder.resolve("kept/index.html")), "half of a page");
    assertTrue(run.out().contains("1 of 3 items reproduce, 3 values\n"), run.out());
    assertTrue(run.out().endsWith("  - interrupted, not finished: T2, F1\n"), run.out());
  }

  @Test
  void aBarIsDrawnOnATerminal() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Console.of(new ByteArrayOutputStream(), err, true);
    assertEquals(0, Application.run(console, new Interruption(), () -> List.of(GOOD), "paper"));
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains("100%"),
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void idsOfTheCatalogueAreUnique() {
    assertEquals(Items.ALL.size(), Items.ALL.stream().map(Item::id).distinct().count());
  }
}
