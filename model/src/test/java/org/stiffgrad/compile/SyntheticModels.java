package org.stiffgrad.compile;

import static org.stiffgrad.compile.Formulas.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;

/** Large models made by rule. */
final class SyntheticModels {
  private SyntheticModels() {}

  /** Each state decays into the next by a saturating rate with a shared activity. */
  static Model chain(int states) {
    List<Model.State> list = new ArrayList<>();
    List<Model.Parameter> parameters = new ArrayList<>();
    List<Model.Assignment> assignments = new ArrayList<>();
    parameters.add(new Model.Parameter("km", number(0.3), false));
    assignments.add(new Model.Assignment("activity", div(ref("x0"), add(number(1), ref("x0")))));
    for (int i = 0; i < states; i++) {
      parameters.add(new Model.Parameter("k" + i, number(1 + 0.01 * i), false));
      Expression rate =
          div(mul(mul(ref("k" + i), ref("activity")), ref("x" + i)), add(ref("km"), ref("x" + i)));
      assignments.add(new Model.Assignment("v" + i, rate));
    }
    for (int i = 0; i < states; i++) {
      Expression in = ref("v" + (i + states - 1) % states);
      list.add(new Model.State("x" + i, number(1 + 0.001 * i), sub(in, ref("v" + i))));
    }
    return new Model("chain", list, parameters, assignments);
  }

  /** Mass action of random bimolecular reactions, several for each state. */
  static Model massAction(int states, int reactionsPerState, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Model.Parameter> parameters = new ArrayList<>();
    List<Model.Assignment> assignments = new ArrayList<>();
    Expression[] derivative = new Expression[states];
    for (int r = 0; r < states * reactionsPerState; r++) {
      int a = r % states;
      int b = random.nextInt(states);
      int c = random.nextInt(states);
      parameters.add(new Model.Parameter("k" + r, number(random.nextDouble()), false));
      assignments.add(
          new Model.Assignment("v" + r, mul(mul(ref("k" + r), ref("x" + a)), ref("x" + b))));
      Expression v = ref("v" + r);
      derivative[a] = derivative[a] == null ? neg(v) : sub(derivative[a], v);
      derivative[b] = derivative[b] == null ? neg(v) : sub(derivative[b], v);
      derivative[c] = derivative[c] == null ? v : add(derivative[c], mul(number(2), v));
    }
    List<Model.State> list = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      list.add(new Model.State("x" + i, number(random.nextDouble()), derivative[i]));
    }
    return new Model("mass action", list, parameters, assignments);
  }
}
