package org.stiffgrad.petab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.stiffgrad.fit.Prior;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** Reads the parameter table. */
final class ParameterTable {
  static final String ID = "parameterId";
  static final String SCALE = "parameterScale";
  static final String LOWER = "lowerBound";
  static final String UPPER = "upperBound";
  static final String NOMINAL = "nominalValue";
  static final String ESTIMATE = "estimate";
  static final List<String> MANDATORY = List.of(ID, SCALE, LOWER, UPPER, ESTIMATE);
  static final List<String> OPTIONAL =
      List.of(NOMINAL, "objectivePriorType", "objectivePriorParameters");

  private ParameterTable() {}

  /** The parameters by their ids, in the order of the rows. */
  static Map<String, PetabParameter> read(PetabTable table) {
    Map<String, PetabParameter> parameters = new LinkedHashMap<>();
    for (PetabTable.Line line : table.lines()) {
      PetabParameter parameter = parameter(line);
      PetabParameter before = parameters.put(parameter.id(), parameter);
      if (before != null) {
        throw line.error(
            ID,
            "found parameter "
                + parameter.id()
                + " a second time, expected it once (line "
                + before.position().line()
                + ")");
      }
    }
    if (parameters.values().stream().noneMatch(PetabParameter::isEstimated)) {
      throw new InputException(
          table.position(), "found no parameter with estimate 1, expected at least one");
    }
    return parameters;
  }

  private static PetabParameter parameter(PetabTable.Line line) {
    String id = line.id(ID);
    Scale scale = scale(line);
    boolean isEstimated = isEstimated(line);
    double lower = bound(line, LOWER, isEstimated, Double.NEGATIVE_INFINITY);
    double upper = bound(line, UPPER, isEstimated, Double.POSITIVE_INFINITY);
    OptionalDouble nominal = nominal(line, isEstimated);
    if (isEstimated) {
      requireRange(line, scale, lower, upper);
      requirePositive(line, scale, nominal);
    }
    PriorReader priors = new PriorReader(line, scale, lower, upper, isEstimated);
    // Validated, though starts are drawn within the bounds.
    priors.read(PriorReader.INITIALIZATION);
    Optional<Prior> prior = priors.read(PriorReader.OBJECTIVE);
    SourcePosition position = line.position(ID);
    return new PetabParameter(id, scale, lower, upper, nominal, isEstimated, prior, position);
  }

  private static Scale scale(PetabTable.Line line) {
    String text = line.required(SCALE);
    return switch (text) {
      case "lin" -> Scale.LINEAR;
      case "log" -> Scale.LOG;
      case "log10" -> Scale.LOG10;
      default ->
          throw line.error(
              SCALE, "found the scale '" + text + "', expected one of lin, log and log10");
    };
  }

  private static boolean isEstimated(PetabTable.Line line) {
    String text = line.required(ESTIMATE);
    if (Set.of("1", "1.0").contains(text)) { // a column with gaps becomes floating in some programs
      return true;
    }
    if (Set.of("0", "0.0").contains(text)) {
      return false;
    }
    throw line.error(ESTIMATE, "found '" + text + "' in column estimate, expected 0 or 1");
  }

  private static double bound(
      PetabTable.Line line, String column, boolean isEstimated, double none) {
    if (isEstimated) {
      return line.requiredNumber(column);
    }
    // A bound of a number that is not estimated may be anything that is not asked for.
    String text = line.text(column).toLowerCase(Locale.ROOT);
    double value = text.endsWith("inf") ? Double.NaN : line.number(column);
    return Double.isNaN(value) ? none : value;
  }

  private static OptionalDouble nominal(PetabTable.Line line, boolean isEstimated) {
    double value = line.number(NOMINAL);
    if (!Double.isNaN(value)) {
      return OptionalDouble.of(value);
    }
    if (!isEstimated) {
      throw line.error(
          NOMINAL,
          "found no nominalValue of " + line.text(ID) + ", which is not estimated: expected one");
    }
    return OptionalDouble.empty();
  }

  private static void requireRange(PetabTable.Line line, Scale scale, double lower, double upper) {
    if (scale.isLogarithmic() && !(lower > 0)) {
      throw line.error(
          LOWER,
          "found the lower bound "
              + line.text(LOWER)
              + " on the scale "
              + scale.id()
              + ", expected a positive number");
    }
    if (!(lower < upper)) {
      throw line.error(
          UPPER,
          "found the upper bound "
              + line.text(UPPER)
              + ", expected one above the lower bound "
              + line.text(LOWER));
    }
  }

  private static void requirePositive(PetabTable.Line line, Scale scale, OptionalDouble nominal) {
    if (scale.isLogarithmic() && nominal.isPresent() && !(nominal.getAsDouble() > 0)) {
      throw line.error(
          NOMINAL,
          "found the nominalValue "
              + line.text(NOMINAL)
              + " on the scale "
              + scale.id()
              + ", expected a positive number");
    }
  }
}
