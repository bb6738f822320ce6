package org.stiffgrad.petab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.stiffgrad.input.InputException;
import org.stiffgrad.problem.ChoiceException;
import org.stiffgrad.sbml.Sbml;
import org.stiffgrad.sbml.SbmlModel;

/**
 * Reads problems in PEtab, version 1 (Schmiester et al., PLOS Computational Biology 17 (2021)
 * e1008646). What is supported, and how, is in docs/guide/petab.md.
 */
public final class Petab {
  private Petab() {}

  /**
   * Reads a problem with all its files, and checks that they fit together.
   *
   * @param yaml the problem's file; the others are found relative to it
   * @throws InputException if a file cannot be read, does not make sense or asks for something that
   *     is not supported, at the first such place
   */
  public static PetabProblem read(Path yaml) {
    return read(yaml, PetabChoices.NONE);
  }

  /**
   * Reads a problem and changes what is estimated, or from where.
   *
   * @throws InputException as {@link #read(Path)}
   * @throws ChoiceException where a choice does not fit the parameter table
   */
  public static PetabProblem read(Path yaml, PetabChoices choices) {
    ProblemFile files = ProblemFile.read(yaml);
    PetabTable measurementTable =
        PetabTable.read(
            "measurement",
            files.measurements(),
            MeasurementTable.MANDATORY,
            MeasurementTable.OPTIONAL);
    MeasurementTable.requireSupported(measurementTable);
    PetabTable parameterTable =
        PetabTable.read(
            "parameter", files.parameters(), ParameterTable.MANDATORY, ParameterTable.OPTIONAL);
    Map<String, PetabParameter> parameters = choices.apply(ParameterTable.read(parameterTable));
    ConditionTable conditions =
        ConditionTable.read(
            PetabTable.read("condition", files.conditions(), ConditionTable.MANDATORY, List.of()));
    Map<String, ObservableTable.Observable> observables =
        ObservableTable.read(
            PetabTable.read(
                "observable",
                files.observables(),
                ObservableTable.MANDATORY,
                ObservableTable.OPTIONAL));
    List<MeasurementTable.Measurement> measurements =
        MeasurementTable.read(measurementTable, conditions.conditions(), observables);
    ProblemAssembly.Tables tables =
        new ProblemAssembly.Tables(parameters, conditions, observables, measurements);
    SbmlModel model = Sbml.read(files.model(), tables::name);
    return new PetabProblem(
        yaml,
        model.source(),
        List.copyOf(parameters.values()),
        new ProblemAssembly(model, tables).assemble(),
        parameterTable,
        measurementTable);
  }
}
