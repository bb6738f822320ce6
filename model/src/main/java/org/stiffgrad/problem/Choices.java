package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.fit.Prior;

/**
 * What a user decides about an estimation beyond the model and the data. Names are those of the
 * model; the noise level of a column {@code A} that is estimated is the parameter {@code sd_A}.
 *
 * @param values other values of parameters and initial amounts than the model's, to start from
 * @param fitted names of what to estimate; empty for every parameter of the model that is not const
 * @param noise noise level of a column by its name, or of all other columns under {@link #ALL}
 * @param bounds range of a fitted parameter by its name, or of all others under {@link #ALL}
 * @param scales scale of a fitted parameter; by default log where the start is positive, else lin
 * @param priors what is known of a fitted parameter before the data
 */
public record Choices(
    Map<String, Double> values,
    List<String> fitted,
    Map<String, NoiseLevel> noise,
    Map<String, Range> bounds,
    Map<String, ScaleKind> scales,
    Map<String, Prior> priors) {
  /** In place of a name: everything that is not named. */
  public static final String ALL = "all";

  /** The model's own values, everything fitted that is not const, all noise estimated. */
  public static final Choices DEFAULTS =
      new Choices(Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of());

  public Choices {
    values = ordered(values);
    fitted = List.copyOf(fitted);
    noise = ordered(noise);
    bounds = ordered(bounds);
    scales = ordered(scales);
    priors = ordered(priors);
  }

  /** Keeps the user's order, so that the first of several mistakes is the one reported. */
  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  public Choices withValue(String id, double value) {
    return new Choices(with(values, id, value), fitted, noise, bounds, scales, priors);
  }

  public Choices withFitted(String... ids) {
    return new Choices(values, new ArrayList<>(List.of(ids)), noise, bounds, scales, priors);
  }

  /** The noise level of one column. */
  public Choices withNoise(String column, NoiseLevel level) {
    return new Choices(values, fitted, with(noise, column, level), bounds, scales, priors);
  }

  /** The noise level of every column that has none of its own. */
  public Choices withNoise(NoiseLevel level) {
    return withNoise(ALL, level);
  }

  public Choices withBounds(String id, double lower, double upper) {
    Map<String, Range> more = with(bounds, id, new Range(lower, upper));
    return new Choices(values, fitted, noise, more, scales, priors);
  }

  public Choices withScale(String id, ScaleKind scale) {
    return new Choices(values, fitted, noise, bounds, with(scales, id, scale), priors);
  }

  public Choices withPrior(String id, Prior prior) {
    return new Choices(values, fitted, noise, bounds, scales, with(priors, id, prior));
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }
}
