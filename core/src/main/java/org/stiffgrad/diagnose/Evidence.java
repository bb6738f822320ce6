package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.InformationScan;
import org.stiffgrad.identify.JointInformation;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.Verdict;

/** All that diagnostics look at: one point, seen by the training solver and by the reference. */
public final class Evidence {
  private static final double TAKES_PART = 0.1;

  private static final double LITTLE_INFORMATION = 3;

  /** Standard deviation of ln p, a factor of 2. */
  private static final double LARGE_DEVIATION = 0.7;

  /** Information, in decades, that rounding and the mesh leave of a parameter without effect. */
  private static final double SILENT = -6;

  private final FitProblem problem;
  private final Comparison comparison;
  private final List<ParameterEstimate> estimates;
  private final Supplier<Wiring> wiring;
  private final List<ModeStep> steps;
  private final Exploration exploration;
  private final List<SuggestedSamples> suggestions;

  Evidence(FitProblem problem, Comparison comparison, List<ParameterEstimate> estimates) {
    this.problem = problem;
    this.comparison = comparison;
    this.estimates = estimates;
    double[] values = values();
    this.wiring = once(() -> new Wiring(problem, values));
    this.steps = StepModes.of(problem, values, magnitudes());
    this.exploration = Exploration.NONE;
    this.suggestions = List.of();
  }

  /** Most models have no parameter that asks for their wiring. */
  private static Supplier<Wiring> once(Supplier<Wiring> maker) {
    List<Wiring> made = new ArrayList<>();
    return () -> {
      if (made.isEmpty()) {
        made.add(maker.get());
      }
      return made.get(0);
    };
  }

  private Evidence(Evidence near, Exploration exploration, List<SuggestedSamples> suggestions) {
    this.problem = near.problem;
    this.comparison = near.comparison;
    this.estimates = near.estimates;
    this.wiring = near.wiring;
    this.steps = near.steps;
    this.exploration = exploration;
    this.suggestions = suggestions;
  }

  /** The same with what was found far from the point. */
  Evidence with(Exploration found) {
    return new Evidence(this, found, suggestions);
  }

  /** The same with measurements that would help. */
  Evidence with(List<SuggestedSamples> samples) {
    return new Evidence(this, exploration, samples);
  }

  /** The parameters that further measurements could tell. */
  int[] worthMeasuring() {
    return IntStream.range(0, estimates.size())
        .filter(
            j ->
                switch (estimates.get(j).verdict()) {
                  case NO_INFORMATION, COMBINATION -> looseEnd(j).isEmpty();
                  case BOUND, PLATEAU, SOLVER_ARTEFACT, UNITS, OK -> false;
                })
        .filter(j -> profile(j).flatMap(Profile::better).isEmpty())
        .toArray();
  }

  /** What to measure, parameter by parameter. */
  public List<SuggestedSamples> suggestions() {
    return suggestions;
  }

  /** What to measure for parameter j if its value is about right; empty where nothing helps. */
  public Optional<SuggestedSamples> suggestion(int j) {
    return suggestions.stream()
        .filter(s -> s.parameter() == j && s.decades() == 0 && s.isHelpful())
        .findFirst();
  }

  /**
   * The parameters that the data hardly determine here, so that looking farther is worthwhile: free
   * to move, not cut off by the structure.
   */
  int[] worthExploring() {
    return IntStream.range(0, estimates.size())
        .filter(j -> estimates.get(j).verdict() != Verdict.BOUND && looseEnd(j).isEmpty())
        .filter(
            j ->
                estimates.get(j).information() < LITTLE_INFORMATION
                    || joint().deviation(j) > LARGE_DEVIATION)
        .toArray();
  }

  /** The profile of parameter j; empty where none was asked for. */
  public Optional<Profile> profile(int j) {
    return exploration.profile(j);
  }

  /** Those there are, in the order of the parameters. */
  List<Profile> profiles() {
    return IntStream.range(0, estimates.size()).boxed().flatMap(j -> profile(j).stream()).toList();
  }

  /** Where a scan of parameter j found most information; empty where none was asked for. */
  public Optional<InformationScan.Point> reachable(int j) {
    return exploration.reachable(j);
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
    return isSilent ? wiring.get().looseEnd(j) : Optional.empty();
  }

  public JointInformation joint() {
    return comparison.joint();
  }

  /** Every singular direction, the best known first. */
  public List<Combination> directions() {
    return comparison.joint().directions();
  }

  /** The free parameters on the linear scale. */
  private double[] values() {
    return estimates.stream().mapToDouble(ParameterEstimate::value).toArray();
  }

  /** The size of each. */
  private double[] magnitudes() {
    return IntStream.range(0, estimates.size()).mapToDouble(joint()::magnitude).toArray();
  }

  /** Condition number in coordinates that separate time scales, or NaN. */
  double conditionOfModes() {
    return ModeAlignment.condition(problem, values(), magnitudes(), joint().rootOfLogarithms())
        .orElse(Double.NaN);
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
