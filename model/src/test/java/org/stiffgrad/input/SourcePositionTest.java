package org.stiffgrad.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SourcePositionTest {
  @Test
  void positionsReadAsEditorsWantThem() {
    assertEquals("m.ant:3:7", new SourcePosition("m.ant", 3, 7).toString());
    assertEquals("m.ant", SourcePosition.wholeFile("m.ant").toString());
    assertThrows(IllegalArgumentException.class, () -> new SourcePosition("m.ant", 0, 7));
  }

  @Test
  void messagesBeginWithThePosition() {
    SourcePosition position = new SourcePosition("m.ant", 3, 7);
    InputException error = new InputException(position, "found x, expected y");
    assertEquals("m.ant:3:7: found x, expected y", error.getMessage());
    assertEquals(position, error.position());
  }

  @Test
  void unreadableFiles() {
    Path file = Path.of("m.ant");
    assertEquals(
        "m.ant: there is no such file",
        InputException.unreadable(file, new NoSuchFileException("m.ant")).getMessage());
    assertEquals(
        "m.ant: the file may not be read (permission denied)",
        InputException.unreadable(file, new AccessDeniedException("m.ant")).getMessage());
    assertEquals(
        "m.ant: the file cannot be read (disk on fire)",
        InputException.unreadable(file, new IOException("disk on fire")).getMessage());
  }
}
