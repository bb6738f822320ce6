package org.stiffgrad.diagnose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.InformationScan;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileLikelihood;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.identify.ProfileOptions;
import org.stiffgrad.solve.SolveOptions;

/** What scans and profiles found far from the point, for the parameters that they were run for. */
final class Exploration {
  static final Exploration NONE = new Exploration(Map.of(), Map.of());

  /** Points in a decade of a scan. */
  private static final int DENSITY = 1;

  private final Map<Integer, InformationScan> scans;
  private final Map<Integer, Profile> profiles;

  private Exploration(Map<Integer, InformationScan> scans, Map<Integer, Profile> profiles) {
    this.scans = scans;
    this.profiles = profiles;
  }

  /**
   * @param parameters positions of those to explore
   */
  static Exploration of(
      FitProblem problem,
      double[] theta,
      int[] parameters,
      ProfileMonitor monitor,
      ShardExecutor executor) {
    if (parameters.length == 0) {
      return NONE;
    }
    FitProblem adaptive = adaptive(problem);
    List<InformationScan> scans =
        InformationScan.of(adaptive, theta, parameters, DENSITY, executor);
    List<Profile> profiles =
        ProfileLikelihood.of(
            adaptive, theta, parameters, ProfileOptions.DEFAULTS, monitor, executor);
    Map<Integer, InformationScan> scanOf = new LinkedHashMap<>();
    Map<Integer, Profile> profileOf = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i++) {
      scanOf.put(parameters[i], scans.get(i));
      profileOf.put(parameters[i], profiles.get(i));
    }
    return new Exploration(scanOf, profileOf);
  }

  /** What far away looks like must not depend on steps that are too coarse to be trusted. */
  static FitProblem adaptive(FitProblem problem) {
    SolveOptions training = problem.solve();
    return training.stepsPerInterval() > 0
        ? problem.withSolve(SolveOptions.DEFAULTS.withMaxSteps(training.maxSteps()))
        : problem;
  }

  Optional<InformationScan.Point> reachable(int j) {
    return Optional.ofNullable(scans.get(j)).flatMap(InformationScan::reachable);
  }

  Optional<Profile> profile(int j) {
    return Optional.ofNullable(profiles.get(j));
  }
}
