package org.stiffgrad.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - is standard output, where then nothing else goes.")
  private @Nullable String json;

  @Mixin private QuietOption quiet = new QuietOption();

  boolean isQuiet() {
    return quiet.isQuiet();
  }

  /** Whether standard output is free for text. */
  boolean wantsText() {
    return !"-".equals(json);
  }

  /**
   * Looks whether the document can be written, before anything is computed.
   *
   * @param coming a folder that will be made before it is written, if any
   */
  void check(@Nullable Path coming) {
    if (json == null || !wantsText()) {
      return;
    }
    Path target = Path.of(json);
    Path folder = target.toAbsolutePath().normalize().getParent();
    boolean isComing = coming != null && coming.toAbsolutePath().normalize().equals(folder);
    if (isComing && !json.endsWith(".json")) {
      throw new UsageException(
          "--json: "
              + json
              + " is in the folder of --output, where other files may have its name;"
              + " expected a name that ends in .json there");
    }
    if (!isComing || Files.exists(coming)) {
      TextFile.check(target);
    }
  }

  /** Says what is odd, on standard error. */
  void warn(Console console, List<String> warnings) {
    if (!isQuiet()) {
      warnings.forEach(warning -> console.err().println("warning: " + warning));
    }
  }

  /** Writes the document where the user wants it, if anywhere. */
  void json(Console console, JsonOutput.Fields fields) throws java.io.IOException {
    if (json != null) {
      write(console, json, JsonOutput.document(fields));
    }
  }

  /** Likewise, an array with one object for each item. */
  <T> void jsonArray(Console console, Iterable<T> items, JsonOutput.ItemFields<T> fields)
      throws java.io.IOException {
    if (json != null) {
      write(console, json, JsonOutput.arrayDocument(items, fields));
    }
  }

  private void write(Console console, String json, String document) {
    if (wantsText()) {
      TextFile.write(Path.of(json), document);
    } else {
      console.out().print(document);
    }
  }
}
