package org.stiffgrad.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another solver needed for a problem at a tolerance; a count that was not recorded is 0.
 *
 * @param seconds median of the CPU time of a solve
 * @param error the largest |y_i - end_i| / (|end_i| + weight_i) at the end
 */
record PeerRow(
    double seconds, double error, int steps, int rhs, int jacobians, int factorizations) {
  /** Rows by problem and tolerance. */
  record Table(Map<String, PeerRow> rows) {
    Optional<PeerRow> find(String problem, double rtol) {
      return Optional.ofNullable(rows.get(key(problem, rtol)));
    }
  }

  /**
   * The rows "solve" of RADAU5 in a table with a header that names at least problem, rtol,
   * seconds_median, error, steps (or accepted), rhs, jac and lu.
   *
   * @throws UncheckedIOException naming a file that cannot be read
   */
  static Table read(Path csv) {
    try {
      List<String> lines = Files.readAllLines(csv);
      List<String> header = List.of(lines.get(0).split(",", -1));
      Map<String, PeerRow> rows = new HashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = List.of(line.split(",", -1));
        if (isRadau5Solve(header, cells)) {
          add(header, cells, rows);
        }
      }
      return new Table(Map.copyOf(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + csv, e);
    }
  }

  private static boolean isRadau5Solve(List<String> header, List<String> cells) {
    boolean hasPeer = header.contains("peer");
    return !hasPeer
        || (cells.get(header.indexOf("peer")).equals("radau5")
            && cells.get(header.indexOf("quantity")).equals("solve"));
  }

  private static void add(List<String> header, List<String> cells, Map<String, PeerRow> rows) {
    // RADAU5 counts rejected steps as steps too; the published counts are accepted steps.
    String steps = header.contains("accepted") ? "accepted" : "steps";
    rows.put(
        key(cells.get(header.indexOf("problem")), number(header, cells, "rtol")),
        new PeerRow(
            number(header, cells, "seconds_median"),
            number(header, cells, "error"),
            (int) number(header, cells, steps),
            (int) number(header, cells, "rhs"),
            (int) number(header, cells, "jac"),
            (int) number(header, cells, "lu")));
  }

  private static double number(List<String> header, List<String> cells, String column) {
    return Double.parseDouble(cells.get(header.indexOf(column)).trim());
  }

  private static String key(String problem, double rtol) {
    return problem + " at 1e" + Math.round(Math.log10(rtol));
  }
}
