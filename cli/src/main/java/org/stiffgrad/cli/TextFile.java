package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes files so that a reader sees the old content or the new, never a part. */
final class TextFile {
  /** More symbolic links in a row are a circle. */
  private static final int MOST_LINKS = 40;

  private TextFile() {}

  /**
   * Looks whether a file can be written, so that a user hears of it before a long computation.
   *
   * @throws UsageException where it cannot
   */
  static void check(Path target) {
    Path file = resolved(target);
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(target + ": cannot be written, there is no folder " + folder);
    }
    if (Files.isDirectory(file)) {
      throw new UsageException(target + ": cannot be written, it is a folder");
    }
    boolean isAllowed = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(folder);
    if (!isAllowed) {
      throw new UsageException(target + ": cannot be written, permission denied");
    }
  }

  /**
   * Writes beside the target, then moves into place; what a symbolic link points to is replaced,
   * not the link.
   *
   * @throws UsageException where the place cannot be written
   * @throws OutputException where writing fails half-way, such as on a full disk
   */
  static void write(Path target, String text) {
    check(target);
    try {
      Path file = resolved(target);
      if (isStream(target, file)) {
        // appended, because standard output may be a file that holds something already
        Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      } else if (!Files.isWritable(folder(file))) {
        Files.writeString(file, text); // no place for a draft
      } else {
        replace(file, text);
      }
    } catch (IOException e) {
      throw new OutputException(target.toString(), e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    // Not a temporary file of Java's: nobody but its owner may read those, whatever the umask.
    String mark = ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path draft = folder(file).resolve(".stiffgrad-" + mark + ".part");
    try {
      Files.writeString(draft, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      keepPermissions(file, draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void keepPermissions(Path old, Path draft) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (view != null && Files.exists(old)) {
      view.setPermissions(Files.getPosixFilePermissions(old));
    }
  }

  /** A pipe or a device, which a file must not replace, or a name for a stream of this process. */
  private static boolean isStream(Path target, Path file) {
    String name = target.toString();
    boolean isOwn = name.matches("/dev/(stdout|stderr|fd/\\d+)|/proc/self/fd/\\d+");
    return isOwn || (Files.exists(file) && !Files.isRegularFile(file));
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("it has no folder");
    }
    return folder;
  }

  /** Where a chain of symbolic links leads, which need not exist. */
  private static Path resolved(Path target) {
    Path file = target;
    try {
      for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(file); i++) {
        Path next = file.resolveSibling(Files.readSymbolicLink(file));
        if (!Files.exists(next) && Files.exists(file)) {
          return file; // an open pipe of /proc, which has a name but no path
        }
        file = next;
      }
    } catch (IOException e) {
      throw new UsageException(target + ": cannot be written, its link cannot be read");
    }
    if (Files.isSymbolicLink(file)) {
      throw new UsageException(target + ": cannot be written, its links go in a circle");
    }
    return file;
  }
}
