package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.StartRecord;
import org.stiffgrad.train.Work;

/** What the text says about starts. */
class FitReportTest {
  private final List<StartRecord> starts = new ArrayList<>();

  private void ended(double objective, String outcome, int count) {
    for (int i = 0; i < count; i++) {
      starts.add(new StartRecord(OptionalDouble.of(objective), outcome, 0.1));
    }
  }

  private List<String> lines(int asked) {
    Work work = new Work(3, 2, List.of(), starts, 0.1);
    FitResult result =
        new FitResult(
            false,
            List.of(),
            new ObjectiveValue(1, 0, 2, 3),
            List.of(),
            List.of(),
            work,
            java.util.Optional.empty());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new FitReport("m.ant", result, asked).print(out);
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.lines().filter(l -> l.contains(" starts ")).toList();
  }

  @Test
  void oneStartIsNotWorthALine() {
    ended(1, "converged", 1);
    assertEquals(List.of(), lines(1));
  }

  @Test
  void startsThatNobodyAskedForAreExplained() {
    ended(9, "converged", 1);
    ended(1, "converged", 3);
    assertEquals(
        List.of(
            "3 of 4 starts reached the best objective (within 0.1); the last 3 were added, because"
                + " the first found nothing acceptable"),
        lines(1));
    assertEquals(
        List.of(
            "3 of 4 starts reached the best objective (within 0.1); the last 2 were added, because"
                + " the first 2 found nothing acceptable"),
        lines(2));
    assertEquals(List.of("3 of 4 starts reached the best objective (within 0.1)"), lines(4));
  }

  @Test
  void startsThatWereCancelledReachedNothing() {
    ended(1, "converged", 2);
    ended(1.05, "cancelled", 1);
    ended(50, "cancelled", 397);
    assertEquals(
        List.of(
            "2 of 2 finished starts reached the best objective (within 0.1); 398 were cancelled"),
        lines(400));
  }
}
