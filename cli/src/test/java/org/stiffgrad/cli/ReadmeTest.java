package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises is what happens. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

  private static String readme() throws IOException {
    return Files.readString(Repository.root().resolve("README.md"));
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(readme());
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  private final Path folder;

  ReadmeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /**
   * Arguments of a {@code ./stiffgrad} line, with files found from the repository's root and
   * results put into a folder of the test.
   */
  private String[] arguments(String line) {
    List<String> arguments = new ArrayList<>();
    String words = line.substring("./stiffgrad ".length()).replaceAll(" +#.*", "");
    for (String word : words.split(" +", -1)) {
      Path file = Repository.root().resolve(word);
      boolean isOutput =
          !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("--output");
      boolean isFile = word.contains("/") && Files.exists(file);
      arguments.add(
          isOutput ? folder.resolve("output").toString() : isFile ? file.toString() : word);
    }
    return arguments.toArray(String[]::new);
  }

  @Test
  void theFirstCommandPrintsTheTableThatIsShown() throws IOException {
    String command = blocks("sh").get(0).lines().findFirst().orElseThrow();
    assertTrue(command.startsWith("./stiffgrad fit "), command);
    CommandRun run = CommandRun.of(arguments(command)).exits(0);
    List<String> shown = blocks("text").get(0).lines().filter(l -> l.startsWith("  k")).toList();
    assertTrue(shown.size() >= 3, "the table of the README: " + shown);
    for (String line : shown) {
      assertTrue(run.out().contains(line), () -> line + "\nis not in\n" + run.out());
    }
    List<String> numbers =
        blocks("text").get(0).lines().filter(l -> l.matches("objective .*|\\d+ eval.*")).toList();
    assertEquals(2, numbers.size(), "the last lines of the README's output: " + numbers);
    for (String line : numbers) {
      String withoutSeconds = line.replaceAll("in [0-9.]+ s$", "");
      assertTrue(
          run.out().contains("\n" + withoutSeconds), () -> line + "\nis not in\n" + run.out());
    }
    assertTrue(run.out().endsWith("accepted\n"));
  }

  @Test
  void everyOtherCommandThatIsShownRuns() throws IOException {
    int count = 0;
    for (String block : blocks("sh")) {
      for (String line : block.replace("\\\n", " ").lines().toList()) {
        if (line.startsWith("./stiffgrad ")) {
          CommandRun.of(arguments(line)).exits(0);
          count++;
        }
      }
    }
    assertTrue(count >= 3, "commands found: " + count);
  }

  @Test
  void theJavaThatIsShownIsTheJavaThatRuns() throws IOException {
    Path source =
        Repository.root().resolve("cli/src/test/java/org/stiffgrad/cli/ReadmeExample.java");
    String code = Files.readString(source);
    String region =
        code.substring(code.indexOf("// README\n") + "// README\n".length(), code.indexOf("// end"))
            .stripIndent()
            .stripTrailing();
    String shown = blocks("java").get(0);
    assertEquals(region, shown.substring(shown.indexOf("SourceModel")).stripTrailing());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReadmeExample.run(
        Repository.root().resolve("examples/robertson"),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.startsWith("k1 = 0.04"), printed);
    assertTrue(printed.endsWith("accepted\n"), printed);
  }

  @Test
  void continuousIntegrationRunsTheTestCommandThatIsShown() throws IOException {
    String test = blocks("sh").get(0).lines().filter(l -> l.startsWith("mvn ")).findFirst().get();
    String ci = Files.readString(Repository.root().resolve(".ci/run"));
    assertTrue(ci.lines().anyMatch(test.replaceAll(" *#.*", "")::equals), test);
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    List<Path> pages = new ArrayList<>(List.of(Repository.root().resolve("README.md")));
    try (var files = Files.walk(Repository.root().resolve("docs"))) {
      files.filter(f -> f.toString().endsWith(".md")).forEach(pages::add);
    }
    Pattern link = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)");
    for (Path page : pages) {
      Matcher matcher = link.matcher(Files.readString(page));
      while (matcher.find()) {
        if (!Files.exists(page.resolveSibling(matcher.group(1)))) {
          broken.add(page + " -> " + matcher.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }
}
