package org.stiffgrad.train;

import org.stiffgrad.execute.Journal;
import org.stiffgrad.identify.ProfileMonitor;

/** What a fit may ask of, and tell to, whoever runs it. */
public interface FitMonitor {
  /** Says nothing, never stops, has no clock. */
  FitMonitor SILENT = event -> {};

  /** Progress. Calls come from several threads, one at a time. */
  void progress(FitEvent event);

  /** Asked between evaluations; once true, the fit ends with the best point so far. */
  default boolean isCancelled() {
    return false;
  }

  /** Why, for the result: a clause. */
  default String whyCancelled() {
    return "interrupted";
  }

  /** What remembers finished searches, so that a fit that was cut off can go on. */
  default Journal journal() {
    return Journal.NONE;
  }

  /** Whom to tell of the profiles that may follow the search. */
  default ProfileMonitor profiles() {
    return ProfileMonitor.SILENT;
  }

  /** A clock in nanoseconds, for the seconds in the result; they are 0 without one. */
  default long nanoTime() {
    return 0;
  }
}
