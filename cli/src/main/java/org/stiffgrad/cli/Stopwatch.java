package org.stiffgrad.cli;

/** Seconds between laps. */
final class Stopwatch {
  private long last = System.nanoTime();

  /** Seconds since the lap before, or since the start. */
  double lap() {
    long now = System.nanoTime();
    double seconds = (now - last) * 1e-9;
    last = now;
    return seconds;
  }
}
