package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;

/**
 * Profile likelihoods: how low the objective stays as one parameter is moved and all others are
 * fitted again. Where chi^2 rises on both sides there is an interval, on one a one-sided bound;
 * where it falls the point it was begun at is no optimum. docs/math/profile.md has the equations.
 */
public final class ProfileLikelihood {
  private final FitProblem problem;
  private final double[] theta;
  private final ProfileOptions options;
  private final ProfileMonitor monitor;
  private final Refit refit;
  private final SmallSample sample;
  private final Lock lock = new ReentrantLock();
  private int finishedSides;

  private ProfileLikelihood(
      FitProblem problem,
      double[] theta,
      ProfileOptions options,
      ProfileMonitor monitor,
      ShardExecutor executor) {
    this.problem = NoiseParameters.of(problem).bounded(problem);
    this.theta = this.problem.coordinates().box().clamp(theta);
    this.options = options;
    this.monitor = monitor;
    Likelihood likelihood = new Likelihood(this.problem, executor);
    this.refit = new Refit(likelihood, options.maxIterations(), monitor.journal());
    this.sample = sample(this.problem, this.theta, likelihood);
  }

  /**
   * Profiles of several parameters, all sides at the same time.
   *
   * @param theta where to begin, normally the optimum, [k]
   * @param parameters positions of the parameters to profile
   * @return one for each, in their order; the same bits for any number of threads
   * @throws IllegalArgumentException if the model cannot be solved at theta
   */
  public static List<Profile> of(
      FitProblem problem,
      double[] theta,
      int[] parameters,
      ProfileOptions options,
      ProfileMonitor monitor,
      ShardExecutor executor) {
    return new ProfileLikelihood(problem, theta, options, monitor, executor)
        .run(parameters, executor);
  }

  private List<Profile> run(int[] parameters, ShardExecutor executor) {
    List<ProfilePath.Sample> anchors =
        executor.map(parameters.length, i -> path(parameters[i]).first(theta));
    for (ProfilePath.Sample anchor : anchors) {
      if (anchor.isFailed()) {
        throw new IllegalArgumentException(
            "there is no profile from where the model cannot be solved: " + anchor.result().why());
      }
    }
    int sides = 2 * parameters.length;
    List<ProfileWalk.Side> walked =
        executor.map(
            sides, i -> walk(parameters[i / 2], anchors.get(i / 2), i % 2 == 0 ? -1 : 1, sides));
    return executor.map(
        parameters.length,
        i -> conclude(parameters[i], anchors.get(i), walked.get(2 * i), walked.get(2 * i + 1)));
  }

  private static SmallSample sample(FitProblem problem, double[] theta, Likelihood likelihood) {
    NoiseParameters noise = NoiseParameters.of(problem);
    boolean isSolved = !noise.isEmpty();
    int rank = 0;
    if (isSolved && likelihood.evaluate(theta, 1) instanceof Evaluation.Feasible at) {
      rank = new FisherAnalysis(problem, theta, at).spectrum.rank(FisherAnalysis.LEAST);
    }
    return new SmallSample(problem, noise, rank);
  }

  private ProfilePath path(int j) {
    return new ProfilePath(
        refit, problem.coordinates().box(), j, problem.free().get(j).scale(), sample.absorbed(j));
  }

  private double level(int j) {
    return sample.level(j, options.deltaChi2());
  }

  private ProfileWalk.Side walk(int j, ProfilePath.Sample anchor, int sign, int sides) {
    String id = problem.free().get(j).id();
    ScanRange range = ScanRange.of(problem, theta, j);
    ProfileWalk walk =
        new ProfileWalk(
            path(j), range, options.withDeltaChi2(level(j)), monitor, s -> tell(id, point(j, s)));
    ProfileWalk.Side side = walk.from(anchor, sign);
    lock.lock();
    try {
      finishedSides++;
      monitor.side(finishedSides, sides);
    } finally {
      lock.unlock();
    }
    return side;
  }

