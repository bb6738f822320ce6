package org.stiffgrad.petab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.petab.SmallProblem.CONDITIONS;
import static org.stiffgrad.petab.SmallProblem.MEASUREMENTS;
import static org.stiffgrad.petab.SmallProblem.MODEL;
import static org.stiffgrad.petab.SmallProblem.OBSERVABLES;
import static org.stiffgrad.petab.SmallProblem.PARAMETERS;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.input.InputException;
import org.stiffgrad.problem.Choice;
import org.stiffgrad.problem.ChoiceException;
import org.stiffgrad.solve.SolveOptions;

/** Rows of the parameter table that are chosen otherwise, fixed, or named like something else. */
class PetabParametersTest {
  private final Path folder;

  PetabParametersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void valuesThatWereChosenAreWrittenToo() {
    PetabChoices choices =
        new PetabChoices(Map.of("a0", 7.0, "offset", 0.75), List.of("k1", "sd_b"));
    PetabProblem problem = Petab.read(SmallProblem.valid().write(folder), choices);
    String expected =
        SmallProblem.valid()
            .with(PARAMETERS, "1e3|0.8|", "1e3|2|")
            .with(PARAMETERS, "10|2|1|", "10|7|1|")
            .with(PARAMETERS, "||0.5|0|", "||0.75|0|")
            .files()
            .getOrDefault(PARAMETERS, "");
    assertEquals(expected, new PetabEstimate(problem, new double[] {2, 0.4}).text());
  }

  @Test
  void aParameterWithoutValueIsNotFixedInTheMiddleOfItsBounds() {
    Path yaml = SmallProblem.valid().with(PARAMETERS, "0|10|2|1|", "0|10||1|").write(folder);
    PetabChoices others = new PetabChoices(Map.of(), List.of("k1", "sd_b"));
    ChoiceException e = assertThrows(ChoiceException.class, () -> Petab.read(yaml, others));
    assertEquals(Choice.FITTED, e.choice());
    assertEquals(
        "a0 has no nominalValue in the parameter table, so it needs a value or to be fitted too",
        e.detail());
    PetabChoices withValue = new PetabChoices(Map.of("a0", 3.0), List.of("k1", "sd_b"));
    assertEquals(3, Petab.read(yaml, withValue).parameters().get(1).start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"objective", "initialization"})
  void priorsOfFixedParametersAreChecked(String kind) {
    String row = "offset|offset|log10|0|10|0.5|0|";
    SmallProblem problem = SmallProblem.valid();
    if (!kind.equals("objective")) {
      problem =
          problem
              .with(PARAMETERS, "objectivePriorType", kind + "PriorType")
              .with(PARAMETERS, "objectivePriorParameters", kind + "PriorParameters");
    }
    String old = "offset|offset|lin|||0.5|0||";
    PetabProblem read = problem.with(PARAMETERS, old, row + "parameterScaleUniform|").read(folder);
    assertEquals(Optional.empty(), read.parameters().get(4).prior());
    SmallProblem wrong = problem.with(PARAMETERS, old, row + "parameterScaleUniform|1;0");
    InputException e = assertThrows(InputException.class, () -> wrong.read(folder));
    assertEquals(
        folder
            + "/parameters.tsv:6:54: found the range 1.0..0.0 of a prior, expected one of positive"
            + " and finite width",
        e.getMessage());
  }

  /** The rate constant of forth is a parameter of its kinetic law. */
  private static SmallProblem withLocalParameter() {
    String law = "<ci>cell</ci><ci>%s</ci><ci>A</ci></apply>\n          </math>";
    return SmallProblem.valid()
        .with(
            MODEL,
            law.formatted("k1"),
            law.formatted("loc")
                + "<listOfLocalParameters><localParameter id=\"loc\" value=\"0.8\"/>"
                + "</listOfLocalParameters>")
        .with(PARAMETERS, "k1|rate|log10|1e-3|1e3|0.8|1||\n", "");
  }

  private static double[] simulated(PetabProblem problem) {
    FitProblem fit = problem.fitProblem(SolveOptions.DEFAULTS);
    double[] start = fit.coordinates().toValues(fit.coordinates().start());
    return PetabSimulation.of(problem, fit, start).orElseThrow().rows().stream()
        .mapToDouble(Prediction::value)
        .toArray();
  }

  /** The model keeps what it calls forth_loc itself apart from what the tables call so. */
  @Test
  void namesOfTheTablesAreNotThoseOfQuantitiesWithoutId() {
    SmallProblem local = withLocalParameter();
    double[] expected = simulated(local.read(folder));
    String parameters = local.files().getOrDefault(PARAMETERS, "");
    String measurements = local.files().getOrDefault(MEASUREMENTS, "");
    SmallProblem renamed =
        local
            .withFile(PARAMETERS, parameters.replace("scale\tscale", "forth_loc\tscale"))
            .withFile(MEASUREMENTS, measurements.replace("scale;", "forth_loc;"));
    assertArrayEquals(expected, simulated(renamed.read(folder)));
  }

  @Test
  void quantitiesWithoutIdAreNoneOfTheTablesBusiness() {
    SmallProblem local = withLocalParameter();
    SmallProblem column = local.with(CONDITIONS, "|A|k2", "|A|forth_loc");
    assertMessage(
        "conditions.tsv:1:29: found the column forth_loc, which is not in the model", column);
    SmallProblem cell = local.with(CONDITIONS, "c0|one|a0|", "c0|one|a0|forth_loc");
    assertMessage("conditions.tsv:2:11: found forth_loc, which is no parameter", cell);
    SmallProblem formula = local.with(OBSERVABLES, "B / total + 0.01", "B * forth_loc");
    assertMessage("observables.tsv:3:11: found 'forth_loc', which is not defined", formula);
    SmallProblem reaction = local.with(PARAMETERS, "offset|offset", "forth|offset");
    assertMessage(
        "parameters.tsv:5:1: found the parameter forth, which is a reaction or a stoichiometry in"
            + " the model: expected a parameter",
        reaction);
  }

  private void assertMessage(String beginning, SmallProblem problem) {
    InputException e = assertThrows(InputException.class, () -> problem.read(folder));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(folder + "/" + beginning), message);
  }
}
