package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One run of the command line inside this process, with what it wrote. */
record CommandRun(int status, String out, String err) {
  static CommandRun of(String... args) {
    return of(new Interruption(), args);
  }

  static CommandRun of(Interruption interruption, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Console.of(out, err, false);
    int status = Application.run(console, interruption, args);
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  CommandRun exits(int expected) {
    assertEquals(expected, status, () -> "exit status; standard error was:\n" + err);
    return this;
  }

  /** Fails with this status, says this, prints no result and shows no stack trace. */
  void fails(int expected, String message) {
    exits(expected);
    assertTrue(err.contains(message), () -> "expected: " + message + "\nbut was: " + err);
    assertEquals("", out, "a failure prints nothing that looks like a result");
    assertFalse(err.contains("\tat "), () -> "a stack trace: " + err);
    assertFalse(err.contains("Exception"), () -> "a Java name: " + err);
  }
}
