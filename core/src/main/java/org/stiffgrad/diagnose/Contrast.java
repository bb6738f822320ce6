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
    terms.add(new Term("information in the data", a.information() - b.information()));
    terms.add(new Term("the solver", a.solver() - b.solver()));
    terms.add(new Term("alignment with the residuals", a.alignment() - b.alignment()));
    terms.sort(Comparator.comparingDouble(t -> -Math.abs(t.decades())));
    return Optional.of(new Contrast(large, small, decades, terms));
  }

  private static boolean isFinite(GradientBudget b) {
    return Double.isFinite(b.measured())
        && Double.isFinite(b.information())
        && Double.isFinite(b.solver())
        && Double.isFinite(b.alignment());
  }

  /** Such as: of the 9.0 decades by which ..., 8.9 are units. */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    text.append("The plain derivative for ").append(small.parameter().id());
    text.append(" is ").append(tenths(decades)).append(" decades smaller than that for ");
    text.append(large.parameter().id()).append(": of these decades, ");
    List<String> parts = new ArrayList<>();
    for (Term t : terms) {
      String number = tenths(t.decades());
      if (!number.equals("0.0") && !number.equals("-0.0")) {
        parts.add(number + (parts.isEmpty() ? " are " : " ") + t.name());
      }
    }
    return text.append(String.join(", ", parts)).append('.').toString();
  }

  private static String tenths(double x) {
    return String.format(Locale.ROOT, "%.1f", x);
  }
}
