package org.stiffgrad.petab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stiffgrad.antimony.Formula;
import org.stiffgrad.compile.ObservableFormula;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.fit.ObservationVariants.Substitute;
import org.stiffgrad.fit.ObservationVariants.Variant;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.problem.Spelling;

/**
 * The formulas of all observables, and for each distinct use of one in the measurement table what
 * stands in for its placeholders.
 */
final class Observables {
  private static final String OBSERVABLE_PARAMETER = "observableParameter";
  private static final String NOISE_PARAMETER = "noiseParameter";

  private final Map<String, PetabParameter> parameters;
  private final List<ObservableFormula> formulas = new ArrayList<>();
  private final Map<String, Integer> index = new HashMap<>();

  /** The placeholders of the formula itself, without those of the noise formula only. */
  private final Map<String, Set<String>> ofFormula = new HashMap<>();

  /** Placeholders of each observable in the order of their numbers. */
  private final List<List<String>> observablePlaceholders = new ArrayList<>();

  private final List<List<String>> noisePlaceholders = new ArrayList<>();
  private final Set<String> mentioned = new HashSet<>();
  private final Map<Use, Integer> variantOf = new LinkedHashMap<>();
  private final List<Variant> variants = new ArrayList<>();

  /** What makes rows of the measurement table the same observable. */
  private record Use(
      int observable, List<Literal> observableParameters, List<Literal> noiseParameters) {}

  /**
   * Reads the formulas.
   *
   * @param known what the names of the model and of the parameter table stand for
   */
  Observables(
      Map<String, ObservableTable.Observable> table,
      Map<String, Expression> known,
      Map<String, PetabParameter> parameters) {
    this.parameters = parameters;
    Map<ObservableTable.Observable, Set<String>> others = new LinkedHashMap<>();
    for (ObservableTable.Observable row : table.values()) {
      index.put(row.id(), formulas.size());
      FormulaNames names = new FormulaNames(row.id(), known, table.keySet(), mentioned);
      Expression value = parse(row.formula(), names);
      ofFormula.put(row.id(), Set.copyOf(names.placeholders));
      names.allowObservables();
      Expression noise = parse(row.noiseFormula(), names);
      formulas.add(new ObservableFormula(row.id(), value, noise, row.noise()));
      observablePlaceholders.add(names.placeholders(OBSERVABLE_PARAMETER, row));
      noisePlaceholders.add(names.placeholders(NOISE_PARAMETER, row));
      others.put(row, names.others());
    }
    others.forEach(this::requireNoPlaceholder);
  }

  /** A measurement gives values to the placeholders of its own observable only. */
  private void requireNoPlaceholder(ObservableTable.Observable row, Set<String> others) {
    for (String other : others) {
      if (!ofFormula.getOrDefault(other, Set.of()).isEmpty()) {
        throw new InputException(
            row.noiseFormula().position(),
            "found "
                + other
                + " in the noise formula of "
                + row.id()
                + ", whose own formula has placeholders: expected observables without them, or "
                + row.id()
                + " itself");
      }
    }
  }

  private static Expression parse(ObservableTable.Text text, FormulaNames names) {
    return Formula.parse(text.text(), text.position(), names);
  }

  /** Whether a name is one of those that are set aside for placeholders. */
  static boolean isPlaceholder(String name) {
    return name.startsWith(OBSERVABLE_PARAMETER) || name.startsWith(NOISE_PARAMETER);
  }

  List<ObservableFormula> formulas() {
    return formulas;
  }

  /** All placeholders. */
  List<String> placeholders() {
    List<String> all = new ArrayList<>();
    observablePlaceholders.forEach(all::addAll);
    noisePlaceholders.forEach(all::addAll);
    return all;
  }

  /** Whether a formula or an override so far mentions a name. */
  boolean mentions(String name) {
    return mentioned.contains(name);
  }

  List<Variant> variants() {
    return variants;
  }

  /**
   * The variant of a measurement.
   *
   * @throws InputException if its overrides do not fit the placeholders
   */
  int variant(MeasurementTable.Measurement row) {
    int observable = index.getOrDefault(row.observable(), -1);
    Use use = new Use(observable, row.observableParameters(), row.noiseParameters());
    Integer known = variantOf.get(use);
    if (known != null) {
      return known;
    }
    Map<String, Substitute> values = new HashMap<>();
    substitute(
        row,
        MeasurementTable.OBSERVABLE_PARAMETERS,
        observablePlaceholders.get(observable),
        row.observableParameters(),
        values);
    substitute(
        row,
        MeasurementTable.NOISE_PARAMETERS,
        noisePlaceholders.get(observable),
        row.noiseParameters(),
        values);
    variantOf.put(use, variants.size());
    variants.add(new Variant(observable, values));
    return variants.size() - 1;
  }

