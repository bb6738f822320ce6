package org.stiffgrad.petab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.table.TextTable;

/**
 * The condition table.
 *
 * @param conditions by their ids, in the order of the rows
 * @param columns the quantities that conditions set, each with the place of its first header
 */
record ConditionTable(Map<String, Condition> conditions, Map<String, SourcePosition> columns) {
  static final String ID = "conditionId";
  static final List<String> MANDATORY = List.of(ID);
  private static final String NAME = "conditionName";

  /**
   * One row.
   *
   * @param cells what the condition sets; an empty cell sets nothing
   */
  record Condition(String id, Map<String, Cell> cells, SourcePosition position) {}

  /** A value with its place. */
  record Cell(Literal value, SourcePosition position) {}

  static ConditionTable read(PetabTable table) {
    Map<String, SourcePosition> columns = new LinkedHashMap<>();
    for (TextTable file : table.files()) {
      for (int c = 0; c < file.columns().size(); c++) {
        String column = file.columns().get(c);
        if (column.isEmpty()) {
          throw new InputException(
              file.headerPosition(c), "found a column without a name, expected one");
        }
        if (!Set.of(ID, NAME).contains(column)) {
          columns.putIfAbsent(column, file.headerPosition(c));
        }
      }
    }
    Map<String, Condition> conditions = new LinkedHashMap<>();
    for (PetabTable.Line line : table.lines()) {
      Condition condition = condition(line, columns.keySet());
      Condition before = conditions.put(condition.id(), condition);
      if (before != null) {
        throw line.error(
            ID,
            "found condition "
                + condition.id()
                + " a second time, expected it once (line "
                + before.position().line()
                + ")");
      }
    }
    return new ConditionTable(conditions, columns);
  }

  private static Condition condition(PetabTable.Line line, Set<String> columns) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (String column : columns) {
      String text = line.optional(column);
      if (text.isEmpty()) {
        continue;
      }
      double number = Literal.number(text);
      if (Double.isNaN(number) && !Literal.isId(text)) {
        throw line.error(
            column,
            "found '"
                + text
                + "' in column "
                + column
                + ", expected a number or the id of a parameter");
      }
      Literal value = Double.isNaN(number) ? new Literal.Id(text) : new Literal.Value(number);
      cells.put(column, new Cell(value, line.position(column)));
    }
    return new Condition(line.id(ID), cells, line.position(ID));
  }
}
