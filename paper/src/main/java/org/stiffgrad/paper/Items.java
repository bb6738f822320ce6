package org.stiffgrad.paper;

import java.util.List;

/** All tables and figures, in the order of the page. */
public final class Items {
  /** The catalogue. */
  public static final List<Item> ALL =
      List.of(
          new MethodTable(),
          new DerivativeValues(),
          new DecaySlopes(),
          new EfficiencyCurves(),
          new SharpEnvelope(),
          new LearnedExponent(),
          new WrongSignRegions(),
          new ForcedRelaxation(),
          new Equilibrium(),
          new RobertsonInformation(),
          new OptimizerTable(),
          new RobertsonFit(),
          new VanDerPol());

  private Items() {}
}