  private void tell(String id, ProfilePoint point) {
    lock.lock();
    try {
      monitor.point(id, point);
    } finally {
      lock.unlock();
    }
  }

  private Profile conclude(
      int j, ProfilePath.Sample anchor, ProfileWalk.Side down, ProfileWalk.Side up) {
    ProfilePath path = path(j);
    List<ProfilePath.Sample> samples = new ArrayList<>(down.samples());
    samples.add(anchor);
    samples.addAll(up.samples());
    ProfilePath.Sample free = path.free(lowest(samples));
    samples.add(free);
    if (sample.absorbed(j) > 0 && !free.isFailed()) {
      // where the adjusted profile is lowest
      samples.add(path.scaled(free, sample.correction(j)));
    }
    List<ProfilePath.Sample> sorted = path.withoutSpikes(samples);
    Ends ends = ends(j, path, sorted, down.stop(), up.stop());
    List<ProfilePath.Sample> all = path.withoutSpikes(ends.samples());
    if (!all.equals(ends.samples())) {
      ends = ends(j, path, all, down.stop(), up.stop());
      all = ends.samples();
    }
    ProfilePath.Sample lowest = lowest(all);
    return new Profile(
        problem.free().get(j),
        all.stream().map(s -> point(j, s)).toList(),
        point(j, anchor),
        point(j, lowest),
        new Profile.Interval(level(j), ends.lower(), ends.upper(), linear(j, lowest)),
        all.stream().mapToInt(s -> s.result().evaluations()).sum());
  }

  /**
   * Both ends.
   *
   * @param samples those known and those computed for the ends, in the order of x
   */
  private record Ends(ProfileEnd lower, ProfileEnd upper, List<ProfilePath.Sample> samples) {}

  private Ends ends(
      int j,
      ProfilePath path,
      List<ProfilePath.Sample> sorted,
      ProfileEnd.Reason down,
      ProfileEnd.Reason up) {
    ProfileEndSearch search = new ProfileEndSearch(problem, path, j, level(j));
    int lowest = sorted.indexOf(lowest(sorted));
    List<ProfilePath.Sample> all = new ArrayList<>(sorted);
    ProfileEnd lower = search.find(sorted, lowest, -1, down, all);
    ProfileEnd upper = search.find(sorted, lowest, 1, up, all);
    all.sort(Comparator.comparingDouble(ProfilePath.Sample::x));
    return new Ends(lower, upper, all);
  }

  private static ProfilePath.Sample lowest(List<ProfilePath.Sample> samples) {
    // min keeps the first of equals
    return samples.stream()
        .min(Comparator.comparingDouble(ProfilePath.Sample::total))
        .orElseThrow();
  }

  private ProfilePoint point(int j, ProfilePath.Sample s) {
    double value = problem.coordinates().toValues(s.result().theta())[j];
    OptionalDouble objective = s.isFailed() ? OptionalDouble.empty() : OptionalDouble.of(s.total());
    return new ProfilePoint(value, s.result().theta(), objective, s.result().why());
  }

  /** theta -+ reach sd, cut at the bounds. (profile.6) */
  private Profile.Linear linear(int j, ProfilePath.Sample lowest) {
    Evaluation.Feasible at = lowest.result().at();
    if (at == null) {
      throw new IllegalStateException("the lowest point failed");
    }
    double sd = new FisherAnalysis(problem, lowest.result().theta(), at).deviation[j];
    double reach = sample.reach(j, Math.sqrt(options.deltaChi2())) * sd;
    return new Profile.Linear(sd, end(j, lowest.x() - reach), end(j, lowest.x() + reach));
  }

  private OptionalDouble end(int j, double x) {
    FreeParameter f = problem.free().get(j);
    Box box = problem.coordinates().box();
    double value = f.scale().toParameter(x);
    boolean inside = x >= box.lower()[j] && x <= box.upper()[j];
    boolean isEnd = inside && Double.isFinite(value) && !(f.scale().isLogarithmic() && value <= 0);
    return isEnd ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
