package org.stiffgrad.cli;

import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Runs one of each command on an example, so that the launcher can archive the classes that they
 * load. Nothing else calls it.
 */
public final class Training {
  private Training() {}

  /**
   * @param args the folder of Robertson's example
   */
  public static void main(String[] args) {
    String model = Path.of(args[0], "robertson.ant").toString();
    String data = Path.of(args[0], "robertson.csv").toString();
    Console console = Console.of(OutputStream.nullOutputStream(), System.err, false);
    Interruption none = Interruption.ofProcess();
    run(console, none, "fit", model, data, "--json", "-");
    run(console, none, "fit", model, data, "--noise", "1%");
    run(console, none, "gradient", model, data);
    run(console, none, "simulate", model, "--times", "1,10", "--sensitivities", "all");
    run(console, none, "fit", "--help");
    none.finish(ExitStatus.DONE);
  }

  private static void run(Console console, Interruption none, String... args) {
    int status = Application.run(console, none, args);
    if (status != ExitStatus.DONE) {
      console.err().println(String.join(" ", args) + " ended with status " + status);
    }
  }
}
