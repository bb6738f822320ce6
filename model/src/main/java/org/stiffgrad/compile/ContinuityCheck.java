package org.stiffgrad.compile;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.stiffgrad.compile.FormulaBuilder.OpenCondition;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.GraphInterpreter;
import org.stiffgrad.differentiate.Operation;

/**
 * Checks that the right-hand side is continuous where a condition on states changes its truth
 * (model.10). A discontinuity at an unknown time would make derivatives wrong without a word, so it
 * is refused.
 *
 * <p>At random points of the boundary f is evaluated at neighboring numbers on both sides and on a
 * wider stretch. Where f is continuous, its change over the neighbors is negligible beside its
 * change over the stretch; where it jumps, both are the jump.
 */
final class ContinuityCheck {
  private enum Verdict {
    CONTINUOUS,
    JUMP,
    UNDEFINED
  }

  private static final int POINTS = 12;
  private static final int ATTEMPTS = 400;
  // logarithm of the range in which the boundary is sought; the wide one only where the other has
  // no point of it, since numbers far beyond an oscillation's period do not resolve it
  private static final double MODERATE = 5;
  private static final double WIDE = 40;
  private static final long SEED = 20_241_125;
  // width of the stretch relative to the variable
  private static final double STRETCH = 1e-3;
  // neighbors are 1e-13 of the stretch apart; even a square root changes by 3e-7 of its change
  private static final double NEGLIGIBLE = 1e-4;
  // rounding of a sum of some tens of terms
  private static final double ROUNDING = 1e-14;

  private final Graph graph;
  private final int[] f;
  private final GraphInterpreter all;
  private final GraphInterpreter sides;
  private final int left;
  private final int right;
  private final int[] variables;
  private final double[] stated;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final double[] y;
  private final double[] p;
  private final boolean[] regime;
  private double t;
  // the bracket of the boundary, and the smaller magnitude it started from
  private double low;
  private double high;
  private double scale;

  private ContinuityCheck(ModelGraph formulas, int comparison, int[] f) {
    this.graph = formulas.graph;
    this.f = f;
    this.left = graph.operand(comparison, 0);
    this.right = graph.operand(comparison, 1);
    this.all = new GraphInterpreter(graph, f);
    this.sides = new GraphInterpreter(graph, left, right);
    this.stated = formulas.names.values;
    this.y = new double[formulas.names.states.size()];
    this.p = new double[stated.length];
    this.regime = new boolean[formulas.switches.times().length];
    this.variables = variables(comparison);
  }

  /**
   * Requires that f is continuous across every condition in its formulas.
   *
   * @param f the roots; all open conditions met so far belong to them
   * @throws UnsupportedModelException naming the first condition that is not
   */
  static void require(ModelGraph formulas, List<OpenCondition> conditions, int[] f) {
    for (OpenCondition condition : conditions) {
      Operation operation = formulas.graph.operation(condition.node());
      if (operation == Operation.FLOOR || operation == Operation.CEIL) {
        throw new UnsupportedModelException(
            condition.quantity(),
            condition.text()
                + " in the formula of "
                + condition.quantity()
                + " jumps at times that are not known beforehand");
      }
      if (!new ContinuityCheck(formulas, condition.node(), f).isContinuous()) {
        throw new UnsupportedModelException(
            condition.quantity(),
            "the condition "
                + condition.text()
                + " in the formula of "
                + condition.quantity()
                + " makes a derivative jump, or could not be shown not to; conditions may"
                + " compare time with parameters (linear in time), or states where both branches"
                + " agree on the boundary");
      }
    }
  }

  /** Indices of the states on which a node depends, and y.length for time. */
  private int[] variables(int node) {
    ReachableNodes nodes = new ReachableNodes.Finder(graph).find(new int[] {node});
    int[] found = new int[nodes.size()];
    int count = 0;
    for (int n : nodes.node) {
      if (graph.operation(n) == Operation.STATE) {
        found[count++] = graph.index(n);
      } else if (graph.operation(n) == Operation.TIME) {
        found[count++] = y.length;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean isContinuous() {
    if (variables.length == 0) {
      return false;
    }
    int checked = 0;
    for (int attempt = 0; attempt < ATTEMPTS && checked < POINTS; attempt++) {
      if (attempt == ATTEMPTS / 2 && checked > 0) {
        break;
      }
      draw();
      int variable = variables[random.nextInt(variables.length)];
      if (!bracket(variable, attempt < ATTEMPTS / 2 ? MODERATE : WIDE)) {
        continue;
      }
      switch (verdict(variable)) {
        case JUMP -> {
          return false;
        }
        case CONTINUOUS -> checked++;
        case UNDEFINED -> {}
      }
    }
    return checked > 0;
  }

  private Verdict verdict(int variable) {
    double[] below = values(variable, low);
    double[] above = values(variable, high);
    // a boundary at 0 has no scale of its own
    double width = STRETCH * (Math.abs(low) > Double.MIN_NORMAL ? Math.abs(low) : scale);
    double[] farBelow = values(variable, low + Math.copySign(width, low - high));
    double[] farAbove = values(variable, high + Math.copySign(width, high - low));
    for (int i = 0; i < f.length; i++) {
      double jump = Math.abs(above[i] - below[i]);
      double change = Math.abs(farAbove[i] - above[i]) + Math.abs(below[i] - farBelow[i]);
      double magnitude = Math.abs(above[i]) + Math.abs(below[i]);
      if (Double.isNaN(jump) || Double.isNaN(change)) {
        return Verdict.UNDEFINED;
      }
      if (jump > NEGLIGIBLE * change + ROUNDING * magnitude) {
        return Verdict.JUMP;
      }
    }
    return Verdict.CONTINUOUS;
  }

  private double[] values(int variable, double value) {
    set(variable, value);
    all.evaluate(t, y, p, regime);
    double[] values = new double[f.length];
    for (int i = 0; i < f.length; i++) {
      values[i] = all.value(f[i]);
    }
    return values;
  }

  /** Random values on the scale of the stated ones, states mostly positive, any regime. */
  private void draw() {
    for (int j = 0; j < p.length; j++) {
      double factor = Math.exp(2 * random.nextDouble() - 1);
      p[j] = stated[j] != 0 && !Double.isNaN(stated[j]) ? stated[j] * factor : factor;
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = sign() * Math.exp(10 * random.nextDouble() - 5);
    }
    for (int s = 0; s < regime.length; s++) {
      regime[s] = random.nextBoolean();
    }
    t = Math.exp(10 * random.nextDouble() - 5);
  }

  private double sign() {
    return random.nextInt(5) == 0 ? -1 : 1;
  }

  private void set(int variable, double value) {
    if (variable < y.length) {
      y[variable] = value;
    } else {
      t = value;
    }
  }

  private double difference(int variable, double value) {
    set(variable, value);
    sides.evaluate(t, y, p, regime);
    return sides.value(left) - sides.value(right);
  }

  /** Bisects to neighboring values of one variable between which left - right changes its sign. */
  private boolean bracket(int variable, double range) {
    low = sign() * Math.exp(range * (2 * random.nextDouble() - 1.2));
    high = sign() * Math.exp(range * (2 * random.nextDouble() - 0.8));
    scale = Math.min(Math.abs(low), Math.abs(high));
    double atLow = difference(variable, low);
    double atHigh = difference(variable, high);
    if (!(atLow < 0 && atHigh > 0) && !(atLow > 0 && atHigh < 0)) {
      return false;
    }
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        return true;
      }
      if (difference(variable, middle) < 0 == atLow < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
