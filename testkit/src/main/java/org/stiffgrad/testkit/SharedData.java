package org.stiffgrad.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Optional reference data beside the project: the directory {@code ../shared/data} from the
 * project's root. Tests that need it skip where it is absent, and say so.
 */
public final class SharedData {
  /** Why a test was skipped. */
  public static final String ABSENT = "skipped: no shared data";

  private SharedData() {}

  /**
   * A file or folder below {@code ../shared/data}, or empty where it does not exist.
   *
   * @throws UncheckedIOException where a pom.xml above the working directory cannot be read
   */
  public static Optional<Path> find(String relative) {
    return root()
        .map(root -> root.resolveSibling("shared").resolve("data").resolve(relative))
        .filter(Files::exists);
  }

  /** The nearest directory upwards whose pom.xml lists modules. */
  private static Optional<Path> root() {
    Path directory = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (Path d = directory; d != null; d = d.getParent()) {
      if (isReactor(d.resolve("pom.xml"))) {
        return Optional.of(d);
      }
    }
    return Optional.empty();
  }

  private static boolean isReactor(Path pom) {
    try {
      return Files.exists(pom) && Files.readString(pom).contains("<modules>");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + pom, e);
    }
  }
}
