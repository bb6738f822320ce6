package org.stiffgrad.train;

import java.util.List;
import java.util.Optional;

/** Every remedy, in the order in which they are applied to a plan. */
public final class Remedies {
  public static final List<Remedy> ALL =
      List.of(
          new UseLogParameters(),
          new AdaptSteps(),
          new ControlSensitivityError(),
          new UseGaussNewton(),
          new UseQuasiNewton(),
          new BendSteps(),
          new ProjectObservables(),
          new HoldByPrior(),
          new StartCoarse(),
          new UseSignSafeMethod(),
          new CheckPlateaus(),
          new MatchIntegrals(),
          new ScanPoints(),
          new GrowWindows(),
          new LookAround());

  /** What a fit does by default. */
  public static final List<Remedy> AUTO = ALL.stream().filter(Remedy::isByDefault).toList();

  /** As the literature does it. */
  public static final List<Remedy> NONE = List.of();

  private Remedies() {}

  /** The default without some, to see what they are worth. */
  public static List<Remedy> without(String... ids) {
    List<String> left = List.of(ids);
    return AUTO.stream().filter(r -> !left.contains(r.id())).toList();
  }

  public static Optional<Remedy> find(String id) {
    return ALL.stream().filter(r -> r.id().equals(id)).findFirst();
  }
}
