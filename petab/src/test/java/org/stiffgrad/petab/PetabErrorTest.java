package org.stiffgrad.petab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stiffgrad.petab.SmallProblem.CONDITIONS;
import static org.stiffgrad.petab.SmallProblem.PARAMETERS;
import static org.stiffgrad.petab.SmallProblem.YAML;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.input.InputException;

/** The valid problem changed in one place: what is said, and of which place. */
class PetabErrorTest {
  private final Path folder;

  PetabErrorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Arguments row(String file, String old, String changed, String message) {
    return Arguments.of(file, old, changed, message);
  }

  static Stream<Arguments> problemFiles() {
    return Stream.of(
        row(
            YAML,
            "format_version: 1",
            "format_version: 2.0.0",
            "problem.yaml:1:17: found a problem in PEtab version 2, but only version 1 is"
                + " supported"),
        row(
            YAML,
            "format_version: 1",
            "format_version: one",
            "problem.yaml:1:17: found the format version 'one', expected 1"),
        row(
            YAML,
            "format_version: 1\n",
            "",
            "problem.yaml:1:1: found no format_version, expected one"),
        row(
            YAML,
            "parameter_file:",
            "parameter_files:",
            "problem.yaml:2:1: found the unknown key parameter_files; did you mean parameter_file?"),
        row(
            YAML,
            "condition_files",
            "conditions_files",
            "problem.yaml:6:5: found the unknown key conditions_files; did you mean"
                + " condition_files?"),
        row(
            YAML,
            "parameters.tsv",
            "parameter.tsv",
            "problem.yaml:2:17: found 'parameter.tsv', but there is no such file beside this one"),
        row(
            YAML,
            "- model.xml",
            "[model.xml, model.xml]",
            "problem.yaml:5:7: found 2 models, but only one model is supported"),
        row(
            YAML,
            "- model.xml",
            "[]",
            "problem.yaml:5:7: found no file under sbml_files, expected at least one"),
        row(
            YAML,
            "  - sbml_files:\n      - model.xml",
            "  - model_files:\n      decay: {location: model.xml, language: pysb}",
            "problem.yaml:4:5: found model_files, but only models in SBML (sbml_files) are"
                + " supported"),
        row(
            YAML,
            "parameter_file:",
            "extensions: {sciml: {version: 1, required: true}}\nparameter_file:",
            "problem.yaml:2:14: found the extension sciml, but extensions are not supported"),
        row(
            YAML,
            "problems:",
            "format_version: 1\nproblems:",
            "problem.yaml:3:1: found format_version a second time, expected it once (line 1)"),
        row(
            YAML,
            "- observables.tsv",
            "- https://example.org/observables.tsv",
            "problem.yaml:9:9: found the address https://example.org/observables.tsv, expected a"
                + " file"));
  }

