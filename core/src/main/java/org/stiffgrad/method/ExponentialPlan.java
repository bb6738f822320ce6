package org.stiffgrad.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.stiffgrad.system.OdeSystem;

/**
 * What an {@link ExponentialStepper} works out once for a method and a system. Row i of the method
 * is its stage i, the row after the last stage its result. A <em>function</em> is one phi_k(scale
 * z) that the method has somewhere. Immutable.
 */
final class ExponentialPlan {
  final Supplier<LinearTerm> linearTerm;
  final int n;
  final int stages;

  /** Node of each row, 1 for the result. */
  final double[] node;

  /** The different factors of z. */
  final double[] scale;

  /** Largest k of each of them, at least 1. */
  final int[] most;

  /** Place in {@link #scale}, and k, of each function. */
  final int[] scaleOf;

  final int[] index;

  /** The function that is e^(node z) of each row, -1 where the node is 0. */
  final int[] flow;

  /** Factor of h f(z) N_j in row i for function f at {@code [i][f][j]}. */
  final double[][][] weight;

  /** Whether row i has function f beside its flow. */
  final boolean[][] uses;

  /** Factor of h N_j in row i at {@code [i][j]}. */
  final double[][] constant;

  final boolean isAutonomous;
  final int[] rowStart;
  final int[] column;
  final int[] parameterRow;
  final int[] parameterColumn;

  private record Function(double scale, int k) {}

  /**
   * @throws IllegalArgumentException where the system has neither a linear part nor second
   *     derivatives
   */
  ExponentialPlan(Exponential method, OdeSystem system) {
    this.linearTerm = LinearTerm.of(method, system);
    this.n = system.states().size();
    this.stages = method.stages();
    this.node = new double[stages + 1];
    this.flow = new int[stages + 1];
    List<Function> functions = functions(method);
    List<Double> scales = functions.stream().map(Function::scale).distinct().toList();
    this.scale = scales.stream().mapToDouble(Double::doubleValue).toArray();
    this.most = new int[scale.length];
    this.scaleOf = new int[functions.size()];
    this.index = new int[functions.size()];
    for (int f = 0; f < index.length; f++) {
      index[f] = functions.get(f).k();
      scaleOf[f] = scales.indexOf(functions.get(f).scale());
      most[scaleOf[f]] = Math.max(most[scaleOf[f]], Math.max(1, index[f]));
    }
    this.weight = new double[stages + 1][index.length][stages];
    this.uses = new boolean[stages + 1][index.length];
    this.constant = new double[stages + 1][stages];
    for (int i = 0; i <= stages; i++) {
      node[i] = node(method, i);
      flow[i] = functions.indexOf(new Function(node[i], 0));
      for (int j = 0; j < i; j++) {
        for (PhiSum.Term term : coefficient(method, i, j).terms()) {
          if (term.scale() == 0) {
            constant[i][j] += new PhiSum(List.of(term)).taylor(0);
          } else {
            int f = functions.indexOf(new Function(term.scale(), term.k()));
            weight[i][f][j] += term.weight();
            uses[i][f] = true;
          }
        }
      }
    }
    this.isAutonomous = system.isAutonomous();
    this.rowStart = system.jacobian().rowStarts();
    this.column = system.jacobian().columnIndices();
    this.parameterRow = FirkPlan.rowsOf(system.parameterJacobian());
    this.parameterColumn = system.parameterJacobian().columnIndices();
  }

  private static List<Function> functions(Exponential method) {
    List<Function> all = new ArrayList<>();
    for (int i = 0; i <= method.stages(); i++) {
      if (node(method, i) != 0) {
        all.add(new Function(node(method, i), 0));
      }
      for (int j = 0; j < i; j++) {
        for (PhiSum.Term term : coefficient(method, i, j).terms()) {
          if (term.scale() != 0) {
            all.add(new Function(term.scale(), term.k()));
          }
        }
      }
    }
    return all.stream().distinct().toList();
  }

  private static double node(Exponential method, int row) {
    return row < method.stages() ? method.c(row) : 1;
  }

  private static PhiSum coefficient(Exponential method, int row, int stage) {
    return row < method.stages() ? method.a(row, stage) : method.b(stage);
  }
}
