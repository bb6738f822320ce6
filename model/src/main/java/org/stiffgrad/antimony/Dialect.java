package org.stiffgrad.antimony;

/** What differs between the places in which formulas stand. */
enum Dialect {
  /** In a model: {@code log(base, x)}, as in SBML. */
  ANTIMONY,

  /** In a cell of a table: {@code log(x, base)}, and {@code log2}. */
  TABLE
}
