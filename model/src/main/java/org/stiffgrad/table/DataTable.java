package org.stiffgrad.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * Measurements: a column {@code time}, a column {@code experiment} where there are several, and one
 * column for each observable. An empty cell means "not measured", repeated times are replicates,
 * rows come in any order. All of the file is checked when it is read; whether the observables exist
 * in a model is for the caller, who finds their positions here.
 *
 * <p>Columns are counted among the observables, rows among the rows with data, both from 0.
 */
public final class DataTable {
  private static final String TIME = "time";
  private static final String EXPERIMENT = "experiment";

  private final Row header;
  private final List<String> observables;
  private final int[] observableCells;

  /** Column 0 is time, then the observables. */
  private final Grid grid;

  private final List<String> experiments = new ArrayList<>();

  /** For each row the index of its experiment; grows while the table is read. */
  private int[] experimentOfRow = new int[16];

  /** For each row the column in which its experiment is named; 1 where there is no such cell. */
  private int[] experimentColumns = new int[16];

  private DataTable(Row header, int[] observableCells) {
    this.header = header;
    this.observableCells = observableCells;
    this.grid = new Grid(header.file(), observableCells.length + 1);
    List<String> names = new ArrayList<>();
    for (int cell : observableCells) {
      names.add(header.cells().get(cell));
    }
    this.observables = List.copyOf(names);
  }

  /**
   * Reads a CSV file in UTF-8.
   *
   * @throws InputException at the first place that does not make sense
   */
  public static DataTable read(Path file) {
    try (CsvSource source = CsvSource.open(file, Separator.COMMA)) {
      Row header = source.header();
      int time = timeCell(header);
      int experiment = header.cells().indexOf(EXPERIMENT);
      int[] cells = new int[header.cells().size() - (experiment < 0 ? 1 : 2)];
      int count = 0;
      for (int i = 0; i < header.cells().size(); i++) {
        if (i != time && i != experiment) {
          cells[count++] = i;
        }
      }
      if (count == 0) {
        throw header.error(0, "found no column besides time, expected one for each observable");
      }
      DataTable table = new DataTable(header, cells);
      table.fill(source, time, experiment);
      return table;
    }
  }

  private static int timeCell(Row header) {
    int time = header.cells().indexOf(TIME);
    if (time >= 0) {
      return time;
    }
    for (int i = 0; i < header.cells().size(); i++) {
      String name = header.cells().get(i);
      if (name.equalsIgnoreCase(TIME) || name.equals("t")) {
        throw header.error(i, "found the column " + name + ", expected it to be called time");
      }
    }
    throw header.error(0, "found no column time, expected one");
  }

  private void fill(CsvSource source, int time, int experiment) {
    int[] numbers = new int[observableCells.length + 1];
    numbers[0] = time;
    System.arraycopy(observableCells, 0, numbers, 1, observableCells.length);
    boolean[] measured = new boolean[observableCells.length];
    Map<String, Integer> indices = new HashMap<>();
    for (Row row = source.next(); row != null; row = source.next()) {
      int index = grid.rows();
      grid.add(row, numbers, header);
      checkTime(row, time, grid.value(index, 0));
      for (int i = 0; i < measured.length; i++) {
        measured[i] |= !Double.isNaN(grid.value(index, i + 1));
      }
      if (index == experimentOfRow.length) {
        experimentOfRow = Arrays.copyOf(experimentOfRow, 2 * index);
        experimentColumns = Arrays.copyOf(experimentColumns, 2 * index);
      }
      experimentColumns[index] = experiment < 0 ? 1 : row.columns()[experiment];
      experimentOfRow[index] = experiment(row, experiment, indices);
    }
    checkFilled(measured);
  }

  private static void checkTime(Row row, int cell, double time) {
    if (Double.isNaN(time)) {
      throw row.error(cell, "found no time, expected a number");
    }
    if (time < 0) {
      throw row.error(
          cell,
          "found the negative time " + row.cells().get(cell) + ", expected 0 (the start) or later");
    }
  }

  private int experiment(Row row, int cell, Map<String, Integer> indices) {
    String name = cell < 0 ? "" : row.cells().get(cell);
    if (cell >= 0 && name.isEmpty()) {
      throw row.error(cell, "found no experiment, expected its name");
    }
    Integer known = indices.get(name);
    if (known != null) {
      return known;
    }
    indices.put(name, experiments.size());
    experiments.add(name);
    return experiments.size() - 1;
  }

  private void checkFilled(boolean[] measured) {
    if (grid.rows() == 0) {
      throw header.error(0, "found a header and nothing else, expected at least one row");
    }
    for (int i = 0; i < measured.length; i++) {
      if (!measured[i]) {
        throw header.error(
            observableCells[i],
            "found no value in column " + observables.get(i) + ", expected at least one");
      }
    }
  }

  /** The file's name as given, for messages. */
  public String file() {
    return header.file();
  }

  /** Names of the observables in the order of the columns. */
  public List<String> observables() {
    return observables;
  }

  public int rows() {
    return grid.rows();
  }

  public double time(int row) {
    return grid.value(row, 0);
  }

  /**
   * @return the measured value, NaN where there is none
   */
  public double value(int row, int observable) {
    return grid.value(row, observable + 1);
  }

  /**
   * Names of the experiments in the order of their first rows; one empty name if the file has no
   * column {@code experiment}.
   */
  public List<String> experiments() {
    return List.copyOf(experiments);
  }

  /** Which of {@link #experiments()} a row belongs to. */
  public int experiment(int row) {
    if (row < 0 || row >= rows()) {
      throw new IndexOutOfBoundsException("there is no row " + row);
    }
    return experimentOfRow[row];
  }

  /** Where an observable is named. */
  public SourcePosition headerPosition(int observable) {
    return header.position(observableCells[observable]);
  }

  /** Where a value stands. */
  public SourcePosition position(int row, int observable) {
    return grid.position(row, observable + 1);
  }

  /** Where the columns are named. */
  public SourcePosition headerPosition() {
    return header.position(0);
  }

  /** Where a row's experiment is named; where the row begins if there is no such column. */
  public SourcePosition experimentPosition(int row) {
    int line = timePosition(row).line();
    return new SourcePosition(header.file(), line, experimentColumns[row]);
  }

  /** Where a row's time stands. */
  public SourcePosition timePosition(int row) {
    return grid.position(row, 0);
  }
}
