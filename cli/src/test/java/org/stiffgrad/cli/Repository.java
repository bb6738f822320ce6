package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
final class Repository {
  private Repository() {}

  /** The nearest folder above the working directory whose pom.xml lists modules. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path pom = folder.resolve("pom.xml");
      try {
        if (Files.exists(pom) && Files.readString(pom).contains("<modules>")) {
          return folder;
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("the tests run outside of the repository");
  }

  /** All Java sources under {@code src/KIND/java} of every module. */
  static List<Path> sources(String kind) throws IOException {
    try (Stream<Path> modules = Files.list(root())) {
      return modules
          .map(module -> module.resolve("src").resolve(kind).resolve("java"))
          .filter(Files::isDirectory)
          .flatMap(Repository::javaFiles)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Optional reference data beside the checkout. */
  static Path sharedData() {
    return root().resolveSibling("shared").resolve("data");
  }
}
