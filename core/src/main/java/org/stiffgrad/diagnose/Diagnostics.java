package org.stiffgrad.diagnose;

import java.util.List;

/** Every diagnostic, in the order of the decision: the first that finds something decides. */
public final class Diagnostics {
  /** (diagnosis.5) */
  public static final List<Diagnostic> ALL =
      List.of(
          new HeldBound(),
          new LooseWire(),
          new Plateau(),
          new NoInformation(),
          new SolverArtefact(),
          new OnlyCombination(),
          new SmallUnits(),
          new Sound());

  private Diagnostics() {}

  static Finding decide(Evidence evidence, int j) {
    return ALL.stream()
        .flatMap(d -> d.examine(evidence, j).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the last diagnostic finds something always"));
  }
}
