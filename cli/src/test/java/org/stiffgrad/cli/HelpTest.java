package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @Test
  void versionNamesTheProgramAndTheJvm() {
    CommandRun run = CommandRun.of("--version").exits(0);
    assertTrue(run.out().startsWith("stiffgrad "), run.out());
    assertTrue(run.out().contains(System.getProperty("java.version")), run.out());
  }

  @Test
  void helpListsTheCommandsThatExistAndNoOthers() {
    String out = CommandRun.of("--help").exits(0).out();
    for (String command : new String[] {"fit", "gradient", "simulate"}) {
      assertTrue(out.contains("\n  " + command), out);
    }
    assertFalse(out.contains("diagnose"), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "gradient", "simulate"})
  void helpOfACommandEndsWithAWorkedExample(String command) {
    CommandRun run = CommandRun.of(command, "--help").exits(0);
    int example = run.out().indexOf("Example:\n  stiffgrad " + command);
    assertTrue(example > 0, run.out());
    assertTrue(example > run.out().lastIndexOf("\n      --"), "the example comes last");
    assertEquals("", run.err());
  }
}
