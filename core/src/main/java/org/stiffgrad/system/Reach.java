package org.stiffgrad.system;

import java.util.BitSet;

/**
 * Which states a parameter can move at all, by the structure of a model: those whose equation or
 * initial value it enters, and all that depend on them. Elsewhere the sensitivity is exactly zero.
 */
public final class Reach {
  private final BitSet[] statesOf;

  private Reach(BitSet[] statesOf) {
    this.statesOf = statesOf;
  }

  /** The reach of every parameter of a system. A parameter that moves a switch reaches all. */
  public static Reach of(OdeSystem system) {
    return of(system, Vanishing.none());
  }

  /** The reach of every parameter, no influence passing through what vanishes. */
  public static Reach of(OdeSystem system, Vanishing vanishing) {
    int n = system.states().size();
    int m = system.parameters().size();
    BitSet[] dependents = new BitSet[n];
    BitSet[] states = new BitSet[m];
    for (int i = 0; i < n; i++) {
      dependents[i] = new BitSet(n);
    }
    for (int j = 0; j < m; j++) {
      states[j] = new BitSet(n);
    }
    addTransposed(system.jacobian(), vanishing.jacobian(), dependents);
    addTransposed(system.parameterJacobian(), vanishing.parameterJacobian(), states);
    addTransposed(system.initialStateJacobian(), vanishing.initialStateJacobian(), states);
    Sparsity switches = system.switchTimeJacobian();
    for (int q = 0; q < switches.size(); q++) {
      states[switches.column(q)].set(0, n);
    }
    for (BitSet reached : states) {
      close(reached, dependents);
    }
    return new Reach(states);
  }

  private static void addTransposed(Sparsity pattern, BitSet vanishing, BitSet[] rowsOfColumn) {
    for (int i = 0; i < pattern.rows(); i++) {
      for (int q = pattern.rowStart(i); q < pattern.rowStart(i + 1); q++) {
        if (!vanishing.get(q)) {
          rowsOfColumn[pattern.column(q)].set(i);
        }
      }
    }
  }

  private static void close(BitSet reached, BitSet[] dependents) {
    BitSet fresh = (BitSet) reached.clone();
    while (!fresh.isEmpty()) {
      int state = fresh.nextSetBit(0);
      fresh.clear(state);
      BitSet next = (BitSet) dependents[state].clone();
      next.andNot(reached);
      reached.or(next);
      fresh.or(next);
    }
  }

  /** Whether parameter j can move state i. */
  public boolean has(int j, int i) {
    return statesOf[j].get(i);
  }
}
