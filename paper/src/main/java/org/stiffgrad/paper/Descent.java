package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.stiffgrad.fit.Objective;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.Optimizer;

/**
 * Drives an optimizer and counts.
 *
 * @param theta its best or current point
 * @param iterations of a state
 */
record Descent<S extends Record>(
    Optimizer<S> optimizer, Function<S, double[]> theta, ToIntFunction<S> iterations) {
  /** When a point is good enough. */
  interface Goal {
    boolean isReached(double[] theta);
  }

  /** It is never good enough: the optimizer decides. */
  static final Goal NONE = theta -> false;

  /**
   * How it ended.
   *
   * @param iterations until the goal was reached, or all
   * @param path theta after each iteration, the start first
   */
  record End(boolean isReached, int iterations, List<double[]> path) {
    double[] theta() {
      return path.get(path.size() - 1);
    }

    /** The count where the goal was reached, else words. */
    String text(int budget) {
      return isReached ? Integer.toString(iterations) : "not within " + budget + " iterations";
    }
  }

  End run(Objective objective, double[] start, Goal goal) {
    S state = optimizer.start(start);
    List<double[]> path = new ArrayList<>(List.of(theta.apply(state)));
    int seen = 0;
    while (!goal.isReached(theta.apply(state))) {
      if (!(optimizer.ask(state) instanceof Ask.Evaluate wanted)) {
        return new End(false, iterations.applyAsInt(state), path);
      }
      state = optimizer.update(state, objective.evaluate(wanted.theta(), wanted.order()));
      if (iterations.applyAsInt(state) > seen) {
        seen = iterations.applyAsInt(state);
        path.add(theta.apply(state));
      }
    }
    return new End(true, iterations.applyAsInt(state), path);
  }
}
