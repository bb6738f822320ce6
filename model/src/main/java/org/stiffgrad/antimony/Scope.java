package org.stiffgrad.antimony;

import org.antlr.v4.runtime.Token;

/** What a name inside a formula stands for; constants of the language are settled before. */
interface Scope {
  /**
   * @throws org.stiffgrad.input.InputException if the name may not be used here
   */
  Value resolve(Token name);

  /** Whether the scope gives this name a meaning that comes before a constant of the language. */
  default boolean hides(String constant) {
    return false;
  }
}
