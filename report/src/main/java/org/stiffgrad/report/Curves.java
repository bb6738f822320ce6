package org.stiffgrad.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of a chart as a table. Where all series stand over the same places, it is wide: the
 * places, then one column for each series by its name. Else it is long: {@code series}, place,
 * value. A band gives two columns (or series), {@code NAME (lower)} and {@code NAME (upper)}; a map
 * of cells has one row for each cell: column, row, value. Numbers keep all digits that it takes to
 * read back the same double; what is not finite is an empty cell.
 *
 * @param columns the header
 * @param rows cells as text, each row as long as the header
 */
public record Curves(List<String> columns, List<List<String>> rows) {
  /** Copies. */
  public Curves {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The data of a chart. */
  public static Curves of(Block.Chart chart) {
    if (chart.series().get(0) instanceof Series.Cells cells) {
      return cells(chart, cells);
    }
    List<Curve> curves = new ArrayList<>();
    chart.series().forEach(s -> curves.addAll(Curve.of(s)));
    boolean lies =
        chart.series().stream().anyMatch(s -> s instanceof Series.Bars) && isLying(chart);
    Axis places = lies ? chart.y() : chart.x();
    Axis values = lies ? chart.x() : chart.y();
    Curve first = curves.get(0);
    return curves.stream().allMatch(first::sharesPlaces)
        ? wide(places, curves)
        : longForm(places, values, curves);
  }

  private static boolean isLying(Block.Chart chart) {
    return chart.y().kind() == Axis.Kind.CATEGORY;
  }

  private static Curves wide(Axis places, List<Curve> curves) {
    List<String> columns = new ArrayList<>(List.of(places.label()));
    curves.forEach(c -> columns.add(c.name()));
    List<List<String>> rows = new ArrayList<>();
    double[] x = curves.get(0).x();
    for (int i = 0; i < x.length; i++) {
      List<String> row = new ArrayList<>(List.of(text(places, x[i])));
      for (Curve c : curves) {
        row.add(number(c.y()[i]));
      }
      rows.add(row);
    }
    return new Curves(columns, rows);
  }

  private static Curves longForm(Axis places, Axis values, List<Curve> curves) {
    List<List<String>> rows = new ArrayList<>();
    for (Curve c : curves) {
      for (int i = 0; i < c.x().length; i++) {
        rows.add(List.of(c.name(), text(places, c.x()[i]), text(values, c.y()[i])));
      }
    }
    return new Curves(List.of("series", places.label(), values.label()), rows);
  }

  private static Curves cells(Block.Chart chart, Series.Cells cells) {
    List<String> across = chart.x().categories();
    List<String> up = chart.y().categories();
    List<List<String>> rows = new ArrayList<>();
    for (int j = 0; j < up.size(); j++) {
      for (int i = 0; i < across.size(); i++) {
        double value = cells.values()[i + j * across.size()];
        rows.add(List.of(across.get(i), up.get(j), number(value)));
      }
    }
    return new Curves(List.of(chart.x().label(), chart.y().label(), cells.name()), rows);
  }

  private static String text(Axis axis, double value) {
    return axis.kind() == Axis.Kind.CATEGORY ? axis.categories().get((int) value) : number(value);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** The table as CSV (RFC 4180, lines end with LF). */
  public String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord(columns);
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
