package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
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
    for (String command :
        new String[] {"fit", "learn", "diagnose", "gradient", "simulate", "methods", "paper"}) {
      assertTrue(out.contains("\n  " + command), out);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "learn", "diagnose", "gradient", "simulate", "methods", "paper"})
  void helpOfACommandEndsWithAnExampleThatWorksWhenItIsCopied(String command) {
    CommandRun run = CommandRun.of(command, "--help").exits(0);
    int example = run.out().indexOf("Example:\n  stiffgrad " + command);
    assertTrue(example > 0, run.out());
    assertTrue(example > run.out().lastIndexOf("\n      --"), "the example comes last");
    assertEquals("", run.err());
    String[] words =
        run.out()
            .substring(example + "Example:\n  ".length())
            .replaceAll("\\\\\n *", "")
            .lines()
            .findFirst()
            .orElseThrow()
            .split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      Path file = Repository.root().resolve(words[i]);
      words[i] = words[i].contains("/") ? file.toString() : words[i];
    }
    CommandRun.of(Arrays.copyOfRange(words, 1, words.length)).exits(0);
  }
}
