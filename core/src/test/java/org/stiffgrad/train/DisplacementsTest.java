package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.fit.ObjectiveValue;

/** Where the plateau check goes, from a root that is made up. */
class DisplacementsTest {
  private final FitProblem problem =
      DecayProblems.plain(new SplittableRandom(1), false)
          .withFree(
              List.of(
                  FreeParameter.of("k1", 1).withBounds(1e-4, 1e4),
                  FreeParameter.of("k2", 1).withBounds(1e-4, 1e4),
                  FreeParameter.of("a", 1).withBounds(1e-4, 10),
                  FreeParameter.of("offset", 1).withBounds(1e-4, 1e4)));

  private List<Displacement> of(double[] root) {
    double[] theta = problem.coordinates().start();
    Evaluation.Feasible at =
        new Evaluation.Feasible(
            new ObjectiveValue(0, 0, 0, root.length / 4), 0, new double[root.length / 4], root, 4);
    return Displacements.of(problem, NoiseParameters.of(problem), theta, at);
  }

  @Test
  void valleysComeBeforeWhatIsHardlySeen() {
    // k1 and k2 make up for each other, a is hardly seen, offset is known
    List<Displacement> found = of(new double[] {60, -60, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 40});
    List<Displacement.Place> places = found.stream().map(Displacement::place).toList();
    int k = places.get(0).parameter();
    assertTrue(k < 2, "the valley of k1 and k2 is one");
    assertEquals(
        List.of(
            new Displacement.Place(k, true, -2),
            new Displacement.Place(k, true, -5),
            new Displacement.Place(k, true, 2),
            new Displacement.Place(k, true, 5),
            new Displacement.Place(2, false, -2),
            new Displacement.Place(2, false, -5),
            new Displacement.Place(2, false, 2)),
        places,
        "the upper bound of a is one decade away: once");
    double[] moved = problem.coordinates().toValues(found.get(2).point());
    assertEquals(100, moved[0], 1e-3);
    assertEquals(100, moved[1], 1e-3);
    assertEquals(1, moved[3], 1e-9);
    assertEquals(places.size(), new HashSet<>(places).size());
  }

  @Test
  void whatTheDataHoldStaysWhereItIs() {
    double[] root = {60, -10, 0, 0, -10, 60, 0, 0, 0, 0, 50, 0, 0, 0, 10, 40};
    assertEquals(List.of(), of(root));
  }
}
