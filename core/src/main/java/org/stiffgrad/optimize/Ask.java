package org.stiffgrad.optimize;

/** What an optimizer wants next. */
public sealed interface Ask {
  /**
   * The objective at theta.
   *
   * @param order 0 for the value only, 1 with score and information
   */
  record Evaluate(double[] theta, int order) implements Ask {}

  /** Nothing: it has stopped. */
  record Nothing(Stop stop) implements Ask {}

  /** Why an optimizer stopped. */
  enum Stop {
    CONVERGED("the gradient criterion is met"),
    STALLED("no smaller step lowers the objective"),
    BUDGET("the iteration limit is reached"),
    FAILED_START("the objective does not exist at the start"),
    LOST("the objective does not exist where a step led"),
    OVERFLOW("the gradient, its square or the step from it is not finite");

    private final String text;

    Stop(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
