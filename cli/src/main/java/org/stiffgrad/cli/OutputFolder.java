package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A folder that a command writes several files to, made only when there is something to write. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Looks whether the folder can be made, or is one; makes nothing yet, so that a failed command
   * leaves nothing behind.
   *
   * @param file the name of one that will be written
   * @throws UsageException where that is impossible
   */
  static Path check(String folder, String file) {
    if (folder.isBlank()) {
      throw new UsageException("--output: found an empty name, expected a folder");
    }
    Path path = Path.of(folder);
    if (Files.isDirectory(path)) {
      TextFile.check(path.resolve(file));
      return path;
    }
    Path existing = path.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new UsageException("--output: " + folder + " cannot be made a folder");
    }
    return path;
  }

  /**
   * Makes the folder if need be.
   *
   * @throws OutputException where that fails
   */
  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new OutputException(folder.toString(), e);
    }
  }
}
