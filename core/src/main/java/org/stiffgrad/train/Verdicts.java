package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stiffgrad.diagnose.Finding;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.HealthOptions;
import org.stiffgrad.diagnose.HealthOutcome;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileEnd;
import org.stiffgrad.identify.ProfilePoint;
import org.stiffgrad.identify.Uncertainty;
import org.stiffgrad.identify.Verdict;

/**
 * Looks at the end of a fit as a diagnosis does, and puts its verdicts, and the intervals of its
 * profiles, in the place of those that rest on Fisher's information alone.
 */
final class Verdicts {
  /** Profiles that are always made. */
  private static final int FEW = 5;

  /** Evaluations that a profile takes, roughly, and how many times the search's all may take. */
  private static final int EVALUATIONS = 100;

  private static final int PROPORTION = 3;

  private Verdicts() {}

  /**
   * @param given the problem that was fitted
   * @param fit by Fisher's information
   */
  static FitResult of(
      FitProblem given, FitResult fit, Budget budget, FitMonitor user, ShardExecutor executor) {
    if (budget.depth() == Budget.Depth.FISHER) {
      return fit;
    }
    double[] theta = given.coordinates().toTheta(fit.values());
    HealthOutcome outcome =
        GradientHealth.at(given, theta, options(fit, budget), user.profiles(), executor);
    if (outcome instanceof HealthOutcome.Failed failed) {
      List<String> flags = new ArrayList<>(fit.flags());
      flags.add("the verdicts rest on Fisher's information alone: " + failed.why());
      return fit.with(fit.accepted(), flags);
    }
    FitResult judged = merge(fit, (GradientHealth) outcome);
    return budget.depth() == Budget.Depth.PROFILES
        ? judged.with(judged.accepted(), remarks(judged))
        : judged;
  }

  private static List<String> remarks(FitResult judged) {
    List<String> flags = new ArrayList<>(judged.flags());
    int unexplored = judged.health().orElseThrow().unexplored();
    if (unexplored > 0) {
      flags.add(
          "profiles of "
              + unexplored
              + " parameters that the data hardly determine were left out, as they would cost more"
              + " than the fit; a diagnosis makes them");
    }
    return flags;
  }

  private static HealthOptions options(FitResult fit, Budget budget) {
    if (budget.depth() == Budget.Depth.POINT) {
      return HealthOptions.NO_PROFILES;
    }
    long spent = fit.work().residualEvaluations() + fit.work().sensitivityEvaluations();
    return new HealthOptions((int) Math.min(1000, Math.max(FEW, PROPORTION * spent / EVALUATIONS)));
  }

  private static FitResult merge(FitResult fit, GradientHealth health) {
    List<ParameterEstimate> parameters = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int j = 0; j < fit.parameters().size(); j++) {
      ParameterEstimate e = fit.parameters().get(j);
      Finding finding = health.parameters().get(j).finding();
      Optional<Profile> profile = health.profile(e.parameter());
      boolean isSame = finding.verdict() == e.verdict() && profile.isEmpty();
      parameters.add(
          new ParameterEstimate(
              e.parameter(),
              e.value(),
              profile
                  .map(p -> interval(e.uncertainty(), p, finding.verdict()))
                  .orElse(e.uncertainty()),
              e.information(),
              finding.verdict(),
              isSame ? e.note() : finding.sentence()));
      if (finding.verdict() == Verdict.SOLVER_ARTEFACT) {
        reasons.add("the search followed a gradient that is wrong: " + finding.sentence());
      }
    }
    boolean accepted = fit.accepted() && reasons.isEmpty();
    reasons.addAll(fit.flags());
    return fit.with(accepted, reasons).with(parameters, health);
  }

  /** The ends of a profile in place of linear ones; a bound alone has no standard error. */
  private static Uncertainty interval(Uncertainty fisher, Profile profile, Verdict verdict) {
    boolean isBound = verdict == Verdict.NO_INFORMATION && profile.bound().isPresent();
    return new Uncertainty(
        isBound ? Double.POSITIVE_INFINITY : fisher.standardError(),
        isBound ? Double.POSITIVE_INFINITY : fisher.sdLog(),
        end(profile.lower()),
        end(profile.upper()));
  }

  private static OptionalDouble end(ProfileEnd end) {
    return end instanceof ProfileEnd.At at ? OptionalDouble.of(at.value()) : OptionalDouble.empty();
  }

  /** The same, not accepted: a profile still knows a better point. */
  static FitResult beaten(FitResult fit) {
    List<String> flags = new ArrayList<>();
    flags.add("a profile still finds points that explain the data better");
    flags.addAll(fit.flags());
    return fit.with(false, flags);
  }

  /** A point of a profile that explains the data better than the fit does. */
  static Optional<double[]> better(FitResult fit) {
    return fit.health().stream()
        .flatMap(h -> h.profiles().stream())
        .flatMap(p -> p.better().stream())
        .min(Comparator.comparingDouble(p -> p.objective().orElse(Double.POSITIVE_INFINITY)))
        .map(ProfilePoint::theta);
  }
}
