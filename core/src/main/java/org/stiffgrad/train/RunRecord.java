package org.stiffgrad.train;

import java.util.List;
import java.util.Map;
import org.stiffgrad.fit.FitProblem;

/**
 * What it takes to tell how a fit came about, and to make it again.
 *
 * @param name what was fitted, as the user named it
 * @param problem as it was given to the fit
 * @param options of the fit, its seed and remedies among them
 * @param versions of what made it, by name, such as {@code stiffgrad} and {@code Java}
 * @param dataHash of problem and data, see {@link org.stiffgrad.fit.Fingerprint}, or empty
 * @param events its progress, thinned where there was much
 * @param result what it came to
 */
public record RunRecord(
    String name,
    FitProblem problem,
    FitOptions options,
    Map<String, String> versions,
    String dataHash,
    List<FitEvent> events,
    FitResult result) {
  public RunRecord {
    versions = Map.copyOf(versions);
    events = List.copyOf(events);
  }
}
