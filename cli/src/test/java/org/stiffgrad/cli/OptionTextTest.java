package org.stiffgrad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.problem.Range;

class OptionTextTest {
  @Test
  void pairsSplitAtCommasOutsideOfParentheses() {
    assertEquals(
        Map.of("a", "lognormal(1,2)", "b", "3"),
        OptionText.pairs("--prior", List.of("a=lognormal(1,2), b=3"), "PRIOR"));
  }

  @Test
  void aNameMayBeGivenOnceOverAllOccurrences() {
    UsageException e =
        assertThrows(
            UsageException.class, () -> OptionText.pairs("--set", List.of("k=1", "k=2"), "NUMBER"));
    assertEquals("--set: k is given twice", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-5..1e5", "1e-5..100000", ".00001..1e+5"})
  void intervalsAcceptEveryWayToWriteANumber(String text) {
    assertEquals(new Range(1e-5, 1e5), OptionText.interval("--bounds", text));
  }

  @Test
  void intervalEndsMayEndInAPoint() {
    assertEquals(new Range(1, 2), OptionText.interval("--bounds", "1...2"));
    assertEquals(new Range(-2, 0.5), OptionText.interval("--bounds", "-2..0.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1d", "0x1p3", "1e999", "", "1,5", "1 2"})
  void onlyFiniteDecimalNumbersAreNumbers(String text) {
    UsageException e = assertThrows(UsageException.class, () -> OptionText.number("--rtol", text));
    assertEquals("--rtol: found \"" + text + "\", expected a number", e.getMessage());
  }
}
