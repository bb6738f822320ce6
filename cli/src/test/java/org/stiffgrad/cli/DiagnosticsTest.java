package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stiffgrad.diagnose.Diagnostic;
import org.stiffgrad.diagnose.Diagnostics;

/** One fixture and one page for each diagnostic. */
class DiagnosticsTest {
  private static final String DECAY = "time,A\n1,1.21\n3,0.446\n5,0.164\n";

  /** A model, its data and further options; the first parameter is the one in question. */
  private record Fixture(String model, String data, String... options) {}

  private static final Map<String, Fixture> FIXTURES = new LinkedHashMap<>();

  static {
    FIXTURES.put(
        "held-bound", new Fixture("k = 0.1; A = 2\nA' = -k*A\n", DECAY, "--bounds", "k=0.01..0.1"));
    FIXTURES.put("loose-wire", new Fixture("u = 1; A = 2\nA' = -0.5*A\n", DECAY));
    FIXTURES.put("plateau", new Fixture("k = 1e5; A = 2\nA' = -k*A\n", DECAY));
    FIXTURES.put(
        "no-information",
        new Fixture("k = 1e5; A = 2; F = 1\nA' = -0.5*A + F\nF' = -k*F\n", DECAY));
    FIXTURES.put(
        "solver-artefact",
        new Fixture(
            "k = 5; A = 2\nA' = -k*A\n",
            "time,A\n1,0.0135\n2,0\n",
            "--method",
            "implicit-euler",
            "--steps",
            "1"));
    FIXTURES.put("combination", new Fixture("k = 0.25; m = 2; A = 2\nA' = -k*m*A\n", DECAY));
    FIXTURES.put("units", new Fixture("k = 500; A = 2\nA' = -1e-3*k*A\n", DECAY));
    FIXTURES.put("ok", new Fixture("k = 0.5; A = 2\nA' = -k*A\n", DECAY));
  }

  private final Path folder;

  DiagnosticsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private JsonNode first(Fixture fixture) throws IOException {
    Path model = Files.writeString(folder.resolve("m.ant"), fixture.model());
    Path data = Files.writeString(folder.resolve("d.csv"), fixture.data());
    List<String> words =
        new ArrayList<>(List.of("diagnose", model.toString(), data.toString(), "--noise", "0.002"));
    words.addAll(Arrays.asList(fixture.options()));
    words.addAll(List.of("--json", "-"));
    String out = CommandRun.of(words.toArray(String[]::new)).exits(0).out();
    return new ObjectMapper().readTree(out).get("parameters").get(0);
  }

  @Test
  void everyDiagnosticRecognizesItsFixtureAndNoOther() throws IOException {
    assertEquals(Diagnostics.ALL.size(), FIXTURES.size());
    for (Diagnostic diagnostic : Diagnostics.ALL) {
      Fixture fixture =
          Objects.requireNonNull(
              FIXTURES.get(diagnostic.id()), diagnostic.id() + " has no fixture");
      JsonNode p = first(fixture);
      assertEquals(diagnostic.id(), p.get("diagnostic").asText(), p.toString());
    }
  }

  @Test
  void everyDiagnosticHasAPageAndALineInItsCatalogue() throws IOException {
    Path pages = Repository.root().resolve("docs/diagnostics");
    String catalogue = Files.readString(pages.resolve("README.md"));
    for (Diagnostic diagnostic : Diagnostics.ALL) {
      String page = Files.readString(pages.resolve(diagnostic.id() + ".md"));
      assertTrue(page.startsWith("# `" + diagnostic.id() + "`\n"), page);
      assertTrue(catalogue.contains("(" + diagnostic.id() + ".md)"), diagnostic.id());
    }
  }
}
