package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that a reader sees the old content or the new, never a part. */
final class TextFile {
  private TextFile() {}

  /**
   * Writes beside the target, then moves into place.
   *
   * @throws UsageException where the place cannot be written
   */
  static void write(Path target, String text) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(target + ": cannot be written, there is no folder " + folder);
    }
    if (Files.isDirectory(target) || !Files.isWritable(folder)) {
      throw new UsageException(target + ": cannot be written");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.writeString(target, text); // a pipe or a device, such as /dev/stdout
      return;
    }
    Path draft = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      Files.writeString(draft, text);
      Files.move(
          draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
