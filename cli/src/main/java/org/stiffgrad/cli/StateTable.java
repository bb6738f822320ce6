package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.input.InputException;
import org.stiffgrad.learn.Series;
import org.stiffgrad.table.DataTable;

/** Measurements read as states, from which a network is to learn. */
final class StateTable {
  private StateTable() {}

  /**
   * One series an experiment, in the order of time.
   *
   * @throws InputException where an experiment has fewer than two rows, a time twice, or a first
   *     row without every state
   */
  static List<Series> series(DataTable table) {
    List<Series> all = new ArrayList<>();
    for (int e = 0; e < table.experiments().size(); e++) {
      int experiment = e;
      List<Integer> rows =
          IntStream.range(0, table.rows())
              .filter(r -> table.experiment(r) == experiment)
              .boxed()
              .sorted(Comparator.comparingDouble(table::time))
              .toList();
      all.add(series(table, table.experiments().get(e), rows));
    }
    return all;
  }

  private static Series series(DataTable table, String name, List<Integer> rows) {
    int n = table.observables().size();
    double[] times = new double[rows.size()];
    double[][] values = new double[rows.size()][n];
    for (int i = 0; i < times.length; i++) {
      int row = rows.get(i);
      times[i] = table.time(row);
      if (i > 0 && times[i] == times[i - 1]) {
        throw new InputException(
            table.timePosition(row), "found the time " + times[i] + " twice, expected it once");
      }
      for (int k = 0; k < n; k++) {
        values[i][k] = table.value(row, k);
        if (i == 0 && Double.isNaN(values[i][k])) {
          throw new InputException(
              table.position(row, k),
              "found no " + table.observables().get(k) + ", expected every state in the first row");
        }
      }
    }
    if (times.length < 2) {
      throw new InputException(
          table.timePosition(rows.get(0)), "found one row of " + name + ", expected two or more");
    }
    return new Series(name, times, values);
  }
}