  private void substitute(
      MeasurementTable.Measurement row,
      String column,
      List<String> placeholders,
      List<Literal> overrides,
      Map<String, Substitute> values) {
    if (overrides.size() != placeholders.size()) {
      throw row.line()
          .error(
              column,
              "found "
                  + overrides.size()
                  + (overrides.size() == 1 ? " value" : " values")
                  + " in column "
                  + column
                  + ", expected "
                  + placeholders.size()
                  + " as in the formulas of "
                  + row.observable());
    }
    for (int i = 0; i < overrides.size(); i++) {
      if (overrides.get(i) instanceof Literal.Id id) {
        requireParameter(row, column, id.id());
        mentioned.add(id.id());
        values.put(placeholders.get(i), new Substitute.Parameter(id.id()));
      } else {
        double number = ((Literal.Value) overrides.get(i)).value();
        values.put(placeholders.get(i), new Substitute.Value(number));
      }
    }
  }

  private void requireParameter(MeasurementTable.Measurement row, String column, String id) {
    if (!parameters.containsKey(id)) {
      throw row.line()
          .error(
              column,
              "found "
                  + id
                  + " in column "
                  + column
                  + ", which is not in the parameter table; "
                  + Spelling.help(id, parameters.keySet()));
    }
  }

  /** The names in the formulas of one observable. */
  private static final class FormulaNames implements Formula.Names {
    private final String observable;
    private final Map<String, Expression> known;
    private final Set<String> observables;
    private final Set<String> mentioned;
    private final Set<String> placeholders = new HashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private boolean isNoise;

    FormulaNames(
        String observable,
        Map<String, Expression> known,
        Set<String> observables,
        Set<String> mentioned) {
      this.observable = observable;
      this.known = known;
      this.observables = observables;
      this.mentioned = mentioned;
    }

    /** From here on it is the noise formula, in which observables may occur. */
    void allowObservables() {
      isNoise = true;
    }

    @Override
    public Optional<Expression> value(String name) {
      if (number(OBSERVABLE_PARAMETER, name) > 0 || number(NOISE_PARAMETER, name) > 0) {
        placeholders.add(name);
        return Optional.of(new Expression.Reference(name));
      }
      Expression value = known.get(name);
      if (value != null) {
        mentioned.add(name);
        return Optional.of(value);
      }
      if (!isNoise || !observables.contains(name)) {
        return Optional.empty();
      }
      if (!name.equals(observable)) {
        others.add(name);
      }
      return Optional.of(new Expression.Reference(name));
    }

    /** The other observables that the noise formula mentions. */
    Set<String> others() {
      return others;
    }

    @Override
    public String help(String name) {
      return Spelling.help(name, known.keySet());
    }

    /** n of a placeholder {@code KINDn_OBSERVABLE}, or 0. */
    private int number(String kind, String name) {
      String ending = "_" + observable;
      boolean isPlaceholder =
          name.startsWith(kind)
              && name.endsWith(ending)
              && name.length() > kind.length() + ending.length();
      if (!isPlaceholder) {
        return 0;
      }
      String digits = name.substring(kind.length(), name.length() - ending.length());
      return digits.matches("[1-9]\\d{0,5}") ? Integer.parseInt(digits) : 0;
    }

    /** The placeholders of a kind in the order of their numbers, which have no gaps. */
    List<String> placeholders(String kind, ObservableTable.Observable row) {
      List<String> ordered = new ArrayList<>();
      long count = placeholders.stream().filter(name -> number(kind, name) > 0).count();
      for (int n = 1; n <= count; n++) {
        String name = kind + n + "_" + observable;
        if (!placeholders.contains(name)) {
          SourcePosition position =
              kind.equals(NOISE_PARAMETER)
                  ? row.noiseFormula().position()
                  : row.formula().position();
          throw new InputException(
              position,
              "found " + count + " of " + kind + "1_" + observable + " and so on, but no " + name);
        }
        ordered.add(name);
      }
      return ordered;
    }
  }
}
