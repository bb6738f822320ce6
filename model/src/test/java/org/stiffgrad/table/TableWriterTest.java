package org.stiffgrad.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringWriter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TableWriterTest {
  @Test
  void writesWhatReadersRead() {
    StringWriter text = new StringWriter();
    try (TableWriter table = new TableWriter(text, List.of("time", "dA/dlnk1", "a,b"))) {
      table.row(0, 1e-5, Double.NaN);
      table.row(0.1, -3, 4e10);
    }
    assertEquals("time,dA/dlnk1,\"a,b\"\n0,1.0E-5,\n0.1,-3,4.0E10\n", text.toString());
  }

  @Test
  void textsComeFirst() {
    StringWriter text = new StringWriter();
    try (TableWriter table = new TableWriter(text, List.of("experiment", "time"))) {
      table.row(List.of("low"), 2.5);
    }
    assertEquals("experiment,time\nlow,2.5\n", text.toString());
  }

  @Test
  void numbersRoundTrip() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, Double.parseDouble(TableWriter.number(value)), "seed 7, draw " + i);
      }
    }
  }

  @Test
  void refusesWhatIsNoTable() {
    try (TableWriter table = new TableWriter(new StringWriter(), List.of("time", "A"))) {
      assertThrows(IllegalArgumentException.class, () -> table.row(1));
      assertThrows(IllegalArgumentException.class, () -> table.row(1, Double.POSITIVE_INFINITY));
    }
  }
}
