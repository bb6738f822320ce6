package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** House rules that a grep can hold. */
class LintTest {
  private static final int MOST_LINES = 400;

  /** Words that say nothing about what a class does. */
  private static final Pattern EMPTY_NAME =
      Pattern.compile("(Abstract.*|.*(Manager|Helper|Helpers|Util|Utils|Impl|Base))\\.java");

  @Test
  void everyFileIsShort() throws IOException {
    List<String> offenders = new ArrayList<>();
    for (Path file : allSources()) {
      long lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        offenders.add(file + ": " + lines + " lines");
      }
    }
    assertEquals(List.of(), offenders);
  }

  @Test
  void everyNameSaysSomething() throws IOException {
    List<String> offenders = new ArrayList<>();
    for (Path file : allSources()) {
      if (EMPTY_NAME.matcher(String.valueOf(file.getFileName())).matches()) {
        offenders.add(file.toString());
      }
    }
    assertEquals(List.of(), offenders);
  }

  @Test
  void noWarningIsSuppressedWithoutReason() throws IOException {
    List<String> offenders = new ArrayList<>();
    for (Path file : Repository.sources("main")) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        boolean isExplained =
            lines.get(i).contains("//") || (i > 0 && lines.get(i - 1).strip().startsWith("//"));
        if (lines.get(i).contains("@SuppressWarnings") && !isExplained) {
          offenders.add(file + ":" + (i + 1));
        }
      }
    }
    assertEquals(List.of(), offenders);
  }

  private static List<Path> allSources() throws IOException {
    List<Path> files = new ArrayList<>(Repository.sources("main"));
    files.addAll(Repository.sources("test"));
    assertTrue(files.size() > 20, "the sources were not found: " + files);
    return files;
  }
}
