package org.stiffgrad.input;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;

/**
 * Orders assignments so that each uses only earlier ones, and refuses cycles among everything that
 * is needed at time 0: initial values, parameter values and assignments.
 */
public final class DefinitionOrder {
  private final SourcePosition whole;
  private final Map<String, SourcePosition> positions;

  /** For each symbol the symbols its value at time 0 needs. */
  private final Map<String, Set<String>> uses = new LinkedHashMap<>();

  /** A symbol on the current path, with the uses not yet followed. */
  private record Visit(String id, Iterator<String> pending) {}

  /**
   * @param whole where a message points if the symbol has no position
   * @param positions of the symbols
   */
  public DefinitionOrder(SourcePosition whole, Map<String, SourcePosition> positions) {
    this.whole = whole;
    this.positions = positions;
  }

  /**
   * The assignments in an order in which each uses only earlier ones.
   *
   * @throws InputException where a value depends on itself
   */
  public List<Model.Assignment> of(
      List<Model.State> states,
      List<Model.Parameter> parameters,
      List<Model.Assignment> assignments) {
    Map<String, Model.Assignment> byId = new HashMap<>();
    for (Model.Assignment assignment : assignments) {
      byId.put(assignment.id(), assignment);
      put(assignment.id(), assignment.formula());
    }
    for (Model.State state : states) {
      put(state.id(), state.initial());
    }
    for (Model.Parameter parameter : parameters) {
      put(parameter.id(), parameter.value());
    }
    List<Model.Assignment> ordered = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (String id : uses.keySet()) {
      visit(id, done);
    }
    for (String id : done) {
      Model.Assignment assignment = byId.get(id);
      if (assignment != null) {
        ordered.add(assignment);
      }
    }
    return ordered;
  }

  private void put(String id, Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    collect(expression, names);
    uses.put(id, names);
  }

  /** Depth first, without recursion: chains of symbols may be long. */
  private void visit(String root, Set<String> done) {
    if (done.contains(root)) {
      return;
    }
    Deque<Visit> path = new ArrayDeque<>();
    Set<String> onPath = new LinkedHashSet<>();
    enter(root, path, onPath);
    while (!path.isEmpty()) {
      Visit top = path.getLast();
      if (!top.pending().hasNext()) {
        path.removeLast();
        onPath.remove(top.id());
        done.add(top.id());
        continue;
      }
      String next = top.pending().next();
      if (onPath.contains(next)) {
        throw cycle(next, onPath);
      }
      if (!done.contains(next)) {
        enter(next, path, onPath);
      }
    }
  }

  private void enter(String id, Deque<Visit> path, Set<String> onPath) {
    path.addLast(new Visit(id, uses.getOrDefault(id, Set.of()).iterator()));
    onPath.add(id);
  }

  private InputException cycle(String start, Set<String> onPath) {
    StringBuilder chain = new StringBuilder();
    boolean inside = false;
    for (String id : onPath) {
      inside |= id.equals(start);
      if (inside) {
        chain.append(id).append(" -> ");
      }
    }
    chain.append(start);
    return new InputException(
        positions.getOrDefault(start, whole),
        "found a cycle of definitions (" + chain + "), expected none");
  }

  private static void collect(Expression expression, Set<String> names) {
    if (expression instanceof Expression.Reference reference) {
      names.add(reference.name());
    } else if (expression instanceof Expression.Unary unary) {
      collect(unary.operand(), names);
    } else if (expression instanceof Expression.Binary binary) {
      collect(binary.left(), names);
      collect(binary.right(), names);
    } else if (expression instanceof Expression.Conditional conditional) {
      collect(conditional.condition(), names);
      collect(conditional.then(), names);
      collect(conditional.otherwise(), names);
    }
  }

  private static void collect(Condition condition, Set<String> names) {
    if (condition instanceof Condition.Comparison comparison) {
      collect(comparison.left(), names);
      collect(comparison.right(), names);
    } else if (condition instanceof Condition.And and) {
      collect(and.left(), names);
      collect(and.right(), names);
    } else if (condition instanceof Condition.Or or) {
      collect(or.left(), names);
      collect(or.right(), names);
    } else if (condition instanceof Condition.Not not) {
      collect(not.operand(), names);
    }
  }
}
