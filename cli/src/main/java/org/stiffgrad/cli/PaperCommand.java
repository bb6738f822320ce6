package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.paper.Item;
import org.stiffgrad.paper.PaperRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reproduces the tables and figures of the theory. */
@Command(
    name = "paper",
    description =
        "Computes the tables and figures of the theory of vanishing gradients anew and prints each"
            + " value beside the expected one.",
    mixinStandardHelpOptions = true,
    footerHeading =
        "%nExit status: 0 every value is as expected, 4 some are not (listed).%n%nExample:%n",
    footer = {
      "  stiffgrad paper --only F1,F2 --output target/paper",
      "measures how fast gradients fall with the stiffness, and writes target/paper/index.html."
    })
final class PaperCommand implements Callable<Integer> {
  private final Console console;
  private final Interruption interruption;
  private final List<Item> items;

  @Option(
      names = "--only",
      paramLabel = "ID,ID",
      description = "Only these tables (T) and figures (F), such as T4,F1.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Write a page with all figures (index.html), their data (one CSV for each chart) and all"
              + " values (values.csv) to this folder.")
  private @Nullable String folder;

  @Mixin private ThreadsOption threads = new ThreadsOption();
  @Mixin private OutputOptions output = new OutputOptions();

  PaperCommand(Console console, Interruption interruption, List<Item> items) {
    this.console = console;
    this.interruption = interruption;
    this.items = items;
  }

  @Override
  public Integer call() throws IOException {
    int width = threads.threads();
    List<Item> chosen = chosen();
    Path target = folder == null ? null : PaperFolder.check(folder);
    output.check(target);
    interruption.heed();
    PaperRun run;
    try (ShardExecutor executor = new LocalExecutor(width);
        PaperProgress progress =
            PaperProgress.on(console, output.isQuiet(), interruption, chosen)) {
      run = PaperRun.of(chosen, executor, progress);
    }
    if (output.wantsText()) {
      PaperReport.print(run, console.out());
    }
    if (target != null && run.missing().isEmpty()) {
      PaperFolder.write(target, run);
    } else if (target != null) {
      OutputFolder.make(target); // the JSON may be wanted there
      console.err().println("interrupted: no page was written to " + target);
    }
    output.jsonArray(console, PaperReport.lines(run), PaperReport::writeJson);
    return run.passes() ? ExitStatus.DONE : ExitStatus.NOT_ACCEPTED;
  }

  private List<Item> chosen() {
    if (only.isEmpty()) {
      return items;
    }
    List<String> known = items.stream().map(Item::id).toList();
    List<String> ids = OptionText.names("--only", only);
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new UsageException(
            "--only: there is no item " + id + ", there are " + String.join(", ", known));
      }
    }
    return items.stream().filter(item -> ids.contains(item.id())).toList();
  }
}
