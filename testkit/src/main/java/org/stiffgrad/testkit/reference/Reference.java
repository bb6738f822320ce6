package org.stiffgrad.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;

/**
 * A reference solution with its sensitivities, correct to all digits of a double.
 *
 * @param problem its name, such as {@code hires}
 * @param equations lines {@code name' = ...} (a state) and {@code name = ...} (an abbreviation);
 *     {@code ^} is a power, {@code t} is time
 * @param parameters values, [m]
 */
public record Reference(
    String problem,
    List<String> equations,
    Names stateNames,
    Names parameterNames,
    double[] parameters,
    Trajectory trajectory) {
  /**
   * The solution at some times.
   *
   * @param initial the fixed initial state at time 0, [n]
   * @param times increasing, [k]
   * @param states [k][n]
   * @param logSensitivities p_j dy_i/dp_j, [m][k][n]
   */
  public record Trajectory(
      double[] initial, double[] times, double[][] states, double[][][] logSensitivities) {
    /** The largest |y_i| over the times, [n]. */
    public double[] stateScales() {
      return largest(states, initial.length);
    }

    /** The largest |p_j dy_i/dp_j| over the times, [n]. */
    public double[] sensitivityScales(int parameter) {
      return largest(logSensitivities[parameter], initial.length);
    }
  }

  /**
   * Reads a reference file.
   *
   * @throws UncheckedIOException naming the file that cannot be read
   */
  public static Reference read(Path file) {
    try {
      return of(new ObjectMapper().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * The parameters in the order of a system of the same equations, whose own parameters may also
   * hold the initial values of states, under their names, [m].
   *
   * @throws IllegalArgumentException naming a parameter of the system that is unknown here
   */
  public double[] parametersOf(OdeSystem system) {
    return system.parameters().asList().stream().mapToDouble(this::value).toArray();
  }

  private double value(String name) {
    return parameterNames.find(name).isPresent()
        ? parameters[parameterNames.indexOf(name)]
        : trajectory.initial()[stateNames.indexOf(name)];
  }

  /** Position in the system's parameters of each parameter of the reference. */
  public int[] columnsIn(OdeSystem system) {
    return parameterNames.asList().stream().mapToInt(system.parameters()::indexOf).toArray();
  }

  /** Position in the system's states of each state of the reference. */
  public int[] rowsIn(OdeSystem system) {
    return stateNames.asList().stream().mapToInt(system.states()::indexOf).toArray();
  }

  /**
   * The problem as Antimony text: states by their rates, abbreviations as rules, parameters and
   * initial values as the exact decimals of doubles.
   */
  public String antimony() {
    StringBuilder text = new StringBuilder();
    for (String equation : equations) {
      boolean isRate = equation.contains("' =");
      String rule = isRate ? equation : equation.replaceFirst(" =", " :=");
      text.append(rule.replaceAll("\\bt\\b", "time")).append('\n');
    }
    for (int j = 0; j < parameters.length; j++) {
      text.append(parameterNames.get(j)).append(" = ").append(parameters[j]).append('\n');
    }
    for (int i = 0; i < trajectory.initial().length; i++) {
      text.append(stateNames.get(i)).append(" = ").append(trajectory.initial()[i]).append('\n');
    }
    return text.toString();
  }

  private static Reference of(JsonNode root) {
    JsonNode values = root.required("parameters");
    List<String> parameters = new ArrayList<>();
    values.fieldNames().forEachRemaining(parameters::add);
    JsonNode sensitivities = root.required("log_sensitivities");
    Trajectory trajectory =
        new Trajectory(
            vector(root.required("initial")),
            vector(root.required("times")),
            matrix(root.required("states")),
            parameters.stream()
                .map(name -> matrix(sensitivities.required(name)))
                .toArray(double[][][]::new));
    return new Reference(
        root.required("problem").asText(),
        texts(root.required("equations")),
        Names.of(texts(root.required("state_names"))),
        Names.of(parameters),
        parameters.stream().mapToDouble(name -> values.required(name).asDouble()).toArray(),
        trajectory);
  }

  private static double[] largest(double[][] rows, int n) {
    double[] largest = new double[n];
    for (double[] row : rows) {
      for (int i = 0; i < n; i++) {
        largest[i] = Math.max(largest[i], Math.abs(row[i]));
      }
    }
    return largest;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(x -> texts.add(x.asText()));
    return texts;
  }

  private static double[] vector(JsonNode array) {
    return texts(array).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static double[][] matrix(JsonNode rows) {
    List<double[]> matrix = new ArrayList<>();
    rows.forEach(row -> matrix.add(vector(row)));
    return matrix.toArray(double[][]::new);
  }

  @Override
  public String toString() {
    return problem;
  }
}
