package org.stiffgrad.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A user's wish to stop (Ctrl-C, or a terminated process). A command that heeds it prints what it
 * has, and the process then ends with the status of that result instead of the JVM's own.
 *
 * <p>A shutdown hook does it: the JVM is already ending when it runs, so it waits until the result
 * is out and then halts the JVM with the right status.
 */
final class Interruption {
  /** How long a command may take to finish its current evaluation and print. */
  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean isRequested;
  private volatile boolean isHeeded;
  private volatile int status;

  /** Connected to nothing. */
  Interruption() {}

  /** Connected to the signals that end this process. */
  static Interruption ofProcess() {
    Interruption interruption = new Interruption();
    Thread hook = new Thread(interruption::endProcess, "stiffgrad-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  /** A command calls this before long work, and then looks at {@link #isRequested} now and then. */
  void heed() {
    isHeeded = true;
  }

  boolean isRequested() {
    return isRequested;
  }

  /** As if the user had asked to stop. */
  void request() {
    isRequested = true;
  }

  /** All output is written; the process may end with this status. */
  void finish(int exitStatus) {
    status = exitStatus;
    finished.countDown();
  }

  private void endProcess() {
    if (finished.getCount() == 0) {
      return; // an ordinary end
    }
    request();
    try {
      if (isHeeded && finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the JVM ends as it is
    }
  }
}
