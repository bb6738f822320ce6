package org.stiffgrad.method;

import java.util.List;
import java.util.Optional;

/** The catalogue of methods. Apart from {@link Methods} because making them all takes time. */
public final class MethodCatalogue {
  /** Every method, in the order of presentation. */
  public static final List<Method> ALL =
      List.of(
          Methods.IMPLICIT_EULER,
          DirkMethods.THETA,
          DirkMethods.TRAPEZOID,
          Methods.IMPLICIT_MIDPOINT,
          Methods.GAUSS_4,
          Methods.GAUSS_6,
          Methods.RADAU_IA_3,
          Methods.RADAU_IA_5,
          Methods.RADAU_IIA_3,
          Methods.RADAU_IIA_5,
          Collocation.RADAU_IIA_7,
          Collocation.RADAU_IIA_9,
          Methods.LOBATTO_IIIA_4,
          Methods.LOBATTO_IIIB_4,
          Methods.LOBATTO_IIIC_2,
          Methods.LOBATTO_IIIC_4,
          DirkMethods.SDIRK2,
          DirkMethods.SDIRK3,
          DirkMethods.TR_BDF2,
          DirkMethods.KVAERNO3,
          DirkMethods.KVAERNO5,
          DirkMethods.KENCARP3,
          DirkMethods.KENCARP4,
          DirkMethods.KENCARP5,
          RosenbrockMethods.ROS2,
          RosenbrockMethods.ROS2_PLUS,
          RosenbrockMethods.ROS3P,
          RosenbrockMethods.ROSENBROCK23,
          RosenbrockMethods.RODAS3,
          RosenbrockMethods.RODAS4,
          RosenbrockMethods.RODAS5P,
          bdf(1),
          bdf(2),
          bdf(3),
          bdf(4),
          bdf(5),
          bdf(6),
          new Bdf(
              "bdf", "BDF of variable step and order 1 to 5, with the facts of order 5", 5, true),
          ExponentialMethods.ETD1,
          ExponentialMethods.ETDRK2,
          ExponentialMethods.IF_EULER,
          ExponentialMethods.IFRK2,
          ExplicitMethods.DOPRI5,
          ExplicitMethods.TSIT5,
          ExplicitMethods.RKC2);

  private MethodCatalogue() {}

  private static Bdf bdf(int steps) {
    return new Bdf("bdf" + steps, "BDF of order " + steps, steps, false);
  }

  /** A method by its id; {@code theta=0.7} and {@code rkc2=20} choose the parameter too. */
  public static Optional<Method> find(String id) {
    Optional<Method> known = ALL.stream().filter(m -> m.id().equals(id)).findFirst();
    return known.isPresent() ? known : MethodParameter.find(id);
  }
}
