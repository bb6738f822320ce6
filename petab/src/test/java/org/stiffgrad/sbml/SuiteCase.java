package org.stiffgrad.sbml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case of the SBML Test Suite: a model, what to do with it, and the results to be expected.
 *
 * @param columns the names of the results, without time
 * @param times [rows]
 * @param expected [rows][columns]
 */
record SuiteCase(
    String id,
    Path model,
    List<String> tags,
    Map<String, String> settings,
    List<String> columns,
    double[] times,
    double[][] expected) {

  static SuiteCase read(Path folder) throws IOException {
    String id = String.valueOf(folder.getFileName());
    List<String> tags = new ArrayList<>();
    Map<String, String> about = properties(folder.resolve(id + "-tags.txt"));
    tags.addAll(words(about.getOrDefault("componentTags", "")));
    tags.addAll(words(about.getOrDefault("testTags", "")));
    tags.add(about.getOrDefault("testType", ""));
    List<String> lines = Files.readAllLines(folder.resolve(id + "-results.csv"));
    lines.removeIf(String::isBlank);
    List<String> header = words(lines.get(0));
    double[] times = new double[lines.size() - 1];
    double[][] expected = new double[times.length][];
    for (int row = 0; row < times.length; row++) {
      List<String> cells = words(lines.get(row + 1));
      times[row] = number(cells.get(0));
      expected[row] = cells.stream().skip(1).mapToDouble(SuiteCase::number).toArray();
    }
    Map<String, String> settings = properties(folder.resolve(id + "-settings.txt"));
    List<String> columns = header.subList(1, header.size());
    return new SuiteCase(id, model(folder), tags, settings, columns, times, expected);
  }

  private static Path model(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".xml")).findFirst().orElseThrow();
    }
  }

  private static Map<String, String> properties(Path file) throws IOException {
    Map<String, String> properties = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        properties.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return properties;
  }

  private static List<String> words(String line) {
    return Stream.of(line.split(",", -1)).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static double number(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "NAN" -> Double.NaN;
      case "INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  double setting(String key) {
    return Double.parseDouble(settings.getOrDefault(key, ""));
  }

  /** Whether a column is asked for as an amount, or else as a concentration. */
  boolean isAmount(String column) {
    return words(settings.getOrDefault("amount", "")).contains(column);
  }
}
