package org.stiffgrad.testkit.intervals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.identify.Design;
import org.stiffgrad.identify.DesignOptions;
import org.stiffgrad.identify.InformationScan;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileEnd;
import org.stiffgrad.identify.ProfileLikelihood;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.identify.ProfileOptions;
import org.stiffgrad.testkit.problems.FitCase;
import org.stiffgrad.testkit.problems.FitCases;
import org.stiffgrad.train.Fit;
import org.stiffgrad.train.FitResult;

/** Scans, profiles and designs on problems whose answers are known. */
class IntervalsTest {
  static final List<FitCase> DETERMINED = FitCases.DETERMINED;

  private static Profile profile(FitProblem problem, double[] values, int parameter) {
    try (LocalExecutor executor = new LocalExecutor(1)) {
      return ProfileLikelihood.of(
              problem,
              problem.coordinates().toTheta(values),
              new int[] {parameter},
              ProfileOptions.DEFAULTS,
              ProfileMonitor.SILENT,
              executor)
          .get(0);
    }
  }

  /** The exact solution of the two modes against the data, at the best mu. */
  private static double exactChi2(Measurements m, double lambda) {
    DoubleUnaryOperator chi2 =
        mu -> {
          double sum = 0;
          for (int i = 0; i < m.size(); i++) {
            double fast = Math.exp(-lambda * m.times()[i]);
            double slow = Math.exp(-mu * m.times()[i]);
            boolean first = m.observables()[i] == 0;
            double h = first ? fast + slow : slow - 0.5 * fast;
            double r = (h - m.values()[i]) / (first ? 0.02 : 0.01);
            sum += r * r;
          }
          return sum;
        };
    double low = 0.8;
    double high = 1.2;
    // a convex function there: thirds until rounding ends it
    for (int i = 0; i < 100; i++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      if (chi2.applyAsDouble(a) < chi2.applyAsDouble(b)) {
        high = b;
      } else {
        low = a;
      }
    }
    return chi2.applyAsDouble(0.5 * (low + high));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void aFastModeThatIsOverBeforeTheFirstSampleHasALowerBoundOnly(long seed) {
    FitCase modes = FitCases.TWO_MODES_UNIFORM;
    // seed 0 stands for exact data
    Measurements data = modes.data(new SplittableRandom(seed), seed == 0 ? 0 : 1);
    FitProblem problem = modes.problem(data, modes.truth());
    Profile profile = profile(problem, modes.truth(), 0);
    Profile.Bound bound = profile.bound().orElseThrow();
    assertEquals(Profile.Side.LOWER, bound.side());
    ProfileEnd.Open upper = assertInstanceOf(ProfileEnd.Open.class, profile.upper());
    assertEquals(ProfileEnd.Reason.RANGE, upper.reason());
    // the least of the exact profile, on a grid that has its plateau too
    double least = exactChi2(data, 1e9);
    for (double x = 20; x < 1e3; x *= 1.01) {
      least = Math.min(least, exactChi2(data, x));
    }
    double rise = exactChi2(data, bound.value()) - least;
    assertEquals(ProfileOptions.DEFAULTS.deltaChi2(), rise, 0.02);
    if (seed == 0) {
      assertEquals(35.86, bound.value(), 0.05);
    }
  }

  @Test
  void aGuessThatIsFarTooStiffIsOnAPlateau() {
    FitCase modes = FitCases.TWO_MODES_LOG;
    FitProblem problem = modes.problem(modes.data(new SplittableRandom(1), 1), 1e8, 1);
    double[] theta = problem.coordinates().start();
    try (LocalExecutor executor = new LocalExecutor(1)) {
      InformationScan scan = InformationScan.of(problem, theta, new int[] {0}, 2, executor).get(0);
      double here = scan.points().get(scan.points().size() / 2).information().getAsDouble();
      InformationScan.Point best = scan.reachable().orElseThrow();
      assertTrue(here < 1e-6, "information at the guess: " + here);
      assertTrue(best.information().getAsDouble() > 60);
      assertTrue(best.value() < 1e5);
    }
    Profile profile = profile(problem, new double[] {1e8, 1}, 0);
    double better = profile.better().orElseThrow().value();
    // four standard deviations of ln lambda
    assertEquals(0, Math.log(better / 1e4), 4 * 0.016);
    assertTrue(Coverage.contains(profile, better));
    assertTrue(profile.upper() instanceof ProfileEnd.At);
  }

  @Test
  void ofRobertsonsRatesOnlyKnownCombinationsHaveTwoEnds() {
    FitCase robertson = FitCases.ROBERTSON_AC;
    FitProblem problem =
        robertson.problem(robertson.data(new SplittableRandom(1), 1), robertson.truth());
    double[] found = assertInstanceOf(FitResult.class, Fit.run(problem)).values();
    Profile k1 = profile(problem, found, 0);
    assertTrue(k1.lower() instanceof ProfileEnd.At && k1.upper() instanceof ProfileEnd.At);
    assertEquals(0.06, k1.interval().linear().deviation(), 0.005);
    for (int j = 1; j < 3; j++) {
      Profile open = profile(problem, found, j);
      assertEquals(Profile.Side.LOWER, open.bound().orElseThrow().side());
      // along the plateau the others follow: k2/k3^2 stays
      double[] far = open.points().get(open.points().size() - 1).theta();
      assertEquals(Math.log(0.3), far[1] - 2 * far[2], 0.1);
    }
  }

  /**
   * Sampled after binding has come to rest, the enzyme tells K_m and kcat; a refit has to follow a
   * curved ridge along which kon and koff run from 10 to infinity.
   */
  @Test
  void onACurvedRidgeEveryStartGivesTheSameEnds() {
    double[] uniform = new double[50];
    Arrays.setAll(uniform, i -> 10.0 * i / 49);
    FitCase enzyme = FitCases.ENZYME.withTimes(uniform);
    FitProblem problem = enzyme.problem(enzyme.data(new SplittableRandom(1), 1), enzyme.truth());
    for (double factor : new double[] {1, 4}) {
      double[] values = {factor * 1e4, factor * 1e4, 1};
      Profile kon = profile(problem, values, 0);
      Profile kcat = profile(problem, values, 2);
      assertEquals(Profile.Side.LOWER, kon.bound().orElseThrow().side());
      assertEquals(10.12, kon.bound().orElseThrow().value(), 0.02);
      // half a thousandth is a seventh of a standard deviation
      assertEquals(0.9992, end(kcat.lower()), 5e-4);
      assertEquals(1.0088, end(kcat.upper()), 5e-4);
    }
  }

  private static double end(ProfileEnd end) {
    ProfileEnd.At at = assertInstanceOf(ProfileEnd.At.class, end);
    assertEquals(ProfileOptions.DEFAULTS.deltaChi2(), at.deltaChi2(), 0.02);
    return at.value();
  }

  /** Forty data sets, so that 31 of 40 is four standard deviations below 95 %. */
  @ParameterizedTest
  @FieldSource("DETERMINED")
  void intervalsContainTheTruthAsOftenAsTheySay(FitCase problem) {
    int seeds = 40;
    Coverage coverage = Coverage.of(problem, 1, seeds, true);
    assertEquals(seeds, coverage.fits());
    double least = 0.95 * seeds - 4 * Math.sqrt(seeds * 0.95 * 0.05);
    for (int j = 0; j < coverage.fisher().length; j++) {
      assertTrue(coverage.fisher()[j] >= least, Arrays.toString(coverage.fisher()));
      assertTrue(coverage.profile()[j] >= least, Arrays.toString(coverage.profile()));
      // near an optimum determined to percents both are the same but for a rare case
      assertEquals(coverage.fisher()[j], coverage.profile()[j], 2);
    }
  }

  @Test
  void twoSuggestedSamplesDetermineTheFastModeAndAFitFindsIt() {
    FitCase modes = FitCases.TWO_MODES_UNIFORM;
    Measurements uniform = modes.data(new SplittableRandom(1), 1);
    Design design = suggest(modes.problem(uniform, modes.truth()), DesignOptions.DEFAULTS);
    assertTrue(design.before()[0] > 1e3);
    Design.Suggestion second = design.suggestions().get(1);
    // e sigma/c of both components, twice: 1/sqrt(2 (e^-1/.02)^2 + 2 (e^-1/2/.01)^2)
    assertEquals(Math.E * 0.01, second.after()[0], 1e-4);
    for (Design.Suggestion s : design.suggestions()) {
      assertEquals(1e-4, s.time(), 0.1e-4);
      assertEquals(second.time(), s.time());
      assertEquals(List.of("y1", "y2"), s.observables());
    }
    double[] all = Arrays.copyOf(modes.times(), modes.times().length + 2);
    all[all.length - 2] = design.suggestions().get(0).time();
    all[all.length - 1] = second.time();
    FitCase extended = modes.withTimes(distinct(all));
    int within = 0;
    for (long seed = 1; seed <= 20; seed++) {
      Measurements data = twice(extended, second.time(), seed);
      double off = seed % 2 == 0 ? 1e3 : 1e-3;
      FitResult result =
          assertInstanceOf(FitResult.class, Fit.run(extended.problem(data, 1e4 * off, 1)));
      double z = Math.log(result.values()[0] / 1e4) / second.after()[0];
      within += Math.abs(z) < 3 ? 1 : 0;
    }
    assertEquals(20, within);
  }

  @Test
  void aRobustDesignServesDecades() {
    FitCase modes = FitCases.TWO_MODES_UNIFORM;
    Measurements uniform = modes.data(new SplittableRandom(1), 1);
    DesignOptions robust = DesignOptions.DEFAULTS.withDecades(3).withSamples(8);
    Design right = suggest(modes.problem(uniform, modes.truth()), robust);
    assertTrue(right.suggestions().get(3).after()[0] < 0.07);
    assertTrue(right.suggestions().get(7).after()[0] < 0.04);
    // designed with a guess a hundred times too large, and what that gives for the truth
    Design wrong = suggest(modes.problem(uniform, 1e6, 1), robust);
    double[] extra = wrong.suggestions().stream().mapToDouble(Design.Suggestion::time).toArray();
    double information = 0;
    for (double t : extra) {
      double x = 1e4 * t * Math.exp(-1e4 * t);
      information += x * x * (1 / (0.02 * 0.02) + 0.25 / (0.01 * 0.01));
    }
    assertTrue(1 / Math.sqrt(information) < 0.1, Arrays.toString(extra));
    assertEquals(0, wrong.unsolved());
  }

  private static Design suggest(FitProblem problem, DesignOptions options) {
    try (LocalExecutor executor = new LocalExecutor(1)) {
      return Design.of(problem, problem.coordinates().start(), new int[] {0}, options, executor);
    }
  }

  private static double[] distinct(double[] times) {
    return Arrays.stream(times).distinct().sorted().toArray();
  }

  /** Data with a second, independent sample at one time. */
  private static Measurements twice(FitCase problem, double time, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Measurements once = problem.data(random, 1);
    Measurements again = problem.withTimes(time).data(random, 1);
    int n = once.size();
    double[] times = Arrays.copyOf(once.times(), n + again.size());
    int[] observables = Arrays.copyOf(once.observables(), n + again.size());
    double[] values = Arrays.copyOf(once.values(), n + again.size());
    System.arraycopy(again.times(), 0, times, n, again.size());
    System.arraycopy(again.observables(), 0, observables, n, again.size());
    System.arraycopy(again.values(), 0, values, n, again.size());
    return new Measurements(times, observables, values);
  }
}
