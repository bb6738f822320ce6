package org.stiffgrad.petab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.input.SourcePosition;

/** Reads the observable table. */
final class ObservableTable {
  static final String ID = "observableId";
  static final String FORMULA = "observableFormula";
  static final String NOISE = "noiseFormula";
  static final String TRANSFORMATION = "observableTransformation";
  static final String DISTRIBUTION = "noiseDistribution";
  static final List<String> MANDATORY = List.of(ID, FORMULA, NOISE);
  static final List<String> OPTIONAL = List.of(TRANSFORMATION, DISTRIBUTION);

  private ObservableTable() {}

  /** A text with its place. */
  record Text(String text, SourcePosition position) {}

  /**
   * One row, its formulas still text: what they may mention depends on the model.
   *
   * @param position where the observable is named
   */
  record Observable(
      String id, Text formula, Text noiseFormula, Noise noise, SourcePosition position) {}

  /** The observables by their ids, in the order of the rows. */
  static Map<String, Observable> read(PetabTable table) {
    Map<String, Observable> observables = new LinkedHashMap<>();
    for (PetabTable.Line line : table.lines()) {
      Observable observable =
          new Observable(
              line.id(ID), text(line, FORMULA), text(line, NOISE), noise(line), line.position(ID));
      Observable before = observables.put(observable.id(), observable);
      if (before != null) {
        throw line.error(
            ID,
            "found observable "
                + observable.id()
                + " a second time, expected it once (line "
                + before.position().line()
                + ")");
      }
    }
    return observables;
  }

  private static Text text(PetabTable.Line line, String column) {
    return new Text(line.required(column), line.position(column));
  }

  private static Noise noise(PetabTable.Line line) {
    String transformation = line.optional(TRANSFORMATION);
    Noise.Transform transform =
        switch (transformation) {
          case "", "lin" -> Noise.Transform.LINEAR;
          case "log" -> Noise.Transform.LOG;
          case "log10" -> Noise.Transform.LOG10;
          default ->
              throw line.error(
                  TRANSFORMATION,
                  "found the transformation '"
                      + transformation
                      + "', expected one of lin, log and log10");
        };
    String distribution = line.optional(DISTRIBUTION);
    Noise.Family family =
        switch (distribution) {
          case "", "normal" -> Noise.Family.NORMAL;
          case "laplace" -> Noise.Family.LAPLACE;
          default ->
              throw line.error(
                  DISTRIBUTION,
                  "found the noise distribution '"
                      + distribution
                      + "', expected normal or laplace");
        };
    return Noise.ALL.stream()
        .filter(n -> n.transform() == transform && n.family() == family)
        .findFirst()
        .orElseThrow();
  }
}
