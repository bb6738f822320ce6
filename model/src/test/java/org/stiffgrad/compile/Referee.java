package org.stiffgrad.compile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Interpreter;
import org.stiffgrad.expression.Model;

/**
 * Evaluates a model as its formulas are written, without graph, sharing or folding: values through
 * the interpreter, derivatives through hyper-dual numbers. Names are looked up anew each time.
 */
final class Referee {
  private final Model model;
  // of assignments, extra formulas, computed parameters and initial values
  private final Map<String, Expression> formulas = new HashMap<>();
  private final Map<String, Integer> states = new HashMap<>();
  private final Map<String, Integer> entries = new HashMap<>();
  private final Set<String> parameters = new HashSet<>();

  Referee(Model model) {
    this.model = model;
    for (Model.Independent independent : model.independents()) {
      entries.put(independent.id(), entries.size());
    }
    for (Model.State state : model.states()) {
      states.put(state.id(), states.size());
      formulas.put(state.id(), state.initial());
    }
    for (Model.Parameter parameter : model.parameters()) {
      parameters.add(parameter.id());
      formulas.put(parameter.id(), parameter.value());
    }
    for (Model.Assignment assignment : model.assignments()) {
      formulas.put(assignment.id(), assignment.formula());
    }
  }

  /** Makes a further formula, such as an observable, known by name. */
  void define(String id, Expression formula) {
    formulas.put(id, formula);
  }

  /** The value of a formula while the solution runs. */
  double value(Expression formula, double t, double[] y, double[] p) {
    return Interpreter.evaluate(formula, new Values(t, y, p));
  }

  double[] rhs(double t, double[] y, double[] p) {
    double[] f = new double[model.states().size()];
    for (int i = 0; i < f.length; i++) {
      f[i] = value(model.states().get(i).derivative(), t, y, p);
    }
    return f;
  }

  double[] initialState(double[] p) {
    double[] y0 = new double[model.states().size()];
    for (int i = 0; i < y0.length; i++) {
      y0[i] = new Start(p).value(model.states().get(i).id());
    }
    return y0;
  }

  /** A formula with derivatives in two directions. */
  HyperDual derivative(Expression formula, Direction direction) {
    return evaluate(formula, direction, false);
  }

  /** The initial value of state i with derivatives in two directions. */
  HyperDual initialDerivative(int i, Direction direction) {
    return startValue(model.states().get(i).id(), direction);
  }

  /**
   * A point and two directions in (t, y, p). Shapes: t [1], y [n], p [m], each with its tangents.
   */
  record Direction(HyperDual t, HyperDual[] y, HyperDual[] p) {
    /** Unit directions: index 0 is t, then y, then p; -1 = none. */
    static Direction of(double t, double[] y, double[] p, int first, int second) {
      HyperDual[] ys = new HyperDual[y.length];
      HyperDual[] ps = new HyperDual[p.length];
      for (int i = 0; i < ys.length; i++) {
        ys[i] = unit(y[i], 1 + i, first, second);
      }
      for (int j = 0; j < ps.length; j++) {
        ps[j] = unit(p[j], 1 + ys.length + j, first, second);
      }
      return new Direction(unit(t, 0, first, second), ys, ps);
    }

    private static HyperDual unit(double v, int index, int first, int second) {
      return HyperDual.variable(v, index == first ? 1 : 0, index == second ? 1 : 0);
    }
  }

  private int entry(String id) {
    return entries.getOrDefault(id, -1);
  }

  private int stateIndex(String id) {
    return states.getOrDefault(id, -1);
  }

  private Expression formulaOf(String id) {
    Expression formula = formulas.get(id);
    if (formula == null) {
      throw new IllegalArgumentException(id);
    }
    return formula;
  }

  private HyperDual startValue(String id, Direction direction) {
    int j = entry(id);
    return j >= 0 ? direction.p()[j] : evaluate(formulaOf(id), direction, true);
  }

  private HyperDual nameValue(String id, Direction direction, boolean isStart) {
    int i = stateIndex(id);
    if (!isStart && i >= 0) {
      return direction.y()[i];
    }
    if (isStart || parameters.contains(id)) {
      return startValue(id, direction);
    }
    return evaluate(formulaOf(id), direction, false);
  }

  private HyperDual evaluate(Expression e, Direction direction, boolean isStart) {
    if (e instanceof Expression.Constant constant) {
      return HyperDual.constant(constant.value());
    }
    if (e instanceof Expression.Reference reference) {
      return nameValue(reference.name(), direction, isStart);
    }
    if (e instanceof Expression.Unary unary) {
      return evaluate(unary.operand(), direction, isStart).apply(unary.operator());
    }
    if (e instanceof Expression.Binary binary) {
      HyperDual a = evaluate(binary.left(), direction, isStart);
      HyperDual b = evaluate(binary.right(), direction, isStart);
      return switch (binary.operator()) {
        case ADD -> a.plus(b);
        case SUBTRACT -> a.minus(b);
        case MULTIPLY -> a.times(b);
        case DIVIDE -> a.over(b);
        case POWER -> a.power(b);
        case MIN -> a.v() <= b.v() ? a : b;
        case MAX -> a.v() <= b.v() ? b : a;
      };
    }
    if (e instanceof Expression.Conditional conditional) {
      boolean holds = holds(conditional.condition(), direction, isStart);
      return evaluate(holds ? conditional.then() : conditional.otherwise(), direction, isStart);
    }
    return isStart ? HyperDual.constant(0) : direction.t();
  }

  private boolean holds(Condition condition, Direction direction, boolean isStart) {
    double[] y = new double[direction.y().length];
    double[] p = new double[direction.p().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = direction.y()[i].v();
    }
    for (int j = 0; j < p.length; j++) {
      p[j] = direction.p()[j].v();
    }
    Interpreter.Scope scope = isStart ? new Start(p) : new Values(direction.t().v(), y, p);
    return Interpreter.holds(condition, scope);
  }

  private final class Values implements Interpreter.Scope {
    private final double t;
    private final double[] y;
    private final double[] p;

    Values(double t, double[] y, double[] p) {
      this.t = t;
      this.y = y;
      this.p = p;
    }

    @Override
    public double value(String name) {
      int i = stateIndex(name);
      if (i >= 0) {
        return y[i];
      }
      if (parameters.contains(name)) {
        return new Start(p).value(name);
      }
      return Interpreter.evaluate(formulaOf(name), this);
    }

    @Override
    public double time() {
      return t;
    }
  }

  private final class Start implements Interpreter.Scope {
    private final double[] p;

    Start(double[] p) {
      this.p = p;
    }

    @Override
    public double value(String name) {
      int j = entry(name);
      return j >= 0 ? p[j] : Interpreter.evaluate(formulaOf(name), this);
    }

    @Override
    public double time() {
      return 0;
    }
  }
}
