package org.stiffgrad.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages of docs/results, written where the system property {@value ConformanceTable#PROPERTY} names
 * their folder.
 */
final class ResultPage {
  private ResultPage() {}

  static void write(String file, String text) {
    String folder = System.getProperty(ConformanceTable.PROPERTY);
    if (folder == null) {
      return;
    }
    try {
      Files.writeString(Path.of(folder).resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
