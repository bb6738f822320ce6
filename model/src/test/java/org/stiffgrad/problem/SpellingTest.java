package org.stiffgrad.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("k1", "kon", "STAT5A", "gradient");

  @ParameterizedTest
  @CsvSource({
    "k2, k1",
    "K1, k1",
    "kno, kon",
    "stat5a, STAT5A",
    "STAT5, STAT5A",
    "STAT5B, STAT5A",
    "gradeint, gradient"
  })
  void closeNamesAreSuggested(String name, String closest) {
    assertEquals("did you mean " + closest + "?", Spelling.help(name, KNOWN));
  }

  @ParameterizedTest
  @CsvSource({"B", "xyz", "temperature"})
  void farNamesGetTheList(String name) {
    assertEquals("there are k1, kon, STAT5A, gradient", Spelling.help(name, KNOWN));
  }

  @Test
  void longListsAreCut() {
    List<String> many = IntStream.range(0, 50).mapToObj(i -> "species" + i).toList();
    String help = Spelling.help("q", many);
    assertEquals(true, help.endsWith(", ... (50 in all)"), help);
    assertEquals("there are none", Spelling.help("q", List.of()));
  }
}
