package org.stiffgrad.cli;

/** Process entry point of the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int status = Application.run(Console.ofProcess(), args);
    System.exit(status);
  }
}