  static Stream<Arguments> parameterTables() {
    return Stream.of(
        row(
            PARAMETERS,
            "nominalValue",
            "nominalValues",
            "parameters.tsv:1:64: found the column nominalValues, expected nominalValue"),
        row(
            PARAMETERS,
            "|estimate|",
            "|estimated|",
            "parameters.tsv:1:1: found no column estimate in the parameter table, expected one;"
                + " did you mean estimated?"),
        row(
            PARAMETERS,
            "a0|start",
            "k1|start",
            "parameters.tsv:3:1: found parameter k1 a second time, expected it once (line 2)"),
        row(
            PARAMETERS,
            "a0|start",
            "2a|start",
            "parameters.tsv:3:1: found '2a' in column parameterId, expected letters, digits and"
                + " '_'"),
        row(
            PARAMETERS,
            "rate|log10",
            "rate|log2",
            "parameters.tsv:2:9: found the scale 'log2', expected one of lin, log and log10"),
        row(
            PARAMETERS,
            "1e-3|1e3|0.8",
            "0|1e3|0.8",
            "parameters.tsv:2:15: found the lower bound 0 on the scale log10, expected a positive"
                + " number"),
        row(
            PARAMETERS,
            "1e-3|1e3|0.8",
            "1e3|1e-3|0.8",
            "parameters.tsv:2:19: found the upper bound 1e-3, expected one above the lower bound"
                + " 1e3"),
        row(
            PARAMETERS,
            "1e-3|1e3|0.8",
            "1e-3||0.8",
            "parameters.tsv:2:20: found nothing in column upperBound, expected a finite number"),
        row(
            PARAMETERS,
            "1e-3|1e3|0.8",
            "1e-3|inf|0.8",
            "parameters.tsv:2:20: found 'inf' in column upperBound, expected a finite number"),
        row(
            PARAMETERS,
            "1e3|0.8|1",
            "1e3|0.8|yes",
            "parameters.tsv:2:28: found 'yes' in column estimate, expected 0 or 1"),
        row(
            PARAMETERS,
            "1e3|0.8|1",
            "1e3|-0.8|1",
            "parameters.tsv:2:24: found the nominalValue -0.8 on the scale log10, expected a"
                + " positive number"),
        row(
            PARAMETERS,
            "|||0.5|0",
            "||||0",
            "parameters.tsv:6:21: found no nominalValue of offset, which is not estimated: expected"
                + " one"),
        row(
            PARAMETERS,
            "normal|2;1",
            "gauss|2;1",
            "parameters.tsv:3:23: found the prior 'gauss', expected one of uniform, normal,"
                + " laplace, logNormal, logLaplace, parameterScaleUniform, parameterScaleNormal,"
                + " parameterScaleLaplace"),
        row(
            PARAMETERS,
            "normal|2;1",
            "normal|2",
            "parameters.tsv:3:30: found '2' as parameters of the prior normal, expected two numbers"
                + " such as 0;1"),
        row(
            PARAMETERS,
            "normal|2;1",
            "laplace|2;-1",
            "parameters.tsv:3:31: found the width -1.0 of a prior, expected a positive number"),
        row(
            PARAMETERS,
            "normal|2;1",
            "uniform|2;1",
            "parameters.tsv:3:31: found the range 2.0..1.0 of a prior, expected one of"
                + " positive and finite width"),
        row(
            PARAMETERS,
            "normal|2;1",
            "uniform|-1e308;1.7e308",
            "parameters.tsv:3:31: found the range -1.0E308..1.7E308 of a prior, expected one of"
                + " positive and finite width"),
        row(
            PARAMETERS,
            "lin|0|10|2|1|normal|2;1",
            "lin|-1e308|1.7e308|2|1|uniform|",
            "parameters.tsv:3:41: found the range -1.0E308..1.7E308 of a prior, expected one of"
                + " positive and finite width"),
        row(
            PARAMETERS,
            "normal|2;1",
            "|2;1",
            "parameters.tsv:3:24: found '2;1' and no objectivePriorType, expected both or none"),
        row(
            PARAMETERS,
            "offset|offset|lin|||0.5|0||\n",
            "offset|offset|lin|||0.5|0||\nstray|stray|lin|0|1|0.5|1||\n",
            "parameters.tsv:7:1: found the parameter stray, which neither the model nor a formula,"
                + " condition or measurement uses"),
        row(
            PARAMETERS,
            "offset|offset|lin|||0.5|0||\n",
            "offset|offset|lin|||0.5|0||\nk2|k2|lin|0|1|0.5|1||\n",
            "parameters.tsv:7:1: found the parameter k2, which is a column of the condition table"
                + " too: expected it in one of them"),
        row(
            PARAMETERS,
            "offset|offset|lin|||0.5|0||\n",
            "offset|offset|lin|||0.5|0||\ntotal|k2|lin|0|1|0.5|1||\n",
            "parameters.tsv:7:1: found the parameter total, which a rule of the model defines:"
                + " expected a parameter"),
        row(
            PARAMETERS,
            "offset|offset|lin|||0.5|0||\n",
            "offset|offset|lin|||0.5|0||\nB|k2|lin|0|1|0.5|1||\n",
            "parameters.tsv:7:1: found the parameter B, which changes with time in the model:"
                + " expected a parameter"),
        row(
            PARAMETERS,
            "offset|offset|lin|||0.5|0||\n",
            "offset|offset|lin|||0.5|0||\nnoiseParameter1_obs_b|k2|lin|0|1|0.5|1||\n",
            "parameters.tsv:7:1: found the parameter noiseParameter1_obs_b, which is a placeholder:"
                + " expected its values as overrides"));
  }

