package org.stiffgrad.paper;

/** Is told how far a computation has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = fraction -> {};

  /** A fraction in 0..1 of the item is finished. */
  void finished(double fraction);
}
