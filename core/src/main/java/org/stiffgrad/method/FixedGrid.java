package org.stiffgrad.method;

import org.stiffgrad.system.OdeSystem;

/** Which stepper a method has on a given grid. */
public final class FixedGrid {
  private FixedGrid() {}

  /**
   * @throws IllegalArgumentException where the method has none, or not for this system
   */
  public static Stepper<?> stepper(Method method, OdeSystem system) {
    if (method instanceof Firk firk) {
      return new FirkStepper(firk, system);
    }
    if (method instanceof SingularFirk singular) {
      return new SingularFirkStepper(singular, system);
    }
    if (method instanceof Rosenbrock rosenbrock) {
      return new RosenbrockStepper(rosenbrock, system);
    }
    if (method instanceof Exponential exponential) {
      return new ExponentialStepper(exponential, system);
    }
    if (method instanceof RungeKutta explicitOrDirk && method.isSolvable()) {
      return new DirkStepper(explicitOrDirk, system);
    }
    throw new IllegalArgumentException(method.id() + " has no stepper");
  }
}
