package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.report.HtmlPage;
import org.stiffgrad.report.Page;
import picocli.CommandLine.Option;

/** Where the page goes. */
final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page of charts and tables: one file that needs no network.")
  private @Nullable String report;

  boolean isWanted() {
    return report != null;
  }

  /** Looks whether the page can be written, before anything is computed. */
  void check() {
    if (report != null) {
      TextFile.check(Path.of(report));
    }
  }

  /** Writes the page where the user wants it, if anywhere. */
  void write(Supplier<Page> page) {
    if (report != null) {
      TextFile.write(Path.of(report), HtmlPage.text(page.get()));
    }
  }
}
