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
   * @param args the folder of the examples
   */
  public static void main(String[] args) {
    String model = Path.of(args[0], "robertson", "robertson.ant").toString();
    String data = Path.of(args[0], "robertson", "robertson.csv").toString();
    String sbml = Path.of(args[0], "enzyme-petab", "enzyme.xml").toString();
    String petab = Path.of(args[0], "enzyme-petab", "enzyme.yaml").toString();
    Console console = Console.of(OutputStream.nullOutputStream(), System.err, false);
    Interruption none = Interruption.ofProcess();
    run(console, none, "fit", model, data, "--json", "-");
    run(console, none, "fit", model, data, "--noise", "1%");
    run(console, none, "gradient", model, data);
    run(console, none, "simulate", model, "--times", "1,10", "--sensitivities", "all");
    run(console, none, "simulate", sbml, "--times", "1,10");
    run(console, none, "gradient", petab, "--json", "-");
    run(console, none, "fit", petab, "--nominal");
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
