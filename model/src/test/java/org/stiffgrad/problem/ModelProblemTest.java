package org.stiffgrad.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Prior;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.table.ExperimentTable;

class ModelProblemTest {
  private static final SourceModel MODEL =
      Antimony.parse(
          """
          const c; c = 2
          k = 0.5; shift = -1; twice = 2*k
          A = 1; B = c
          A' = -k*A + shift
          B' = -twice*B
          S := A + B
          """,
          "m.ant");

  private final Path folder;

  ModelProblemTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private DataTable data(String csv) throws IOException {
    return DataTable.read(Files.writeString(folder.resolve("d.csv"), csv));
  }

  private FitProblem problem(Choices choices) throws IOException {
    return ModelProblem.of(MODEL, data("time,A,S\n0,1,3\n1,,2\n2,0.1,1\n"), choices);
  }

  private static FreeParameter free(FitProblem problem, String id) {
    return problem.free().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void byDefaultEveryNumberThatIsNotConstIsFittedAndAllNoiseEstimated() throws IOException {
    FitProblem problem = problem(Choices.DEFAULTS);
    assertEquals(List.of("k", "shift", "sd_A", "sd_S"), problem.ids());
    assertEquals(5, problem.measurements());
    assertEquals(Scale.LOG, free(problem, "k").scale());
    assertEquals(Scale.LINEAR, free(problem, "shift").scale());
    // the standard deviation of 1 and 0.1 around their mean
    assertEquals(0.45, free(problem, "sd_A").start(), 1e-15);
  }

  @Test
  void knownNoiseHasNoParameter() throws IOException {
    Choices choices =
        Choices.DEFAULTS
            .withNoise(NoiseLevel.percent(10))
            .withNoise("A", NoiseLevel.absolute(0.25));
    FitProblem problem = problem(choices);
    assertEquals(List.of("k", "shift"), problem.ids());
    double[] y = new double[2];
    var noise = problem.observation().newEvaluator();
    assertEquals(0.25, noise.noise(0, 0, y, problem.values(), new boolean[0]));
    assertEquals(0.3, noise.noise(1, 0, y, problem.values(), new boolean[0]), 1e-15);
  }

  @Test
  void initialAmountsAndComputedQuantitiesCanBeFittedOnceTheyAreNumbers() throws IOException {
    ChoiceException computed =
        assertThrows(ChoiceException.class, () -> problem(Choices.DEFAULTS.withFitted("twice")));
    assertEquals(Choice.FITTED, computed.choice());
    assertTrue(computed.detail().startsWith("twice is computed from other quantities"));
    FitProblem problem = problem(Choices.DEFAULTS.withValue("twice", 3).withFitted("twice", "A"));
    assertEquals(List.of("twice", "A", "sd_A", "sd_S"), problem.ids());
    assertEquals(3, free(problem, "twice").start());
  }

  @Test
  void boundsScalesAndPriorsReachTheParameters() throws IOException {
    Choices choices =
        Choices.DEFAULTS
            .withBounds(Choices.ALL, -5, 10)
            .withBounds("k", 0.1, 1)
            .withScale("shift", ScaleKind.ASINH)
            .withPrior("k", new Prior.LogNormal(1, 2));
    FitProblem problem = problem(choices);
    assertEquals(0.1, free(problem, "k").lower());
    assertEquals(1, free(problem, "k").upper());
    assertEquals(Optional.of(new Prior.LogNormal(1, 2)), free(problem, "k").prior());
    assertEquals(-5, free(problem, "shift").lower());
    assertInstanceOf(Scale.Asinh.class, free(problem, "shift").scale());
    assertEquals(10, free(problem, "sd_A").upper());
  }

  @Test
  void aNoiseStartThatNobodyTypedMovesInsideTheBoundsOfAll() throws IOException {
    assertEquals(
        0.1,
        free(
                problem(
                    Choices.DEFAULTS
                        .withFitted("k")
                        .withBounds("all", 0.01, 0.1)
                        .withValue("k", 0.05)),
                "sd_A")
            .start());
    ChoiceException typed =
        assertThrows(
            ChoiceException.class,
            () ->
                problem(
                    Choices.DEFAULTS
                        .withFitted("k")
                        .withBounds("all", 0.01, 1)
                        .withValue("sd_A", 7)));
    assertEquals("sd_A starts at 7.0, outside of 0.01..1.0", typed.detail());
  }

  @Test
  void whatEveryExperimentSetsIsNotFitted() throws IOException {
    DataTable data = data("experiment,time,A\na,1,1\nb,1,2\n");
    ExperimentTable conditions =
        ExperimentTable.read(
            Files.writeString(folder.resolve("e.csv"), "experiment,shift,A\na,0,1\nb,1,\n"));
    FitProblem problem =
        ModelProblem.of(
            MODEL, data, Optional.of(conditions), Choices.DEFAULTS, SolveOptions.DEFAULTS);
    assertEquals(List.of("k", "sd_A"), problem.ids());
    assertEquals(
        Map.of("shift", new Binding.Fixed(0), "A", new Binding.Fixed(1)),
        problem.experiments().get(0).bindings());
    assertEquals(Map.of("shift", new Binding.Fixed(1)), problem.experiments().get(1).bindings());
  }

  @Test
  void whatOnlySomeExperimentsSetNeedsAValueOfItsOwn() throws IOException {
    DataTable data = data("experiment,time,A\na,1,1\nb,1,2\n");
    ExperimentTable conditions =
        ExperimentTable.read(Files.writeString(folder.resolve("e.csv"), "experiment,B\na,1\nb,\n"));
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                ModelProblem.of(
                    MODEL, data, Optional.of(conditions), Choices.DEFAULTS, SolveOptions.DEFAULTS));
    assertTrue(
        String.valueOf(e.getMessage())
            .endsWith(":1:12: B is computed from other quantities, expected a value in every row"),
        e.getMessage());
  }

  @Test
  void aParameterWithoutValueMustGetOne() throws IOException {
    SourceModel open = Antimony.parse("A = 1\nA' = -q*A\n", "open.ant");
    DataTable data = data("time,A\n1,1\n2,1\n");
    assertThrows(InputException.class, () -> ModelProblem.of(open, data, Choices.DEFAULTS));
    FitProblem problem = ModelProblem.of(open, data, Choices.DEFAULTS.withValue("q", 2));
    assertEquals(List.of("q", "sd_A"), problem.ids());
    // values that do not differ: a tenth of their magnitude
    assertEquals(0.1, free(problem, "sd_A").start());
  }
}
