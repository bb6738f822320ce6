package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Whether an influence can pass from a parameter to something measured, by way of derivatives that
 * are not zero identically, and where it ends if not.
 */
final class Wiring {
  private static final int MOST_NAMES = 4;

  private final FitProblem problem;
  private final OdeSystem system;
  private final double[] values;
  private final List<GenericZeros> zeros = new ArrayList<>();

  /**
   * @param values of the free parameters, on the linear scale
   */
  Wiring(FitProblem problem, double[] values) {
    this.problem = problem;
    this.system = problem.system();
    this.values = values;
    for (Experiment e : problem.experiments()) {
      zeros.add(GenericZeros.of(problem, e, values));
    }
  }

  /** Where the wire of free parameter j ends, as a sentence; empty where it is connected. */
  Optional<String> looseEnd(int j) {
    for (int e = 0; e < zeros.size(); e++) {
      for (int i : entriesOf(e, j)) {
        if (isConnected(zeros.get(e), i)) {
          return Optional.empty();
        }
      }
    }
    for (int e = 0; e < zeros.size(); e++) {
      if (!entriesOf(e, j).isEmpty()) {
        return Optional.of(describe(e, j));
      }
    }
    return Optional.empty();
  }

  /** The entries of p that free parameter j stands for in an experiment. */
  private List<Integer> entriesOf(int e, int j) {
    int[] source = problem.sources(problem.experiments().get(e));
    return IntStream.range(0, source.length).filter(i -> source[i] == j).boxed().toList();
  }

  private boolean isConnected(GenericZeros open, int i) {
    return open.seenParameters.get(i) || reached(open, i).intersects(open.seenStates);
  }

  /** States that parameter i can move. */
  private BitSet reached(GenericZeros open, int i) {
    BitSet states = new BitSet();
    addRows(system.parameterJacobian(), open.parameterJacobian, i, states);
    addRows(system.initialStateJacobian(), open.initialStateJacobian, i, states);
    Sparsity switches = system.switchTimeJacobian();
    if (IntStream.range(0, switches.size()).anyMatch(q -> switches.column(q) == i)) {
      states.set(0, system.states().size());
    }
    int before;
    do {
      before = states.cardinality();
      for (int l = states.nextSetBit(0); l >= 0; l = states.nextSetBit(l + 1)) {
        addRows(system.jacobian(), open.jacobian, l, states);
      }
    } while (states.cardinality() > before);
    return states;
  }

  private static void addRows(Sparsity structure, BitSet nonZero, int column, BitSet rows) {
    for (int r = 0; r < structure.rows(); r++) {
      int q = structure.position(r, column);
      if (q >= 0 && nonZero.get(q)) {
        rows.set(r);
      }
    }
  }

  private String describe(int e, int j) {
    String name = problem.free().get(j).id();
    List<Integer> entries = entriesOf(e, j);
    if (entries.stream().noneMatch(this::isMentioned)) {
      return name + " enters no equation of the model, no initial value and no measured quantity";
    }
    Optional<String> culprit = culprit(e, entries);
    if (culprit.isPresent()) {
      return name + " acts on what is measured only together with " + culprit.get();
    }
    BitSet states = new BitSet();
    entries.forEach(i -> states.or(reached(zeros.get(e), i)));
    if (states.isEmpty()) {
      return name + " is multiplied by zero wherever it enters the model";
    }
    String moved = names(states);
    return name
        + " changes "
        + moved
        + ", but nothing that is measured ("
        + measured(e)
        + ") depends on "
        + (states.cardinality() == 1 ? "it" : "them");
  }

  /** Whether the formulas name entry i of p at all. */
  private boolean isMentioned(int i) {
    boolean[] entered = new boolean[system.parameters().size()];
    system.parameterJacobian().markColumns(entered);
    system.initialStateJacobian().markColumns(entered);
    system.switchTimeJacobian().markColumns(entered);
    problem.observation().parameterJacobian().markColumns(entered);
    problem.observation().noiseParameterJacobian().markColumns(entered);
    return entered[i];
  }

  /** The zero that, if it were another number, would connect one of the entries. */
  private Optional<String> culprit(int e, List<Integer> entries) {
    Experiment experiment = problem.experiments().get(e);
    double[] p = problem.parametersOf(experiment, values);
    int[] source = problem.sources(experiment);
    String parameter = null;
    for (int c = 0; c < p.length && parameter == null; c++) {
      if (source[c] < 0 && p[c] == 0 && connects(experiment, entries, -1, c)) {
        parameter = system.parameters().get(c);
      }
    }
    BitSet candidates = zeros.get(e).zeroStates;
    for (int s = candidates.nextSetBit(0); s >= 0; s = candidates.nextSetBit(s + 1)) {
      String state = system.states().get(s);
      // the initial amount of a species is a parameter of the same name
      if (connects(experiment, entries, s, -1)) {
        boolean because = parameter != null && !parameter.equals(state);
        return Optional.of(
            state
                + ", which is zero at all times"
                + (because ? " because " + parameter + " is fixed at 0" : ""));
      }
    }
    return parameter == null ? Optional.empty() : Optional.of(parameter + ", which is fixed at 0");
  }

  private boolean connects(Experiment experiment, List<Integer> entries, int state, int parameter) {
    GenericZeros open = GenericZeros.without(problem, experiment, values, state, parameter);
    return entries.stream().anyMatch(i -> isConnected(open, i));
  }

  private String names(BitSet states) {
    String some =
        states.stream()
            .limit(MOST_NAMES)
            .mapToObj(system.states()::get)
            .collect(Collectors.joining(", "));
    return states.cardinality() > MOST_NAMES ? some + " and others" : some;
  }

  private String measured(int e) {
    TreeSet<String> names = new TreeSet<>();
    for (int k : problem.experiments().get(e).measurements().observables()) {
      names.add(problem.observation().quantity(k));
    }
    return String.join(", ", names);
  }
}
