package org.stiffgrad.petab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that a reader sees the old content or the new, never a part. */
final class WholeFile {
  private WholeFile() {}

  static void write(Path target, String text) {
    Path folder = target.toAbsolutePath().getParent();
    try {
      if (folder == null) {
        throw new IOException(target + " is no file");
      }
      Path draft = Files.createTempFile(folder, ".stiffgrad-", ".part");
      try {
        Files.writeString(draft, text);
        Files.move(
            draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(target + " cannot be written", e);
    }
  }
}
