package org.stiffgrad.report;

import java.util.List;

/** A part of a section. */
public sealed interface Block {
  /** Plain text; nothing in it is markup. */
  record Paragraph(String text) implements Block {}

  /**
   * A table.
   *
   * @param caption what it shows
   * @param columns headings
   * @param rows cells as text, each row as long as the headings
   */
  record Grid(String caption, List<String> columns, List<List<String>> rows) implements Block {
    /** Copies. */
    public Grid {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              caption
                  + ": a row of "
                  + row.size()
                  + " cells under "
                  + columns.size()
                  + " headings");
        }
      }
    }
  }

  /**
   * What most readers skip, folded away until they ask for it.
   *
   * @param summary the line that stands for it
   */
  record Folded(String summary, List<Block> blocks) implements Block {
    /** Copies. */
    public Folded {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A chart.
   *
   * <p>Its constructor refuses what cannot be drawn, with an {@link IllegalArgumentException} that
   * names the series: arrays of different lengths, numbers on a logarithmic axis that are not
   * positive, indices of categories that do not exist, two series of one name.
   *
   * @param id names its file of data and its place in the page: letters, digits and hyphens
   * @param caption one or two sentences: what is drawn and what to see in it
   */
  record Chart(String id, String title, String caption, Axis x, Axis y, List<Series> series)
      implements Block {
    /** Copies and checks. */
    public Chart {
      series = List.copyOf(series);
      new ChartRules(id, x, y, series).check();
    }
  }
}
