package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The largest and the smallest plain derivative at a point, and what makes the difference, in
 * decades: terms of their budgets, subtracted.
 *
 * @param large parameter with the largest |dL/dp|
 * @param small parameter with the smallest one that is not zero
 * @param decades by which they differ
 * @param terms what that consists of, the largest first
 */
public record Contrast(
    ParameterHealth large, ParameterHealth small, double decades, List<Term> terms) {
  /** Decades below which there is nothing to explain. */
  private static final double WORTH_SAYING = 0.5;

  /** Smaller terms print as 0.0. */
  private static final double WORTH_NAMING = 0.05;

  public Contrast {
    terms = List.copyOf(terms);
  }

  /**
   * @param decades that it contributes to the difference; negative where it makes it smaller
   */
  public record Term(String name, double decades) {}

  /** The contrast of a diagnosis; empty where the derivatives are of about one size. */
  public static Optional<Contrast> of(GradientHealth health) {
    List<ParameterHealth> sorted =
        health.parameters().stream()
            .filter(p -> isFinite(p.budget()))
            .sorted(Comparator.comparingDouble(p -> p.budget().measured()))
            .toList();
    if (sorted.size() < 2) {
      return Optional.empty();
    }
    ParameterHealth small = sorted.get(0);
    ParameterHealth large = sorted.get(sorted.size() - 1);
    GradientBudget a = large.budget();
    GradientBudget b = small.budget();
    double decades = a.measured() - b.measured();
    if (decades < WORTH_SAYING) {
      return Optional.empty();
    }
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("units", a.units() - b.units()));
    terms.add(new Term("missing information", a.information() - b.information()));
    terms.add(new Term("the solver's doing", a.solver() - b.solver()));
    terms.add(new Term("misalignment with the residuals", a.alignment() - b.alignment()));
    terms.sort(Comparator.comparingDouble(t -> -Math.abs(t.decades())));
    return Optional.of(new Contrast(large, small, decades, terms));
  }

  private static boolean isFinite(GradientBudget b) {
    return Double.isFinite(b.measured())
        && Double.isFinite(b.information())
        && Double.isFinite(b.solver())
        && Double.isFinite(b.alignment());
  }

  /** Such as: of these 9.0 decades, 8.9 are units, 0.1 missing information. */
  public String sentence() {
    List<String> makeSmall = new ArrayList<>();
    List<String> makeUp = new ArrayList<>();
    for (Term t : terms) {
      String part = tenths(Math.abs(t.decades())) + " ";
      if (Math.abs(t.decades()) >= WORTH_NAMING) {
        (t.decades() > 0 ? makeSmall : makeUp).add(part + t.name());
      }
    }
    String sentence =
        "The plain derivative for "
            + small.parameter().id()
            + " is "
            + tenths(decades)
            + " decades smaller than that for "
            + large.parameter().id()
            + ": "
            + String.join(", ", makeSmall).replaceFirst(" ", " are ");
    return sentence
        + (makeUp.isEmpty() ? "" : ", less " + String.join(" and ", makeUp) + " the other way")
        + ".";
  }

  private static String tenths(double x) {
    return String.format(Locale.ROOT, "%.1f", x);
  }
}
