package org.stiffgrad.identify;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;

/** What the data say of all parameters together, as numbers (fit.12, fit.13). Immutable. */
public final class JointInformation {
  private final FitProblem problem;
  private final FisherAnalysis fisher;
  private final Evaluation.Feasible at;

  private JointInformation(FitProblem problem, FisherAnalysis fisher, Evaluation.Feasible at) {
    this.problem = problem;
    this.fisher = fisher;
    this.at = at;
  }

  /**
   * @param at the objective at theta with derivatives, without stabilizing rows
   */
  public static JointInformation of(FitProblem problem, double[] theta, Evaluation.Feasible at) {
    return new JointInformation(problem, new FisherAnalysis(problem, theta, at), at);
  }

  /** What stands for the size of parameter j: |p|, or that of its range where p can vanish. */
  public double magnitude(int j) {
    return fisher.toLog[j] * fisher.slope[j];
  }

  /** dtheta/dln p of parameter j, the magnitude standing for p. */
  public double toLog(int j) {
    return fisher.toLog[j];
  }

  /** The same of all parameters. */
  public double[] toLog() {
    return fisher.toLog.clone();
  }

  /** Cramer-Rao standard deviation of ln p, infinite where the data leave it open. */
  public double deviation(int j) {
    return fisher.deviation[j] / fisher.toLog[j];
  }

  /**
   * How many times larger the variance is than if all other parameters were known, at least 1;
   * infinite where the data leave the parameter open.
   */
  public double varianceInflation(int j) {
    double norm = fisher.information[j] * deviation(j);
    return fisher.information[j] > 0 ? Math.max(1, norm * norm) : Double.POSITIVE_INFINITY;
  }

  /** Every singular direction as a product of powers, the best known first. */
  public List<Combination> directions() {
    return IntStream.range(0, fisher.spectrum.directions())
        .mapToObj(fisher::combination)
        .sorted(Comparator.comparingDouble(Combination::singularValue).reversed())
        .toList();
  }

  /**
   * A product of powers that the data determine.
   *
   * @param deviation standard deviation of its logarithm
   */
  public record KnownProduct(Map<String, Double> exponents, double deviation) {}

  /**
   * What is known of two parameters of which a product of powers is open: the product orthogonal to
   * it, along the directions that are determined. Empty where the open one has not two factors.
   */
  public Optional<KnownProduct> beside(Combination open) {
    if (open.exponents().size() != 2) {
      return Optional.empty();
    }
    List<String> ids = List.copyOf(open.exponents().keySet());
    double x = open.exponents().getOrDefault(ids.get(0), 1.0);
    double y = open.exponents().getOrDefault(ids.get(1), 1.0);
    double unit = Math.copySign(Math.min(Math.abs(x), Math.abs(y)), y);
    Map<String, Double> exponents = new LinkedHashMap<>();
    exponents.put(ids.get(0), y / unit);
    exponents.put(ids.get(1), -x / unit);
    double variance = 0;
    for (int i = 0; i < fisher.spectrum.directions(); i++) {
      double s = fisher.spectrum.singularValue(i);
      double along = 0;
      for (int a = 0; a < fisher.open.length; a++) {
        String id = problem.free().get(fisher.open[a]).id();
        along += exponents.getOrDefault(id, 0.0) * fisher.spectrum.loading(i, a);
      }
      variance += s >= FisherAnalysis.LEAST ? along * along / (s * s) : 0;
    }
    return Optional.of(
        new KnownProduct(Collections.unmodifiableMap(exponents), Math.sqrt(variance)));
  }

  /** Condition number of the Fisher information with respect to the plain parameters. */
  public double conditionOfPlain() {
    double[] factor = new double[at.columns()];
    for (int j = 0; j < factor.length; j++) {
      factor[j] = 1 / fisher.slope[j];
    }
    return condition(factor);
  }

  /** The same on the scales of estimation. */
  public double conditionOfScales() {
    double[] factor = new double[at.columns()];
    Arrays.fill(factor, 1);
    return condition(factor);
  }

  /** The same with respect to the logarithms. */
  public double conditionOfLogarithms() {
    return condition(fisher.toLog);
  }

  /** The information root with respect to the logarithms, row-major [rows x k]. */
  public double[] rootOfLogarithms() {
    return scaled(fisher.toLog);
  }

  private double[] scaled(double[] factor) {
    double[] root = at.root().clone();
    for (int i = 0; i < root.length; i++) {
      root[i] *= factor[i % factor.length];
    }
    return root;
  }

  /** The same with every column of the information root divided by its norm. */
  public double conditionOfNormalized() {
    return InformationSpectrum.conditionOfNormalized(at.root(), at.columns());
  }

  private double condition(double[] factor) {
    return InformationSpectrum.condition(scaled(factor), at.columns());
  }
}
