package org.stiffgrad.petab;

import java.util.List;
import java.util.Optional;
import org.stiffgrad.fit.Prior;
import org.stiffgrad.fit.Scale;

/**
 * Reads the priors of one parameter.
 *
 * @param scale the parameter's
 * @param lower its bounds on the linear scale
 * @param isEstimated whether it has bounds and a prior at all
 */
record PriorReader(
    PetabTable.Line line, Scale scale, double lower, double upper, boolean isEstimated) {
  static final String OBJECTIVE = "objectivePrior";
  static final String INITIALIZATION = "initializationPrior";

  private static final List<String> TYPES =
      List.of(
          "uniform",
          "normal",
          "laplace",
          "logNormal",
          "logLaplace",
          "parameterScaleUniform",
          "parameterScaleNormal",
          "parameterScaleLaplace");

  /**
   * The prior in the two columns that begin with a name, empty where there is none. That of a
   * parameter that is not estimated is checked, and left out.
   */
  Optional<Prior> read(String name) {
    String typeColumn = name + "Type";
    String parameterColumn = name + "Parameters";
    String type = line.optional(typeColumn);
    String parameters = line.optional(parameterColumn);
    if (type.isEmpty()) {
      if (!parameters.isEmpty()) {
        throw line.error(
            parameterColumn,
            "found '" + parameters + "' and no " + typeColumn + ", expected both or none");
      }
      return Optional.empty();
    }
    if (!TYPES.contains(type)) {
      throw line.error(
          typeColumn,
          "found the prior '" + type + "', expected one of " + String.join(", ", TYPES));
    }
    boolean isUniform = type.equals("uniform") || type.equals("parameterScaleUniform");
    boolean isByBounds = isUniform && parameters.isEmpty();
    if (isByBounds && !isEstimated) {
      return Optional.empty();
    }
    double[] values = isByBounds ? bounds(type) : values(type, parameters, parameterColumn);
    requireValid(type, values, parameterColumn);
    return isEstimated ? Optional.of(prior(type, values)) : Optional.empty();
  }

  private double[] bounds(String type) {
    return type.equals("uniform")
        ? new double[] {lower, upper}
        : new double[] {scale.toTheta(lower), scale.toTheta(upper)};
  }

  private double[] values(String type, String text, String column) {
    String[] parts = text.split(";", -1);
    double[] values = new double[parts.length];
    boolean isNumeric = parts.length == 2;
    for (int i = 0; i < values.length && isNumeric; i++) {
      values[i] = Literal.number(parts[i].strip());
      isNumeric = !Double.isNaN(values[i]);
    }
    if (!isNumeric) {
      throw line.error(
          column,
          (text.isEmpty() ? "found nothing" : "found '" + text + "'")
              + " as parameters of the prior "
              + type
              + ", expected two numbers such as 0;1");
    }
    return values;
  }

  private void requireValid(String type, double[] values, String column) {
    if (type.endsWith("niform")) {
      if (!(values[0] < values[1]) || Double.isInfinite(values[1] - values[0])) {
        throw line.error(
            column,
            "found the range "
                + values[0]
                + ".."
                + values[1]
                + " of a prior, expected one of positive and finite width");
      }
    } else if (!(values[1] > 0)) {
      throw line.error(
          column, "found the width " + values[1] + " of a prior, expected a positive number");
    }
  }

  private Prior prior(String type, double[] values) {
    double a = values[0];
    double b = values[1];
    return switch (type) {
      case "uniform" -> new Prior.Uniform(a, b);
      case "normal" -> new Prior.Normal(a, b);
      case "laplace" -> new Prior.Laplace(a, b);
      case "logNormal" -> new Prior.LogNormalOfValue(a, b);
      case "logLaplace" -> new Prior.LogLaplaceOfValue(a, b);
      case "parameterScaleUniform" -> new Prior.Uniform(scale, a, b);
      case "parameterScaleNormal" -> new Prior.Normal(scale, a, b);
      case "parameterScaleLaplace" -> new Prior.Laplace(scale, a, b);
      default -> throw new IllegalArgumentException("no prior " + type);
    };
  }
}
