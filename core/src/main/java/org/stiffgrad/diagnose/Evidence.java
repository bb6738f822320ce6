package org.stiffgrad.diagnose;

import java.util.List;
import java.util.Optional;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.JointInformation;
import org.stiffgrad.identify.ParameterEstimate;

/** All that diagnostics look at: one point, seen by the training solver and by the reference. */
public final class Evidence {
  private static final double TAKES_PART = 0.1;

  /** Information, in decades, that rounding and the mesh leave of a parameter without effect. */
  private static final double SILENT = -6;

  private final FitProblem problem;
  private final Comparison comparison;
  private final List<ParameterEstimate> estimates;
  private final Wiring wiring;
  private final List<ModeStep> steps;

  Evidence(FitProblem problem, Comparison comparison, List<ParameterEstimate> estimates) {
    this.problem = problem;
    this.comparison = comparison;
    this.estimates = estimates;
    double[] values = estimates.stream().mapToDouble(ParameterEstimate::value).toArray();
    this.wiring = new Wiring(problem, values);
    double[] magnitude = new double[values.length];
    for (int j = 0; j < magnitude.length; j++) {
      magnitude[j] = comparison.joint().magnitude(j);
    }
    this.steps = StepModes.of(problem, values, magnitude);
  }

  public FitProblem problem() {
    return problem;
  }

  public FreeParameter parameter(int j) {
    return problem.free().get(j);
  }

  /** Value of parameter j at the point, on the linear scale. */
  public double value(int j) {
    return estimates.get(j).value();
  }

  public GradientBudget budget(int j) {
    return comparison.budgets().get(j);
  }

  public ComponentGradient gradient(int j) {
    return comparison.gradient().get(j);
  }

  /** What Fisher's information says of parameter j by the reference. */
  public ParameterEstimate estimate(int j) {
    return estimates.get(j);
  }

  /**
   * Where the structure of the model cuts parameter j off from what is measured, as a sentence.
   * Both the structure and the reference must say so.
   */
  public Optional<String> looseEnd(int j) {
    // Where only an observable cuts it off, the moving mesh leaves a trace of the parameter.
    boolean isSilent = budget(j).information() < SILENT;
    return isSilent ? wiring.looseEnd(j) : Optional.empty();
  }

  public JointInformation joint() {
    return comparison.joint();
  }

  /** Every singular direction, the best known first. */
  public List<Combination> directions() {
    return comparison.joint().directions();
  }

  /** The modes in the training solver's steps, experiment by experiment in the order of time. */
  public List<ModeStep> steps() {
    return steps;
  }

  /** The first step in which parameter j drives a mode whose gradient has the wrong sign. */
  public Optional<ModeStep> wrongSign(int j) {
    return steps.stream()
        .filter(s -> s.isWrongSign() && s.participation().get(j) > TAKES_PART)
        .findFirst();
  }

  /** Whether steps are given, not chosen by their error. */
  public boolean isFixedGrid() {
    return problem.solve().stepsPerInterval() > 0;
  }
}
