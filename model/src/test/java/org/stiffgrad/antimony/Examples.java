package org.stiffgrad.antimony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests find the project's examples and the optional reference data beside the project. */
public final class Examples {
  private Examples() {}

  /** The folder of one example. */
  public static Path folder(String name) {
    return root().resolve("examples").resolve(name);
  }

  /** The folder of the optional reference data; it need not exist. */
  public static Path sharedData() {
    return root().resolveSibling("shared").resolve("data");
  }

  private static Path root() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null) {
      Path build = folder.resolve("pom.xml");
      try {
        if (Files.exists(build) && Files.readString(build).contains("<modules>")) {
          return folder;
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot read " + build, e);
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("not inside the project");
  }
}
