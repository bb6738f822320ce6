package org.stiffgrad.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.MethodFacts;
import org.stiffgrad.method.RungeKutta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What each integration method does to gradients. */
@Command(
    name = "methods",
    description =
        "Lists the integration methods with what each does to the gradient of a fast parameter,"
            + " or tells everything about one of them or of your own tableau.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  stiffgrad methods radau-iia-5",
      "shows where R' is negative: a fit of one step that is there walks the wrong way."
    })
final class MethodsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description =
          "A method, such as radau-iia-5; theta=0.7 and rkc2=20 choose theta and the stages.")
  private @Nullable String id;

  @Option(
      names = "--tableau",
      paramLabel = "FILE",
      description =
          "A Runge-Kutta method of yours as JSON, {\"A\": [[..]], \"b\": [..]}. A coefficient of"
              + " 8 to 14 digits counts as rounded at its last one.")
  private @Nullable String tableau;

  @Option(
      names = "--pages",
      paramLabel = "DIR",
      hidden = true,
      description = "Write the pages of the documentation, one for each method.")
  private @Nullable String pages;

  @Mixin private OutputOptions output = new OutputOptions();

  MethodsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    output.check(null);
    if (id != null && tableau != null) {
      throw new UsageException("--tableau: cannot be combined with a method, found " + id);
    }
    if (pages != null && (id != null || tableau != null)) {
      throw new UsageException("--pages: writes all methods, expected neither ID nor --tableau");
    }
    List<MethodFacts> facts = chosen().stream().map(MethodFacts::of).toList();
    if (pages != null) {
      writePages(Path.of(pages), facts);
    }
    if (output.wantsText()) {
      if (facts.size() == 1) {
        console.out().print(MethodPage.of(facts.get(0)));
      } else {
        MethodsReport.print(facts, console.out());
      }
    }
    output.jsonArray(console, facts, MethodsReport::writeJson);
    return ExitStatus.DONE;
  }

  private List<Method> chosen() {
    if (tableau != null) {
      Path file = Path.of(tableau);
      String name = "tableau of " + file.getFileName();
      return List.of(RungeKutta.of("tableau", name, TableauFile.read(file)));
    }
    return id == null ? MethodCatalogue.ALL : List.of(MethodNames.find("methods", id));
  }

  private static void writePages(Path folder, List<MethodFacts> facts) throws IOException {
    Files.createDirectories(folder);
    for (MethodFacts f : facts) {
      TextFile.write(folder.resolve(f.method().id() + ".md"), MethodPage.markdown(f));
    }
    TextFile.write(folder.resolve("README.md"), MethodPage.index(facts));
  }
}
