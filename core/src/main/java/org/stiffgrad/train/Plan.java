package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.method.Methods;
import org.stiffgrad.solve.SolveOptions;

/**
 * Everything that defines a training run.
 *
 * @param given the problem as it was stated: it judges what is found
 * @param problem the same in the coordinates and with the solver of the search
 * @param descent the optimizer
 * @param isStabilized whether a weak prior keeps directions without information where they are
 * @param isProjected whether parameters that trajectories do not depend on are set to their best
 *     values at each candidate
 * @param stages of the search from one start, in the order of their phases
 * @param rescues for a fit whose starts came to nothing acceptable
 */
public record Plan(
    FitProblem given,
    FitProblem problem,
    Descent descent,
    boolean isStabilized,
    boolean isProjected,
    List<Stage> stages,
    List<Rescue> rescues) {
  public Plan {
    stages = stages.stream().sorted(Comparator.comparing(Stage::phase)).toList();
    rescues = List.copyOf(rescues);
  }

  /**
   * What the literature does without remedies: Adam on raw parameters through the discrete solver
   * with one step from one measurement to the next.
   *
   * @param iterations of the descent
   */
  public static Plan plain(FitProblem given, int iterations) {
    List<FreeParameter> raw = new ArrayList<>();
    for (FreeParameter f : given.free()) {
      raw.add(f.withScale(Scale.LINEAR));
    }
    SolveOptions grid = given.solve().withFixedGrid(Methods.RADAU_IIA_5, 1);
    return new Plan(
        given,
        given.withFree(raw).withSolve(grid),
        AdamDescent.raw(iterations),
        false,
        false,
        List.of(new MainDescent()),
        List.of());
  }

  public Plan withProblem(FitProblem other) {
    return new Plan(given, other, descent, isStabilized, isProjected, stages, rescues);
  }

  public Plan withDescent(Descent other) {
    return new Plan(given, problem, other, isStabilized, isProjected, stages, rescues);
  }

  /** With a weak prior that keeps directions without information where they are. */
  public Plan stabilized() {
    return new Plan(given, problem, descent, true, isProjected, stages, rescues);
  }

  /** With what trajectories do not depend on set to its best at each candidate. */
  public Plan projected() {
    return new Plan(given, problem, descent, isStabilized, true, stages, rescues);
  }

  /** With another stage, after those of its phase. */
  public Plan with(Stage stage) {
    List<Stage> more = new ArrayList<>(stages);
    more.add(stage);
    return new Plan(given, problem, descent, isStabilized, isProjected, more, rescues);
  }

  /** With another rescue, after those there are. */
  public Plan with(Rescue rescue) {
    List<Rescue> more = new ArrayList<>(rescues);
    more.add(rescue);
    return new Plan(given, problem, descent, isStabilized, isProjected, stages, more);
  }
}
