package org.stiffgrad.compile;

import static org.stiffgrad.compile.Formulas.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.UnaryOperator;
import org.stiffgrad.expression.Model;

/** Random models of every construct, whose formulas are defined for positive names. */
final class RandomModels {
  private static final UnaryOperator[] FUNCTIONS = {
    UnaryOperator.NEGATE,
    UnaryOperator.EXP,
    UnaryOperator.LN,
    UnaryOperator.LOG10,
    UnaryOperator.SQRT,
    UnaryOperator.ABS,
    UnaryOperator.SIN,
    UnaryOperator.COS,
    UnaryOperator.ATAN,
    UnaryOperator.TANH,
    UnaryOperator.SINH,
    UnaryOperator.COSH,
    UnaryOperator.ASINH
  };

  private static final Condition.Relation[] ORDERS = {
    Condition.Relation.LESS,
    Condition.Relation.LESS_OR_EQUAL,
    Condition.Relation.GREATER,
    Condition.Relation.GREATER_OR_EQUAL
  };

  private final SplittableRandom random;
  private final boolean hasAnyPower;

  /**
   * @param hasAnyPower whether to use powers that generated code computes otherwise than {@link
   *     Math#pow}
   */
  RandomModels(long seed, boolean hasAnyPower) {
    this.random = new SplittableRandom(seed);
    this.hasAnyPower = hasAnyPower;
  }

  /** A model with states x0.., parameters k0.., computed parameters c0.. and assignments a0... */
  Model next() {
    int states = 1 + random.nextInt(5);
    int numbers = 1 + random.nextInt(5);
    List<String> names = new ArrayList<>();
    List<Model.Parameter> parameters = new ArrayList<>();
    for (int k = 0; k < numbers; k++) {
      parameters.add(new Model.Parameter("k" + k, number(positive()), k == 1));
      names.add("k" + k);
    }
    for (int k = 0; k < random.nextInt(3); k++) {
      parameters.add(new Model.Parameter("c" + k, formula(names, 2, false), false));
      names.add("c" + k);
    }
    List<String> startNames = List.copyOf(names);
    for (int i = 0; i < states; i++) {
      names.add("x" + i);
    }
    List<Model.Assignment> assignments = new ArrayList<>();
    for (int k = 0; k < random.nextInt(4); k++) {
      assignments.add(new Model.Assignment("a" + k, formula(names, 3, true)));
      names.add("a" + k);
    }
    List<Model.State> list = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      Expression initial =
          random.nextBoolean() ? number(positive()) : formula(startNames, 2, false);
      list.add(new Model.State("x" + i, initial, formula(names, 4, true)));
    }
    return new Model("random", list, parameters, assignments);
  }

  /** Observables over a model of {@link #next}. */
  List<ObservableFormula> observables(Model model) {
    List<String> names = new ArrayList<>();
    model.parameters().forEach(p -> names.add(p.id()));
    model.states().forEach(s -> names.add(s.id()));
    model.assignments().forEach(a -> names.add(a.id()));
    List<ObservableFormula> list = new ArrayList<>();
    for (int k = 0; k < 1 + random.nextInt(3); k++) {
      Expression noise = add(formula(names, 2, true), mul(number(0.1), ref("h" + k)));
      list.add(new ObservableFormula("h" + k, formula(names, 3, true), noise));
    }
    return list;
  }

  double positive() {
    return Math.exp(2 * random.nextDouble() - 1);
  }

  double[] positive(int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = positive();
    }
    return values;
  }

  private Expression formula(List<String> names, int depth, boolean isRunning) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf(names, isRunning);
    }
    Expression a = formula(names, depth - 1, isRunning);
    Expression b = formula(names, depth - 1, isRunning);
    return switch (random.nextInt(11)) {
      case 0, 1 -> add(a, b);
      case 2 -> sub(a, b);
      case 3, 4 -> mul(a, b);
      case 5 -> div(a, add(number(1), pow(b, number(2))));
      case 6 -> power(a, b);
      case 7 -> isRunning ? conditional(names, a, b) : max(a, b);
      case 8 -> random.nextBoolean() ? min(a, b) : max(a, b);
      default -> function(a);
    };
  }

  private Expression leaf(List<String> names, boolean isRunning) {
    int choice = random.nextInt(names.size() + 2);
    if (choice < names.size()) {
      return ref(names.get(choice));
    }
    return choice == names.size() && isRunning ? TIME : number(random.nextInt(4));
  }

  private Expression power(Expression a, Expression b) {
    if (!hasAnyPower) {
      return pow(a, number(2));
    }
    Expression positive = add(number(0.5), pow(a, number(2)));
    return switch (random.nextInt(4)) {
      case 0 -> pow(a, number(random.nextInt(7)));
      case 1 -> pow(positive, number(-random.nextInt(4)));
      case 2 -> pow(positive, number(random.nextDouble()));
      default -> pow(positive, apply(UnaryOperator.TANH, b));
    };
  }

  private Expression function(Expression a) {
    UnaryOperator operator = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
    Expression positive = add(number(0.5), pow(a, number(2)));
    return switch (operator) {
      case LN, LOG10, SQRT -> apply(operator, positive);
      case EXP, SINH, COSH -> apply(operator, apply(UnaryOperator.ATAN, a));
      default -> apply(operator, a);
    };
  }

  /** A switch at a time that depends on parameters, or a kink in a state. */
  private Expression conditional(List<String> names, Expression a, Expression b) {
    if (names.contains("x0") && random.nextInt(4) == 0) {
      Expression x = ref("x0");
      // both branches are 0 where x = 1
      return when(less(x, number(1)), mul(sub(x, number(1)), a), mul(sub(x, number(1)), b));
    }
    Expression time = random.nextBoolean() ? TIME : sub(mul(number(2), TIME), ref("k0"));
    Condition.Relation relation = ORDERS[random.nextInt(ORDERS.length)];
    Expression bound = random.nextBoolean() ? ref("k0") : number(1 + random.nextInt(2));
    Condition timed =
        random.nextBoolean() ? compare(time, relation, bound) : compare(bound, relation, time);
    Condition positiveParameter = less(number(0), ref("k0"));
    return switch (random.nextInt(4)) {
      case 0 -> when(new Condition.And(timed, positiveParameter), a, b);
      case 1 -> when(new Condition.Or(new Condition.Not(timed), less(TIME, number(2))), a, b);
      default -> when(timed, a, b);
    };
  }
}
