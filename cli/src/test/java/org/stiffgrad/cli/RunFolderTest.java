package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.input.InputException;

/** What is remembered comes back with all bits, and nothing else does. */
class RunFolderTest {
  private static final Map<String, String> HEADER = Map.of("command", "fit", "seed", "1");
  private static final Journal.Entry ODD =
      new Journal.Entry(
          new double[] {
            0.1 + 0.2, -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN, 1e300
          },
          List.of("a\nb", "\"\\ü", ""));

  @TempDir private Path temporary = Path.of("");

  private Path folder() {
    return temporary.resolve("run");
  }

  private void begin(String... keys) {
    try (RunFolder run = RunFolder.begin(folder(), HEADER)) {
      for (String key : keys) {
        run.add(key, ODD);
      }
    }
  }

  @Test
  void entriesComeBackWithAllBits() {
    begin("one", "two");
    try (RunFolder run = RunFolder.resume(folder(), HEADER)) {
      Journal.Entry back = run.find("two").orElseThrow();
      assertArrayEquals(bits(ODD.numbers()), bits(back.numbers()));
      assertEquals(ODD.texts(), back.texts());
      assertTrue(run.find("three").isEmpty());
      run.add("three", ODD);
    }
    try (RunFolder run = RunFolder.resume(folder(), HEADER)) {
      assertTrue(run.find("one").isPresent() && run.find("three").isPresent());
    }
  }

  private static long[] bits(double[] numbers) {
    long[] bits = new long[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToLongBits(numbers[i]);
    }
    return bits;
  }

  @Test
  void aLineThatACrashCutOffIsDroppedWhereverItWasCut() throws IOException {
    begin("one", "two");
    Path lines = folder().resolve(RunFolder.LINES);
    byte[] whole = Files.readAllBytes(lines);
    int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    for (int length = first; length < whole.length; length += 7) {
      Files.write(lines, Arrays.copyOf(whole, length));
      try (RunFolder run = RunFolder.resume(folder(), HEADER)) {
        assertTrue(run.find("one").isPresent() && run.find("two").isEmpty(), "cut at " + length);
        run.add("two", ODD);
      }
      assertArrayEquals(whole, Files.readAllBytes(lines), "cut at " + length);
    }
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    begin("one", "two", "three");
    Path lines = folder().resolve(RunFolder.LINES);
    String[] text = Files.readString(lines).split("\n");
    text[1] = text[1].replace("\"numbers\":[0.3", "\"numbers\":[x.3");
    Files.writeString(lines, String.join("\n", text) + "\n");
    InputException e = assertThrows(InputException.class, () -> RunFolder.resume(folder(), HEADER));
    assertTrue(
        String.valueOf(e.getMessage()).contains("journal.jsonl:2:1"),
        String.valueOf(e.getMessage()));
  }

  @Test
  void aRunIsNotBegunTwiceNorGoneOnWithWhereItIsAnother() {
    begin("one");
    UsageException twice =
        assertThrows(UsageException.class, () -> RunFolder.begin(folder(), HEADER));
    assertTrue(String.valueOf(twice.getMessage()).contains("--resume"), twice::toString);
    UsageException other =
        assertThrows(
            UsageException.class,
            () -> RunFolder.resume(folder(), Map.of("command", "fit", "seed", "2")));
    assertTrue(String.valueOf(other.getMessage()).contains("had seed 1, found 2"), other::toString);
    assertThrows(
        UsageException.class, () -> RunFolder.resume(temporary.resolve("nowhere"), HEADER));
  }

  @Test
  void oneProcessAtATime() {
    try (RunFolder run = RunFolder.begin(folder(), HEADER)) {
      run.add("one", ODD);
      UsageException e =
          assertThrows(UsageException.class, () -> RunFolder.resume(folder(), HEADER));
      assertTrue(
          String.valueOf(e.getMessage()).contains("another process"),
          String.valueOf(e.getMessage()));
    }
  }
}
