package org.stiffgrad.petab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stiffgrad.petab.SmallProblem.MEASUREMENTS;
import static org.stiffgrad.petab.SmallProblem.MODEL;
import static org.stiffgrad.petab.SmallProblem.OBSERVABLES;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.input.InputException;

/** As {@link PetabErrorTest}, of what was observed and measured. */
class PetabMeasurementErrorTest {
  private final Path folder;

  PetabMeasurementErrorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Arguments row(String file, String old, String changed, String message) {
    return Arguments.of(file, old, changed, message);
  }

  static Stream<Arguments> observableTables() {
    return Stream.of(
        row(
            OBSERVABLES,
            "obs_b|B",
            "obs_a|B",
            "observables.tsv:3:1: found observable obs_a a second time, expected it once (line 2)"),
        row(
            OBSERVABLES,
            "log10|laplace",
            "log2|laplace",
            "observables.tsv:3:46: found the transformation 'log2', expected one of lin, log and"
                + " log10"),
        row(
            OBSERVABLES,
            "log10|laplace",
            "log10|cauchy",
            "observables.tsv:3:52: found the noise distribution 'cauchy', expected normal or"
                + " laplace"),
        row(
            OBSERVABLES,
            "B / total",
            "B / totl",
            "observables.tsv:3:11: found 'totl', which is not defined; did you mean total?"),
        row(
            OBSERVABLES,
            "B / total + 0.01",
            "B / total +",
            "observables.tsv:3:18: found the end of the formula, expected a number, a name or '('"),
        row(
            OBSERVABLES,
            "B / total + 0.01",
            "B total",
            "observables.tsv:3:9: found 'total', expected an operator or the end of the formula"),
        row(
            OBSERVABLES,
            "B / total + 0.01",
            "B // total",
            "observables.tsv:3:9: found '//' in a formula, expected an operator, a number or a"
                + " name"),
        row(
            OBSERVABLES,
            "B / total + 0.01",
            "",
            "observables.tsv:3:7: found nothing in column observableFormula, expected a value"),
        row(
            OBSERVABLES,
            "A + observableParameter2_obs_a",
            "A + observableParameter3_obs_a",
            "observables.tsv:2:7: found 2 of observableParameter1_obs_a and so on, but no"
                + " observableParameter2_obs_a"),
        row(
            OBSERVABLES,
            "|0.5|",
            "|noiseParameter1_obs_b|",
            "observables.tsv:2:67: found 'noiseParameter1_obs_b', which is not defined; there are"
                + " k1, k2, cell, A, B, clock, total, back, forth, a0, k2_c1, scale, ... (14 in"
                + " all)"),
        row(
            OBSERVABLES,
            "|noiseParameter1_obs_b|",
            "|noiseParameter1_obs_b + 0.1 * obs_a|",
            "observables.tsv:3:24: found obs_a in the noise formula of obs_b, whose own formula has"
                + " placeholders: expected observables without them, or obs_b itself"));
  }

  static Stream<Arguments> measurementTables() {
    return Stream.of(
        row(
            MEASUREMENTS,
            "|noiseParameters",
            "|noiseparamters",
            "measurements.tsv:1:74: found the column noiseparamters, expected noiseParameters"),
        row(
            MEASUREMENTS,
            "obs_b|c0",
            "obs_c|c0",
            "measurements.tsv:3:1: found the unknown observable obs_c; did you mean obs_a?"),
        row(
            MEASUREMENTS,
            "obs_b|c0",
            "obs_b|c2",
            "measurements.tsv:3:7: found the unknown condition c2; did you mean c0?"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0|10|NaN",
            "measurements.tsv:3:13: found 'NaN' in column measurement, expected a finite number"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0|10|-0.7",
            "measurements.tsv:3:13: found the measurement -0.7 of obs_b, whose noise is"
                + " log10-laplace, expected a positive number"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0|-10|0.7",
            "measurements.tsv:3:10: found the negative time -10, expected 0 (the start) or later"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0||0.7",
            "measurements.tsv:3:10: found nothing in column time, expected a finite number"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0|inf|0.7",
            "measurements.tsv:3:10: found the time inf, but measurements of steady states are not"
                + " supported"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0|+inf|0.7",
            "measurements.tsv:3:10: found the time +inf, but measurements of steady states are not"
                + " supported"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0|-inf|0.7",
            "measurements.tsv:3:10: found the time -inf, but measurements of steady states are not"
                + " supported"),
        row(
            MEASUREMENTS,
            "c0|10|0.7",
            "c0|Infinity|0.7",
            "measurements.tsv:3:10: found the time Infinity, but measurements of steady states are not"
                + " supported"),
        row(
            MEASUREMENTS,
            "5|1.1|scale;0.25",
            "5|1.1|scale",
            "measurements.tsv:4:16: found 1 value in column observableParameters, expected 2 as in"
                + " the formulas of obs_a"),
        row(
            MEASUREMENTS,
            "5|1.1|scale;0.25",
            "5|1.1|scale;0.25;",
            "measurements.tsv:4:16: found 'scale;0.25;' in column observableParameters, expected"
                + " numbers or ids of parameters, separated by ';'"),
        row(
            MEASUREMENTS,
            "5|1.1|scale;0.25",
            "5|1.1|scale;ofset",
            "measurements.tsv:4:16: found ofset in column observableParameters, which is not in the"
                + " parameter table; did you mean offset?"),
        row(
            MEASUREMENTS,
            "5|1.1|scale;0.25|",
            "5|1.1|scale;0.25|sd_b",
            "measurements.tsv:4:27: found 1 value in column noiseParameters, expected 0 as in the"
                + " formulas of obs_a"),
        row(
            MEASUREMENTS,
            "0.7||sd_b|d2",
            "0.7||sd_b|d2|more",
            "measurements.tsv:3:26: found a row with 8 cells, expected 7 as in the header"),
        row(
            MEASUREMENTS,
            "|datasetId",
            "|preequilibrationConditionId",
            "measurements.tsv:2:30: found the pre-equilibration d1, but pre-equilibration is not"
                + " supported"));
  }

  static Stream<Arguments> models() {
    return Stream.of(
        row(
            MODEL,
            "<parameter id=\"k2\" value=\"0.2\" constant=\"true\"/>",
            "<parameter id=\"k2\" constant=\"true\"/>",
            "model.xml:15:7: the parameter k2 has no value, expected one such as k2 = 1"));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource({"observableTables", "measurementTables", "models"})
  void saysWhatIsWrongAndWhere(String file, String old, String changed, String message) {
    Path yaml = SmallProblem.valid().with(file, old, changed).write(folder);
    InputException e = assertThrows(InputException.class, () -> Petab.read(yaml));
    assertEquals(folder + "/" + message, e.getMessage());
  }

  @Test
  void anEmptyMeasurementTable() {
    String header = "observableId\tsimulationConditionId\ttime\tmeasurement\n";
    Path yaml = SmallProblem.valid().withFile(MEASUREMENTS, header).write(folder);
    InputException e = assertThrows(InputException.class, () -> Petab.read(yaml));
    assertEquals(
        folder
            + "/measurements.tsv:1:1: found a header and nothing else, expected at least one"
            + " measurement",
        e.getMessage());
  }
}
