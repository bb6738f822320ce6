package org.stiffgrad.cli;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.stiffgrad.paper.PaperPage;
import org.stiffgrad.paper.PaperRun;
import org.stiffgrad.report.HtmlPage;
import org.stiffgrad.table.TableWriter;

/** The folder of {@code paper --output}: the page, the data of its charts, all values. */
final class PaperFolder {
  private static final String PAGE = "index.html";
  private static final String VALUES = "values.csv";

  private PaperFolder() {}

  /**
   * Looks whether the folder can be made, or is one.
   *
   * @throws UsageException where that is impossible
   */
  static Path check(String folder) {
    return OutputFolder.check(folder, PAGE);
  }

  /** Writes all files to the folder, which is made if need be; the page, which names them, last. */
  static void write(Path folder, PaperRun run) {
    String page = HtmlPage.text(PaperPage.of(run));
    OutputFolder.make(folder);
    PaperPage.tables(run).forEach((id, csv) -> TextFile.write(folder.resolve(id + ".csv"), csv));
    TextFile.write(folder.resolve(VALUES), values(run));
    TextFile.write(folder.resolve(PAGE), page);
  }

  private static String values(PaperRun run) {
    StringWriter text = new StringWriter();
    List<String> columns =
        List.of("id", "row", "kind", "measured", "expected", "tolerance", "reason", "pass");
    try (TableWriter table = new TableWriter(text, columns)) {
      for (PaperReport.Line line : PaperReport.lines(run)) {
        table.row(
            List.of(
                line.id(),
                line.check().row(),
                line.kind(),
                line.measured(),
                line.expected(),
                line.tolerance(),
                line.reason(),
                Boolean.toString(line.check().passes())));
      }
    }
    return text.toString();
  }
}
