package org.stiffgrad.diagnose;

import java.util.Optional;

/** Recognizes one thing that can be the matter with a parameter's gradient. */
public interface Diagnostic {
  /** Name, that of its page in docs/diagnostics. */
  String id();

  /** The finding for parameter j, or empty where this is not the matter. */
  Optional<Finding> examine(Evidence evidence, int j);
}
