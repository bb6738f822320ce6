package org.stiffgrad.identify;

import org.stiffgrad.execute.Journal;

/** What profiles may ask of, and tell to, whoever runs them. Calls come from several threads. */
public interface ProfileMonitor {
  /** Says nothing, never stops. */
  ProfileMonitor SILENT = (parameter, point) -> {};

  /** A new point of a parameter's profile, one at a time. */
  void point(String parameter, ProfilePoint point);

  /** So many of the sides of all profiles have been walked to their end, one at a time. */
  default void side(int finished, int sides) {}

  /** What remembers finished refits, so that profiles that were cut off can go on. */
  default Journal journal() {
    return Journal.NONE;
  }

  /** Asked between points; once true, every profile ends where it is. */
  default boolean isCancelled() {
    return false;
  }
}
