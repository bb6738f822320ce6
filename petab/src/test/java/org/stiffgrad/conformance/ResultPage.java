package org.stiffgrad.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages of docs/results, written where the system property {@value #PROPERTY} names their folder.
 */
final class ResultPage {
  private static final String PROPERTY = "stiffgrad.results";

  private ResultPage() {}

  static void write(String file, String text) {
    String folder = System.getProperty(PROPERTY);
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
