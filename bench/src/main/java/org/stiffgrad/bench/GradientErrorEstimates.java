package org.stiffgrad.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stiffgrad.diagnose.ComponentGradient;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.problems.PlaneBrusselator;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/**
 * Prints, as a Markdown table, how well the estimate of a gradient's error covers its error, over
 * the components of gradients of published problems and of oscillators.
 *
 * <p>The truth is the gradient with sensitivity error control at rtol 1e-11. An estimate covers if
 * it is no smaller than the error; rounding of the truth, 1e-10 of the largest component, is not
 * held against it.
 */
public final class GradientErrorEstimates {
  private static final List<String> PUBLISHED =
      List.of(
          "Boehm_JProteomeRes2014",
          "Fiedler_BMCSystBiol2016",
          "Elowitz_Nature2000",
          "Crauste_CellSystems2017",
          "Bachmann_MSB2011");

  private static final List<Problem> OSCILLATORS =
      List.of(
          Problems.VANDERPOL,
          Problems.OREGONATOR,
          Problems.BRUSSELATOR,
          PlaneBrusselator.problem(8));

  /** Problems that the estimate was not made with. */
  private static final List<String> OTHERS =
      List.of(
          "Bruno_JExpBot2016",
          "Fujita_SciSignal2010",
          "Rahman_MBS2016",
          "Sneyd_PNAS2002",
          "Perelson_Science1996",
          "Borghans_BiophysChem1997",
          "Lucarelli_CellSystems2018");

  private static final List<Problem> OTHER_SYSTEMS =
      List.of(Problems.HIRES, Problems.POLLU, Problems.E5, Problems.ENZYME);

  private static final int RANDOM_POINTS = 10;
  private static final double TRUTH = 1e-11;
  private static final double ROUNDING = 1e-10;

  private final PrintStream out = System.out;
  private final ShardExecutor executor = new LocalExecutor(1);

  private GradientErrorEstimates() {}

  /**
   * Runs.
   *
   * @param args names of problems; all without
   */
  public static void main(String[] args) {
    List<String> wanted = Arrays.asList(args);
    GradientErrorEstimates run = new GradientErrorEstimates();
    run.out.println(
        "| problem | rtol | points | components | covered | within 30 | called sound | of these"
            + " off by more than 1 % |");
    run.out.println("|---|---|---|---|---|---|---|---|");
    run.table(PUBLISHED, OSCILLATORS, 1, wanted);
    run.table(OTHERS, OTHER_SYSTEMS, 2, wanted);
  }

  private void table(
      List<String> published, List<Problem> systems, long seed, List<String> wanted) {
    for (String name : published) {
      if (wanted.isEmpty() || wanted.contains(name)) {
        FitProblem problem = PetabState.read(name);
        measure(name, problem, "1e-6", points(problem, seed));
      }
    }
    for (Problem p : systems) {
      if (wanted.isEmpty() || wanted.contains(p.name())) {
        FitProblem problem = problem(p);
        for (String rtol : List.of("1e-4", "1e-6")) {
          measure(p.name(), problem, rtol, List.of(problem.coordinates().start()));
        }
      }
    }
  }

  private static List<double[]> points(FitProblem problem, long seed) {
    List<double[]> points = new ArrayList<>(List.of(problem.coordinates().start()));
    SplittableRandom random = new SplittableRandom(seed);
    Box box = problem.coordinates().box();
    for (int i = 0; i < RANDOM_POINTS; i++) {
      double[] theta = new double[box.dimension()];
      for (int j = 0; j < theta.length; j++) {
        theta[j] = random.nextDouble(box.lower()[j], box.upper()[j]);
      }
      points.add(theta);
    }
    return points;
  }

  /** Fifty samples of every state, the data 5 % below the solution, the noise its largest size. */
  private static FitProblem problem(Problem p) {
    int n = p.system().states().size();
    double[] times = FiftyPointLoss.times(p);
    double[] data = new double[times.length * n];
    double[] largest = new double[n];
    SolveOptions tight = SolveOptions.DEFAULTS.withTolerances(p.tolerances(TRUTH));
    Outcome outcome =
        new Solver(p.system(), tight)
            .solve(
                p.ivp(times),
                (k, t, y, s) -> {
                  for (int i = 0; i < n; i++) {
                    data[k * n + i] = 0.95 * y[i];
                    largest[i] = Math.max(largest[i], Math.abs(y[i]));
                  }
                });
    ProblemState.requireSolved(outcome);
    Measurements measurements =
        new Measurements(
            IntStream.range(0, data.length).mapToDouble(i -> times[i / n]).toArray(),
            IntStream.range(0, data.length).map(i -> i % n).toArray(),
            data);
    List<FreeParameter> free = new ArrayList<>();
    for (int j = 0; j < p.parameters().length; j++) {
      free.add(FreeParameter.of(p.system().parameters().get(j), p.parameters()[j]));
    }
    return new FitProblem(
        p.system(),
        ObservedStates.of(p.system(), p.system().states().asList(), largest),
        p.parameters(),
        free,
        List.of(Experiment.of("oscillation", measurements)),
        SolveOptions.DEFAULTS);
  }

  private void measure(String name, FitProblem problem, String rtol, List<double[]> points) {
    FitProblem judged = problem.withSolve(solve(Double.parseDouble(rtol)));
    FitProblem exact = problem.withSolve(solve(TRUTH).withSensitivityErrorControl(true));
    Tally tally = new Tally();
    for (double[] theta : points) {
      Optional<List<ComponentGradient>> gradient = ComponentGradient.of(judged, theta, executor);
      Evaluation truth = new Likelihood(exact, executor).evaluate(theta, 1);
      if (gradient.isPresent() && truth instanceof Evaluation.Feasible feasible) {
        tally.add(gradient.get(), feasible.gradient());
      }
    }
    out.println("| " + name + " | " + rtol + " | " + tally.row() + " |");
  }

  private static SolveOptions solve(double rtol) {
    return SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(rtol));
  }

  private static final class Tally {
    private int points;
    private int components;
    private int covered;
    private int close;
    private int sound;
    private int wrong;

    void add(List<ComponentGradient> gradient, double[] truth) {
      double largest = 0;
      for (double t : truth) {
        largest = Math.max(largest, Math.abs(t));
      }
      points++;
      for (int j = 0; j < truth.length; j++) {
        ComponentGradient g = gradient.get(j);
        double error = Math.abs(g.value() + g.prior() - truth[j]);
        double rounding = ROUNDING * largest;
        components++;
        covered += error <= g.error() + rounding ? 1 : 0;
        close += g.error() <= 30 * (error + rounding) ? 1 : 0;
        sound += g.isSound() ? 1 : 0;
        wrong += g.isSound() && error > 0.01 * Math.abs(truth[j]) + rounding ? 1 : 0;
      }
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "%d | %d | %.1f %% | %.1f %% | %d | %d",
          points,
          components,
          100.0 * covered / components,
          100.0 * close / components,
          sound,
          wrong);
    }
  }
}
