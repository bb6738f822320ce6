package org.stiffgrad.cli;

/** Process entry point of the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Interruption interruption = Interruption.ofProcess();
    int status = Application.run(Console.ofProcess(), interruption, args);
    interruption.finish(status);
    System.exit(status);
  }
}
