package org.stiffgrad.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes a page as one HTML file that holds all it needs: style, charts, their data, also as
 * tables. It loads nothing and can be opened from a disk without a network.
 */
public final class HtmlPage {
  private final Appendable out;
  private final PageScript script;

  private HtmlPage(Appendable out, PageScript script) {
    this.out = out;
    this.script = script;
  }

  /**
   * Writes a page.
   *
   * @throws IllegalArgumentException if two sections or charts have the same id
   * @throws IOException if {@code out} does
   */
  public static void write(Page page, Appendable out) throws IOException {
    checkIds(page);
    new HtmlPage(out, PageScript.load()).page(page);
  }

  /**
   * Writes a page to a file, which is replaced only when the new one is complete.
   *
   * @throws IllegalArgumentException if two sections or charts have the same id
   * @throws IOException if the file cannot be written
   */
  public static void write(Page page, Path file) throws IOException {
    String text = text(page);
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * The page as text.
   *
   * @throws IllegalArgumentException if two sections or charts have the same id
   */
  public static String text(Page page) {
    StringBuilder text = new StringBuilder(1 << 21);
    try {
      write(page, text);
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory refuses more", e);
    }
    return text.toString();
  }

  private static void checkIds(Page page) {
    Set<String> ids = new HashSet<>();
    for (Page.Section section : page.sections()) {
      ChartRules.checkId(section.id());
      checkNew(ids, section.id());
      section.charts().forEach(chart -> checkNew(ids, chart.id()));
    }
  }

  private static void checkNew(Set<String> ids, String id) {
    // files of some systems know no case
    if (!ids.add(id.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("two sections or charts have the id " + id);
    }
  }

  private void page(Page page) throws IOException {
    raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    raw("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    raw(escape(script.contentPolicy())).raw("\">\n");
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    element("title", page.title()).raw("<style>\n").raw(script.style()).raw("</style>\n");
    raw("</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n");
    element("h1", page.title());
    raw("<p class=\"lead\">").raw(escape(page.lead())).raw("</p>\n");
    raw("<button id=\"theme\" type=\"button\" hidden></button>\n</header>\n");
    contents(page.sections());
    raw("<main id=\"content\" tabindex=\"-1\">\n");
    raw("<noscript><p>The charts need JavaScript; their data are in the tables.</p></noscript>\n");
    for (Page.Section section : page.sections()) {
      section(section);
    }
    raw("</main>\n<footer><p>Charts drawn by Apache ECharts ").raw(escape(script.version()));
    raw(" (Apache License 2.0), which this file contains.</p></footer>\n");
    raw("<script>").raw(script.library()).raw("</script>\n");
    raw("<script>").raw(script.script()).raw("</script>\n</body>\n</html>\n");
  }

  private void contents(List<Page.Section> sections) throws IOException {
    if (sections.size() < 2) {
      return;
    }
    raw("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ul>\n");
    for (Page.Section section : sections) {
      raw("<li><a href=\"#").raw(section.id()).raw("\">");
      raw(escape(section.title())).raw("</a></li>\n");
    }
    raw("</ul>\n</nav>\n");
  }

  private void section(Page.Section section) throws IOException {
    raw("<section id=\"").raw(section.id()).raw("\" aria-labelledby=\"").raw(section.id());
    raw("-title\">\n<h2 id=\"").raw(section.id()).raw("-title\">");
    raw(escape(section.title())).raw("</h2>\n");
    blocks(section.blocks());
    raw("</section>\n");
  }

  private void blocks(List<Block> blocks) throws IOException {
    for (Block block : blocks) {
      if (block instanceof Block.Paragraph paragraph) {
        element("p", paragraph.text());
      } else if (block instanceof Block.Grid grid) {
        table(grid.caption(), grid.columns(), grid.rows());
      } else if (block instanceof Block.Chart chart) {
        chart(chart);
      } else if (block instanceof Block.Folded folded) {
        raw("<details>\n").element("summary", folded.summary());
        blocks(folded.blocks());
        raw("</details>\n");
      } else {
        throw new IllegalStateException("no HTML for " + block.getClass().getSimpleName());
      }
    }
  }

  private void chart(Block.Chart chart) throws IOException {
    String id = chart.id();
    raw("<figure class=\"chart\" id=\"").raw(id).raw("\">\n<h3 id=\"").raw(id).raw("-title\">");
    raw(escape(chart.title())).raw("</h3>\n<div class=\"legend\"></div>\n");
    raw("<p class=\"axis-name y-name\">").raw(escape(chart.y().label())).raw("</p>\n");
    raw("<div class=\"plot\" tabindex=\"0\" role=\"img\" aria-labelledby=\"").raw(id);
    raw("-title\" aria-describedby=\"").raw(id).raw("-caption\"></div>\n");
    raw("<p class=\"axis-name x-name\">").raw(escape(chart.x().label())).raw("</p>\n");
    raw("<figcaption id=\"").raw(id).raw("-caption\">").raw(escape(chart.caption()));
    raw("</figcaption>\n<details>\n<summary>Data of this chart</summary>\n");
    Curves curves = Curves.of(chart);
    data(chart.title() + ": data", curves);
    raw("</details>\n<script type=\"application/json\" class=\"chart-data\">");
    raw(ChartJson.of(chart)).raw("</script>\n</figure>\n");
  }

  private void table(String caption, List<String> columns, List<List<String>> rows)
      throws IOException {
    beginTable(caption, columns);
    for (List<String> row : rows) {
      raw("<tr>");
      for (String cell : row) {
        raw(isNumber(cell) ? "<td class=\"number\">" : "<td>").raw(escape(cell)).raw("</td>");
      }
      raw("</tr>\n");
    }
    raw("</tbody>\n</table>\n</div>\n");
  }

  /** A table of many numbers, without the ends of cells, which HTML does not need. */
  private void data(String caption, Curves curves) throws IOException {
    beginTable(caption, curves.columns());
    for (List<String> row : curves.rows()) {
      raw("<tr>");
      for (String cell : row) {
        raw("<td>").raw(escape(cell));
      }
      raw("\n");
    }
    raw("</tbody>\n</table>\n</div>\n");
  }

  private void beginTable(String caption, List<String> columns) throws IOException {
    raw("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"").raw(escape(caption));
    raw("\">\n<table>\n");
    element("caption", caption).raw("<thead><tr>");
    for (String column : columns) {
      raw("<th scope=\"col\">").raw(escape(column)).raw("</th>");
    }
    raw("</tr></thead>\n<tbody>\n");
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty() && cell.matches("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?");
  }

  private HtmlPage element(String name, String text) throws IOException {
    return raw("<").raw(name).raw(">").raw(escape(text)).raw("</").raw(name).raw(">\n");
  }

  private HtmlPage raw(String markup) throws IOException {
    out.append(markup);
    return this;
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
