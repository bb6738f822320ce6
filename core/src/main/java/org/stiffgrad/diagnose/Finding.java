package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Verdict;

/**
 * What a diagnostic found out about one parameter.
 *
 * @param id of the diagnostic; docs/diagnostics has a page of that name
 * @param sentence what is the matter, for somebody who knows the model and not the numerics
 * @param action one thing to do
 * @param numbers what the finding rests on, by name
 */
public record Finding(
    String id,
    Severity severity,
    Verdict verdict,
    String sentence,
    String action,
    Map<String, Double> numbers) {
  public Finding {
    numbers = Map.copyOf(numbers);
  }

  /** Where information is missing: {@code structural} for the model, {@code data}; else empty. */
  public Optional<String> cause() {
    if (verdict != Verdict.NO_INFORMATION) {
      return Optional.empty();
    }
    return Optional.of(id.equals(LooseWire.ID) ? "structural" : "data");
  }
}
