package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Prior;

/** Which quantities are estimated, and how. */
final class FreeParameters {
  private final Candidates candidates;
  private final Choices choices;
  private final List<String> noise;

  /** What can be estimated. */
  interface Candidates {
    /** Names of what is estimated where nobody chooses. */
    List<String> byDefault();

    /**
     * The value to begin at.
     *
     * @throws ChoiceException where there is no such quantity
     */
    double start(String id);

    /** The scale where nobody chooses one. */
    ScaleKind scale(double start);
  }

  /**
   * @param noise names of the estimated noise levels
   */
  FreeParameters(Candidates candidates, Choices choices, List<String> noise) {
    this.candidates = candidates;
    this.choices = choices;
    this.noise = noise;
  }

  /**
   * The independent quantities of a model.
   *
   * @param model with the noise parameters, and with the chosen values
   */
  static Candidates of(Model model) {
    return new Candidates() {
      @Override
      public List<String> byDefault() {
        return model.fittedByDefault();
      }

      @Override
      public double start(String id) {
        return ModelValues.independent(model, Choice.FITTED, id).value();
      }

      @Override
      public ScaleKind scale(double start) {
        return start > 0 ? ScaleKind.LOG : ScaleKind.LIN;
      }
    };
  }

  /**
   * The free parameters in the order of the model, noise levels last.
   *
   * @param replaced names that every experiment gives a value of its own
   */
  List<FreeParameter> list(Set<String> replaced) {
    List<String> ids = chosen(replaced);
    requireFitted(Choice.BOUNDS, choices.bounds().keySet(), ids);
    requireFitted(Choice.SCALES, choices.scales().keySet(), ids);
    requireFitted(Choice.PRIORS, choices.priors().keySet(), ids);
    List<FreeParameter> free = new ArrayList<>();
    for (String id : ids) {
      free.add(freeParameter(id));
    }
    return free;
  }

  private List<String> chosen(Set<String> replaced) {
    List<String> ids = new ArrayList<>();
    if (choices.fitted().isEmpty()) {
      ids.addAll(candidates.byDefault());
      ids.removeAll(replaced);
    }
    for (String id : choices.fitted()) {
      candidates.start(id); // there must be one
      if (replaced.contains(id)) {
        throw new ChoiceException(
            Choice.FITTED, id + " cannot be estimated: every experiment gives it a value");
      }
      ids.add(id);
    }
    ids.removeAll(noise);
    ids.addAll(noise);
    if (ids.isEmpty()) {
      throw new ChoiceException(Choice.FITTED, "there is nothing to estimate in this model");
    }
    return ids;
  }

  private static void requireFitted(Choice choice, Collection<String> names, List<String> fitted) {
    for (String name : names) {
      if (!fitted.contains(name) && !(choice == Choice.BOUNDS && name.equals(Choices.ALL))) {
        throw new ChoiceException(
            choice, name + " is not estimated; " + Spelling.help(name, fitted));
      }
    }
  }

  private FreeParameter freeParameter(String id) {
    double start = candidates.start(id);
    if (noise.contains(id) && !(start > 0)) {
      throw new ChoiceException(
          Choice.VALUES, id + " is a standard deviation and must be positive, not " + start);
    }
    ScaleKind kind = choices.scales().getOrDefault(id, candidates.scale(start));
    if (kind.isLogarithmic() && !(start > 0)) {
      throw new ChoiceException(
          Choice.SCALES, id + " starts at " + start + ", where there is no logarithm");
    }
    Range range = range(id);
    // Nobody typed the start of a noise level, so that bounds for all parameters may move it.
    boolean isTyped = !noise.contains(id) || choices.values().containsKey(id);
    if (isTyped && !range.contains(start)) {
      throw new ChoiceException(
          Choice.BOUNDS,
          id + " starts at " + start + ", outside of " + range.lower() + ".." + range.upper());
    }
    double inside = Math.min(Math.max(start, range.lower()), range.upper());
    return new FreeParameter(
        id, kind.at(start), inside, range.lower(), range.upper(), prior(id, start));
  }

  /** Where the parameter may lie; anywhere where nothing was chosen. */
  private Range range(String id) {
    Range everywhere = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return choices
        .bounds()
        .getOrDefault(id, choices.bounds().getOrDefault(Choices.ALL, everywhere));
  }

  private Optional<Prior> prior(String id, double start) {
    Prior prior = choices.priors().get(id);
    if (prior instanceof Prior.LogNormal && !(start > 0)) {
      throw new ChoiceException(
          Choice.PRIORS, id + " starts at " + start + ", where a lognormal has no density");
    }
    return Optional.ofNullable(prior);
  }
}
