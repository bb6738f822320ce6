package org.stiffgrad.petab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.stiffgrad.input.InputException;
import org.stiffgrad.problem.Spelling;

/** Reads the measurement table. */
final class MeasurementTable {
  static final String OBSERVABLE = "observableId";
  static final String PREEQUILIBRATION = "preequilibrationConditionId";
  static final String CONDITION = "simulationConditionId";
  static final String MEASUREMENT = "measurement";
  static final String TIME = "time";
  static final String OBSERVABLE_PARAMETERS = "observableParameters";
  static final String NOISE_PARAMETERS = "noiseParameters";
  static final List<String> MANDATORY = List.of(OBSERVABLE, CONDITION, MEASUREMENT, TIME);
  static final List<String> OPTIONAL =
      List.of(PREEQUILIBRATION, OBSERVABLE_PARAMETERS, NOISE_PARAMETERS);

  private static final Pattern INFINITE =
      Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

  private final Map<String, ConditionTable.Condition> conditions;
  private final Map<String, ObservableTable.Observable> observables;

  /** Tables repeat the same few texts of overrides. */
  private final Map<String, List<Literal>> overrides = new HashMap<>();

  private MeasurementTable(
      Map<String, ConditionTable.Condition> conditions,
      Map<String, ObservableTable.Observable> observables) {
    this.conditions = conditions;
    this.observables = observables;
  }

  /** One row. */
  record Measurement(
      String observable,
      String condition,
      double time,
      double value,
      List<Literal> observableParameters,
      List<Literal> noiseParameters,
      PetabTable.Line line) {}

  /**
   * Refuses what is not supported, before anything else is said about a problem.
   *
   * @throws InputException at the first pre-equilibration or steady state
   */
  static void requireSupported(PetabTable table) {
    for (PetabTable.Line line : table.lines()) {
      String before = line.optional(PREEQUILIBRATION);
      if (!before.isEmpty()) {
        throw line.error(
            PREEQUILIBRATION,
            "found the pre-equilibration " + before + ", but pre-equilibration is not supported");
      }
      String time = line.text(TIME);
      if (INFINITE.matcher(time).matches()) {
        throw line.error(
            TIME,
            "found the time " + time + ", but measurements of steady states are not supported");
      }
    }
  }

  /** The rows, in order. */
  static List<Measurement> read(
      PetabTable table,
      Map<String, ConditionTable.Condition> conditions,
      Map<String, ObservableTable.Observable> observables) {
    MeasurementTable reader = new MeasurementTable(conditions, observables);
    List<Measurement> rows = new ArrayList<>();
    for (PetabTable.Line line : table.lines()) {
      rows.add(reader.measurement(line));
    }
    if (rows.isEmpty()) {
      throw new InputException(
          table.position(), "found a header and nothing else, expected at least one measurement");
    }
    return rows;
  }

  private Measurement measurement(PetabTable.Line line) {
    String id = line.required(OBSERVABLE);
    ObservableTable.Observable observable = observables.get(id);
    if (observable == null) {
      throw line.error(
          OBSERVABLE,
          "found the unknown observable " + id + "; " + Spelling.help(id, observables.keySet()));
    }
    String condition = line.required(CONDITION);
    if (!conditions.containsKey(condition)) {
      throw line.error(
          CONDITION,
          "found the unknown condition "
              + condition
              + "; "
              + Spelling.help(condition, conditions.keySet()));
    }
    double time = line.requiredNumber(TIME);
    if (time < 0) {
      throw line.error(
          TIME, "found the negative time " + line.text(TIME) + ", expected 0 (the start) or later");
    }
    double value = line.requiredNumber(MEASUREMENT);
    if (!observable.noise().isPossible(value)) {
      throw line.error(
          MEASUREMENT,
          "found the measurement "
              + line.text(MEASUREMENT)
              + " of "
              + id
              + ", whose noise is "
              + observable.noise().id()
              + ", expected a positive number");
    }
    return new Measurement(
        id,
        condition,
        time,
        value,
        overrides(line, OBSERVABLE_PARAMETERS),
        overrides(line, NOISE_PARAMETERS),
        line);
  }

  private List<Literal> overrides(PetabTable.Line line, String column) {
    String text = line.optional(column);
    List<Literal> known = overrides.get(text);
    if (known == null) {
      known = parsed(line, column, text);
      overrides.put(text, known);
    }
    return known;
  }

  private static List<Literal> parsed(PetabTable.Line line, String column, String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<Literal> values = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      String cell = part.strip();
      double number = Literal.number(cell);
      if (Double.isNaN(number) && !Literal.isId(cell)) {
        throw line.error(
            column,
            "found '"
                + text
                + "' in column "
                + column
                + ", expected numbers or ids of parameters, separated by ';'");
      }
      values.add(Double.isNaN(number) ? new Literal.Id(cell) : new Literal.Value(number));
    }
    return List.copyOf(values);
  }
}
