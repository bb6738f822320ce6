package org.stiffgrad.cli;

import java.nio.file.Path;
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

  /** Writes the document where the user wants it, if anywhere. */
  void json(Console console, JsonOutput.Fields fields) throws java.io.IOException {
    if (json == null) {
      return;
    }
    String document = JsonOutput.document(fields);
    if (wantsText()) {
      TextFile.write(Path.of(json), document);
    } else {
      console.out().print(document);
    }
  }
}
