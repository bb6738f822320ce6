package org.stiffgrad.petab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stiffgrad.problem.Choice;
import org.stiffgrad.problem.ChoiceException;
import org.stiffgrad.problem.Spelling;

/**
 * What a user wants otherwise than the parameter table has it.
 *
 * @param values in place of nominal values, by id, on the linear scale
 * @param fitted the parameters to estimate, the others staying at their values; empty for those
 *     that the table says
 */
public record PetabChoices(Map<String, Double> values, List<String> fitted) {
  /** All as in the table. */
  public static final PetabChoices NONE = new PetabChoices(Map.of(), List.of());

  public PetabChoices {
    values = Map.copyOf(values);
    fitted = List.copyOf(fitted);
  }

  /** The table's parameters with these choices, in the same order. */
  Map<String, PetabParameter> apply(Map<String, PetabParameter> table) {
    values.keySet().forEach(id -> known(Choice.VALUES, id, table));
    for (String id : fitted) {
      if (!known(Choice.FITTED, id, table).isEstimated()) {
        throw new ChoiceException(
            Choice.FITTED, id + " has estimate 0 in the parameter table, so nothing bounds it");
      }
    }
    Map<String, PetabParameter> chosen = new LinkedHashMap<>();
    table.forEach((id, parameter) -> chosen.put(id, apply(parameter)));
    return chosen;
  }

  private PetabParameter apply(PetabParameter old) {
    boolean isEstimated = old.isEstimated() && (fitted.isEmpty() || fitted.contains(old.id()));
    OptionalDouble nominal = old.nominal();
    Double value = values.get(old.id());
    if (value != null) {
      if (isEstimated && old.scale().isLogarithmic() && !(value > 0)) {
        throw new ChoiceException(
            Choice.VALUES,
            old.id()
                + " is estimated on the scale "
                + old.scale().id()
                + ", so it cannot be "
                + value);
      }
      nominal = OptionalDouble.of(value);
    }
    if (nominal.isEmpty() && !isEstimated) {
      throw new ChoiceException(
          Choice.FITTED,
          old.id()
              + " has no nominalValue in the parameter table, so it needs a value or to be fitted"
              + " too");
    }
    return new PetabParameter(
        old.id(),
        old.scale(),
        old.lower(),
        old.upper(),
        nominal,
        isEstimated,
        isEstimated ? old.prior() : Optional.empty(),
        old.position());
  }

  private static PetabParameter known(Choice choice, String id, Map<String, PetabParameter> table) {
    PetabParameter parameter = table.get(id);
    if (parameter == null) {
      throw new ChoiceException(
          choice,
          "there is no parameter "
              + id
              + " in the parameter table; "
              + Spelling.help(id, table.keySet()));
    }
    return parameter;
  }
}