  static Stream<Arguments> conditionTables() {
    return Stream.of(
        row(
            CONDITIONS,
            "c1|two",
            "c0|two",
            "conditions.tsv:3:1: found condition c0 a second time, expected it once (line 2)"),
        row(
            CONDITIONS,
            "conditionId",
            "condition",
            "conditions.tsv:1:1: found no column conditionId in the condition table, expected one;"
                + " did you mean condition?"),
        row(
            CONDITIONS,
            "|A|k2",
            "|A|k3",
            "conditions.tsv:1:29: found the column k3, which is not in the model; did you mean k1?"),
        row(
            CONDITIONS,
            "|A|k2",
            "|A|total",
            "conditions.tsv:1:29: found the column total, which a rule of the model defines: it"
                + " cannot be set"),
        row(
            CONDITIONS,
            "|A|k2",
            "|A|clock",
            "conditions.tsv:1:29: found the column clock, which a rate rule of the model changes:"
                + " it cannot be set"),
        row(
            CONDITIONS,
            "|A|k2",
            "|A|A",
            "conditions.tsv:1:29: found a second column A, expected distinct names"),
        row(
            CONDITIONS,
            "one|a0|",
            "one|a00|",
            "conditions.tsv:2:8: found a00, which is no parameter; did you mean a0?"),
        row(
            CONDITIONS,
            "one|a0|",
            "one|k2|",
            "conditions.tsv:2:8: found k2, whose value is computed or set by a condition; expected a"
                + " number or a parameter of the parameter table"),
        row(
            CONDITIONS,
            "one|a0|",
            "one|2*a0|",
            "conditions.tsv:2:8: found '2*a0' in column A, expected a number or the id of a"
                + " parameter"));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource({"problemFiles", "parameterTables", "conditionTables"})
  void saysWhatIsWrongAndWhere(String file, String old, String changed, String message) {
    Path yaml = SmallProblem.valid().with(file, old, changed).write(folder);
    InputException e = assertThrows(InputException.class, () -> Petab.read(yaml));
    assertEquals(folder + "/" + message, e.getMessage());
  }

  @Test
  void nothingToEstimate() {
    String table = SmallProblem.valid().files().getOrDefault(PARAMETERS, "");
    String fixed = table.replace("\t1\t\t", "\t0\t\t").replace("\t1\tnormal", "\t0\tnormal");
    Path yaml = SmallProblem.valid().withFile(PARAMETERS, fixed).write(folder);
    InputException e = assertThrows(InputException.class, () -> Petab.read(yaml));
    assertEquals(
        folder + "/parameters.tsv:1:1: found no parameter with estimate 1, expected at least one",
        e.getMessage());
  }

  @Test
  void notYamlAtAll() {
    Path yaml = SmallProblem.valid().withFile(YAML, "format_version: [1\n").write(folder);
    InputException e = assertThrows(InputException.class, () -> Petab.read(yaml));
    assertEquals(
        true,
        String.valueOf(e.getMessage())
            .contains("problem.yaml:1:19: found a place that is not YAML"),
        e.getMessage());
  }

  @Test
  void aMissingFile() {
    Path yaml = folder.resolve("none.yaml");
    InputException e = assertThrows(InputException.class, () -> Petab.read(yaml));
    assertEquals(yaml + ": there is no such file", e.getMessage());
  }

  @Test
  void columnsWithCommas() {
    Path yaml =
        SmallProblem.valid().withFile(CONDITIONS, "conditionId,A\nc0,1\nc1,2\n").write(folder);
    InputException e = assertThrows(InputException.class, () -> Petab.read(yaml));
    assertEquals(
        folder + "/conditions.tsv:1:1: found columns separated by ';' or commas, expected tabs",
        e.getMessage());
  }
}
