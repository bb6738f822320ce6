package org.stiffgrad.identify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.solve.PlainOde;
import org.stiffgrad.solve.SolveOptions;

class ProfileLikelihoodTest {
  private static final double LEVEL = ProfileOptions.DEFAULTS.deltaChi2();

  private static List<Profile> profiles(FitProblem problem, double[] theta, int threads) {
    int[] all = new int[theta.length];
    for (int j = 0; j < all.length; j++) {
      all[j] = j;
    }
    try (LocalExecutor executor = new LocalExecutor(threads)) {
      return ProfileLikelihood.of(
          problem, theta, all, ProfileOptions.DEFAULTS, ProfileMonitor.SILENT, executor);
    }
  }

  private static double at(ProfileEnd end) {
    return at(end, LEVEL);
  }

  private static double at(ProfileEnd end, double level) {
    ProfileEnd.At found = assertInstanceOf(ProfileEnd.At.class, end);
    assertEquals(level, found.deltaChi2(), 0.02);
    return found.value();
  }

  /** Whether every point lies on a known profile, and there are enough of them. */
  private static void assertIs(Profile profile, DoubleUnaryOperator deltaChi2, double tolerance) {
    assertTrue(profile.points().size() >= 6);
    for (ProfilePoint p : profile.points()) {
      double found = profile.deltaChi2(p).getAsDouble();
      double expected = deltaChi2.applyAsDouble(p.value());
      assertEquals(expected, found, tolerance * (1 + expected), profile.parameter().id());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theProfileOfALinearModelIsTheParabolaAndItsEndsAreFishers(long seed) {
    Measurements data = Line.data(new SplittableRandom(seed));
    Line.Solution exact = Line.Solution.of(data);
    FitProblem problem = Line.problem(data, false);
    List<Profile> both = profiles(problem, problem.coordinates().start(), 1);
    double[] best = {exact.a(), exact.b()};
    double[] sd = {exact.sdA(), exact.sdB()};
    for (int j = 0; j < 2; j++) {
      Profile profile = both.get(j);
      double center = best[j];
      double unit = sd[j];
      assertIs(profile, x -> (x - center) * (x - center) / (unit * unit), 1e-6);
      // 1e-8 may be left to be gained, which is a step of 1.4e-4 deviations
      double near = 2e-4 * unit;
      assertEquals(center, profile.lowest().value(), near);
      double reach = Math.sqrt(LEVEL) * unit;
      assertEquals(unit, profile.interval().linear().deviation(), 1e-9);
      assertEquals(center - reach, profile.interval().linear().lower().getAsDouble(), near);
      assertEquals(center + reach, profile.interval().linear().upper().getAsDouble(), near);
      // a rise within 0.02 of the level is within 0.0026 of the reach
      assertEquals(center - reach, at(profile.lower()), 0.0026 * reach);
      assertEquals(center + reach, at(profile.upper()), 0.0026 * reach);
      assertTrue(profile.bound().isEmpty());
      // begun a standard deviation and more away from the optimum
      double start = problem.free().get(j).start();
      assertEquals(Math.pow((start - center) / unit, 2), profile.gain(), 1e-5 * profile.gain());
      assertEquals(profile.gain() > 4, profile.better().isPresent());
    }
  }

  @Test
  void estimatedNoiseIsFittedAgainAtEachPoint() {
    Measurements data = Line.data(new SplittableRandom(4));
    Line.Solution exact = Line.Solution.of(data);
    FitProblem problem = Line.problem(data, true);
    double sigma = Math.sqrt(exact.squares() / data.size());
    double[] theta = {exact.a(), exact.b(), Math.log(sigma)};
    List<Profile> all = profiles(problem, theta, 1);
    double n = data.size();
    double tt = Math.pow(Line.SIGMA / exact.sdA(), 2);
    // F = n ln sigma + squares / (2 sigma^2), at its best sigma n/2 ln(squares) + const
    assertIs(
        all.get(0),
        x -> n * Math.log1p((x - exact.a()) * (x - exact.a()) * tt / exact.squares()),
        1e-3);
    // two of the twelve degrees of freedom are used up: the restricted likelihood
    double nu = n - 2;
    double unbiased = Math.sqrt(exact.squares() / nu);
    assertIs(
        all.get(2),
        s -> nu * (2 * Math.log(s / unbiased) + unbiased * unbiased / (s * s) - 1),
        1e-4);
    assertEquals(unbiased, all.get(2).lowest().value(), 1e-6 * unbiased);
    // the likelihood of a standard deviation has the longer tail above
    double level = all.get(2).interval().level();
    double down = Math.log(unbiased / at(all.get(2).lower(), level));
    double up = Math.log(at(all.get(2).upper(), level) / unbiased);
    assertTrue(up > 1.1 * down, up + " against " + down);
    // ends of Student's interval, as printed for 10 degrees of freedom
    double reach = 2.2281 * exact.sdA() / Line.SIGMA * unbiased;
    double slope = all.get(0).interval().level();
    assertEquals(exact.a() - reach, at(all.get(0).lower(), slope), 0.004 * reach);
    assertEquals(exact.a() + reach, at(all.get(0).upper(), slope), 0.004 * reach);
    Profile.Linear linear = all.get(0).interval().linear();
    assertEquals(exact.a() + reach, linear.upper().getAsDouble(), 0.004 * reach);
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(5));
    List<Profile> one = profiles(problem, problem.coordinates().start(), 1);
    List<Profile> three = profiles(problem, problem.coordinates().start(), 3);
    for (int j = 0; j < one.size(); j++) {
      assertEquals(one.get(j).interval(), three.get(j).interval());
      assertEquals(one.get(j).points().size(), three.get(j).points().size());
      for (int i = 0; i < one.get(j).points().size(); i++) {
        assertArrayEquals(
            one.get(j).points().get(i).theta(), three.get(j).points().get(i).theta(), 0);
      }
    }
  }

  @Test
  void everyPointIsAMinimumOverTheOthers() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(6), true);
    try (LocalExecutor executor = new LocalExecutor(1)) {
      Likelihood likelihood = new Likelihood(problem, executor);
      for (Profile profile : profiles(problem, problem.coordinates().start(), 1)) {
        for (ProfilePoint p : profile.points()) {
          int j = problem.ids().indexOf(profile.parameter().id());
          double here = ((Evaluation.Feasible) likelihood.evaluate(p.theta(), 0)).total();
          for (int other = 0; other < problem.free().size(); other++) {
            for (double step : new double[] {-0.02, 0.02}) {
              double[] moved = p.theta().clone();
              moved[other] += step;
              double there = ((Evaluation.Feasible) likelihood.evaluate(moved, 0)).total();
              // a refit may leave a thousandth
              assertTrue(
                  other == j || there > here - 1.1e-3,
                  profile.parameter().id() + " at " + p.value());
            }
          }
        }
      }
    }
  }

  @Test
  void aBoundOfTheParameterLeavesThatSideOpen() {
    Measurements data = Line.data(new SplittableRandom(7));
    Line.Solution exact = Line.Solution.of(data);
    FitProblem free = Line.problem(data, false);
    double wall = exact.a() + 0.5 * exact.sdA();
    List<FreeParameter> bounded =
        List.of(free.free().get(0).withBounds(-10, wall), free.free().get(1));
    Profile profile =
        profiles(free.withFree(bounded), new double[] {exact.a(), exact.b()}, 1).get(0);
    assertEquals(new ProfileEnd.Open(ProfileEnd.Reason.BOUND, wall), profile.upper());
    Profile.Bound bound = profile.bound().orElseThrow();
    assertEquals(Profile.Side.LOWER, bound.side());
    assertEquals(exact.a() - Math.sqrt(LEVEL) * exact.sdA(), bound.value(), 0.01 * exact.sdA());
  }

  /** y' = y^2/(1 - b y) from 1: for small b the solution ends before the measurements do. */
  private static FitProblem blowUp() {
    Measurements vague = new Measurements(new double[] {0.5, 1.5}, new int[2], new double[] {2, 9});
    return new FitProblem(
        PlainOde.BLOW_UP,
        ObservedStates.of(PlainOde.BLOW_UP, List.of("y"), 1e9),
        new double[] {-3},
        List.of(FreeParameter.of("b", -3).withScale(Scale.LINEAR)),
        List.of(Experiment.of("blow-up", vague)),
        SolveOptions.DEFAULTS);
  }

  @Test
  void pointsWhereTheModelCannotBeSolvedHaveNoValueAndAReason() {
    FitProblem problem = blowUp();
    Profile profile = profiles(problem, new double[] {-3}, 1).get(0);
    ProfileEnd.Open upper = assertInstanceOf(ProfileEnd.Open.class, profile.upper());
    assertEquals(ProfileEnd.Reason.FAILED, upper.reason());
    List<ProfilePoint> failed = profile.points().stream().filter(ProfilePoint::isFailed).toList();
    assertFalse(failed.isEmpty());
    for (ProfilePoint p : failed) {
      assertTrue(p.value() > upper.value());
      assertTrue(profile.deltaChi2(p).isEmpty());
      assertFalse(p.why().isEmpty());
    }
    assertEquals(new ProfileEnd.Open(ProfileEnd.Reason.RANGE, -3 - 3e8), profile.lower());
    assertTrue(profile.isFlat());
    assertThrows(IllegalArgumentException.class, () -> profiles(problem, new double[] {0}, 1));
  }

  @Test
  void theMonitorHearsEveryPointAndMayStop() {
    FitProblem problem = Line.problem(Line.data(new SplittableRandom(8)), false);
    List<String> heard = new ArrayList<>();
    AtomicInteger sides = new AtomicInteger();
    ProfileMonitor monitor =
        new ProfileMonitor() {
          @Override
          public void point(String parameter, ProfilePoint point) {
            heard.add(parameter);
          }

          @Override
          public void side(int finished, int all) {
            assertEquals(4, all);
            assertEquals(sides.incrementAndGet(), finished);
          }

          @Override
          public boolean isCancelled() {
            return heard.size() >= 2;
          }
        };
    try (LocalExecutor executor = new LocalExecutor(2)) {
      List<Profile> stopped =
          ProfileLikelihood.of(
              problem,
              problem.coordinates().start(),
              new int[] {0, 1},
              ProfileOptions.DEFAULTS,
              monitor,
              executor);
      assertEquals(4, sides.get());
      assertTrue(heard.size() >= 2 && heard.size() <= 4, heard.toString());
      assertTrue(
          stopped.stream()
              .flatMap(p -> Stream.of(p.lower(), p.upper()))
              .anyMatch(
                  e ->
                      e instanceof ProfileEnd.Open o && o.reason() == ProfileEnd.Reason.CANCELLED));
    }
  }
}
