package org.stiffgrad.compile;

import java.util.Arrays;
import java.util.BitSet;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.KnownValues;
import org.stiffgrad.system.Vanishing;

/**
 * Finds what a model's derivatives lose where parameters are fixed (model.11). A state stays at
 * zero if it begins there and, all such states being zero, its derivative is zero whatever the
 * others are: the largest set of this kind is found by striking out. Thread-safe.
 */
final class ZeroAnalysis {
  private final Graph graph;
  private final int[] f;
  private final int[] y0;
  private final int[] jacobian;
  private final int[] parameterJacobian;
  private final int[] initialStateJacobian;
  private final int[] nodesOfStates;
  private final int[] nodesOfAll;

  /** All arguments are nodes, the derivatives' in the order of their sparsities' entries. */
  ZeroAnalysis(
      Graph graph,
      int[] f,
      int[] y0,
      int[] jacobian,
      int[] parameterJacobian,
      int[] initialStateJacobian) {
    this.graph = graph;
    this.f = f;
    this.y0 = y0;
    this.jacobian = jacobian;
    this.parameterJacobian = parameterJacobian;
    this.initialStateJacobian = initialStateJacobian;
    this.nodesOfStates = KnownValues.nodesOf(graph, f, y0);
    this.nodesOfAll =
        KnownValues.nodesOf(graph, y0, jacobian, parameterJacobian, initialStateJacobian);
  }

  /** See {@link org.stiffgrad.system.OdeSystem#vanishing}. */
  Vanishing of(double[] p, boolean[] isFixed) {
    boolean[] isZero = new boolean[f.length];
    KnownValues known = KnownValues.of(graph, nodesOfAll, p, isFixed, isZero);
    BitSet zeroInitial = zeros(known, initialStateJacobian);
    for (int i = 0; i < f.length; i++) {
      isZero[i] = known.isZero(y0[i]);
    }
    boolean[] before;
    do {
      before = isZero.clone();
      known = KnownValues.of(graph, nodesOfStates, p, isFixed, isZero);
      for (int i = 0; i < f.length; i++) {
        isZero[i] &= known.isZero(f[i]);
      }
    } while (!Arrays.equals(before, isZero));
    known = KnownValues.of(graph, nodesOfAll, p, isFixed, isZero);
    return new Vanishing(zeros(known, jacobian), zeros(known, parameterJacobian), zeroInitial);
  }

  private static BitSet zeros(KnownValues known, int[] nodes) {
    BitSet zeros = new BitSet(nodes.length);
    for (int q = 0; q < nodes.length; q++) {
      if (known.isZero(nodes[q])) {
        zeros.set(q);
      }
    }
    return zeros;
  }
}
