package org.stiffgrad.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.problem.Compilation;
import org.stiffgrad.testkit.SharedData;

/**
 * The published models of the PEtab benchmark collection: each is read and compiled, or refused.
 */
@Tag("conformance")
final class BenchmarkModelsTest {
  private static final Map<String, String> REFUSED =
      Map.of(
          "model_Smith_BMCSystBiol2013.xml",
          "8815:7: found an event (insulin_stimulation_end), which is not supported");

  @Test
  void everyModelIsReadAndCompiledOrRefusedByName() throws IOException {
    Optional<Path> collection = SharedData.find("petab-benchmarks");
    assumeTrue(collection.isPresent(), SharedData.ABSENT);
    Map<String, String> refused = new TreeMap<>();
    Map<String, Integer> states = new TreeMap<>();
    for (Path model : models(collection.orElseThrow())) {
      String name = String.valueOf(model.getFileName());
      try {
        SbmlModel read = Sbml.read(model);
        CompiledModel compiled =
            Compilation.compile(read.source(), read.source().model(), List.of());
        states.put(name, compiled.states().size());
      } catch (InputException e) {
        SourcePosition position = e.position();
        refused.put(name, String.valueOf(e.getMessage()).substring(position.file().length() + 1));
      }
    }
    assertEquals(REFUSED, refused);
    assertEquals(500, states.get("model_Chen_MSB2009.xml"));
    assertEquals(8, states.get("model_Boehm_JProteomeRes2014.xml"));
    assertEquals(25, states.size());
  }

  /** The models that a collection's problems name: those in the problems' own folders. */
  private static List<Path> models(Path collection) throws IOException {
    try (Stream<Path> files = Files.walk(collection, 2)) {
      return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    }
  }
}
