package org.stiffgrad.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * Conditions of experiments: a column {@code experiment} and one column for each parameter or
 * initial amount that differs between them; an empty cell leaves the model's own value. Whether the
 * columns name something in a model is for the caller.
 */
public final class ExperimentTable {
  private static final String EXPERIMENT = "experiment";

  private final Row header;
  private final List<String> names;
  private final int[] nameCells;
  private final Map<String, Integer> rowOfExperiment = new LinkedHashMap<>();
  private final List<SourcePosition> experimentPositions = new ArrayList<>();
  private final Grid grid;

  private ExperimentTable(Row header, int[] nameCells) {
    this.header = header;
    this.nameCells = nameCells;
    this.grid = new Grid(header.file(), nameCells.length);
    List<String> found = new ArrayList<>();
    for (int cell : nameCells) {
      found.add(header.cells().get(cell));
    }
    this.names = List.copyOf(found);
  }

  /**
   * Reads a CSV file in UTF-8.
   *
   * @throws InputException at the first place that does not make sense
   */
  public static ExperimentTable read(Path file) {
    try (CsvSource source = CsvSource.open(file, Separator.COMMA)) {
      Row header = source.header();
      int experiment = header.cells().indexOf(EXPERIMENT);
      if (experiment < 0) {
        throw header.error(0, "found no column experiment, expected one");
      }
      int[] cells = new int[header.cells().size() - 1];
      int count = 0;
      for (int i = 0; i < header.cells().size(); i++) {
        if (i != experiment) {
          cells[count++] = i;
        }
      }
      ExperimentTable table = new ExperimentTable(header, cells);
      table.fill(source, experiment);
      return table;
    }
  }

  private void fill(CsvSource source, int experiment) {
    for (Row row = source.next(); row != null; row = source.next()) {
      String name = row.cells().get(experiment);
      if (name.isEmpty()) {
        throw row.error(experiment, "found no experiment, expected its name");
      }
      Integer before = rowOfExperiment.put(name, grid.rows());
      if (before != null) {
        throw row.error(
            experiment,
            "found experiment "
                + name
                + " a second time, expected it once (line "
                + experimentPositions.get(before).line()
                + ")");
      }
      experimentPositions.add(row.position(experiment));
      grid.add(row, nameCells, header);
    }
    if (grid.rows() == 0) {
      throw header.error(0, "found a header and nothing else, expected at least one row");
    }
  }

  /** The file's name as given, for messages. */
  public String file() {
    return header.file();
  }

  /** Names of the experiments in the order of the rows. */
  public List<String> experiments() {
    return List.copyOf(rowOfExperiment.keySet());
  }

  /** The row of an experiment, or empty where there is none. */
  public OptionalInt row(String experiment) {
    Integer row = rowOfExperiment.get(experiment);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /** Names of the parameters and initial amounts in the order of the columns. */
  public List<String> names() {
    return names;
  }

  /**
   * @return the value, NaN where the model's own counts
   */
  public double value(int row, int column) {
    return grid.value(row, column);
  }

  /** Where a parameter or initial amount is named. */
  public SourcePosition headerPosition(int column) {
    return header.position(nameCells[column]);
  }

  /** Where an experiment is named. */
  public SourcePosition experimentPosition(int row) {
    return experimentPositions.get(row);
  }

  /** Where a value stands. */
  public SourcePosition position(int row, int column) {
    return grid.position(row, column);
  }
}
