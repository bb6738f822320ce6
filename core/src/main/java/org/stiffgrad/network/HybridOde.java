package org.stiffgrad.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * A mechanistic system in which a network of states stands for some parameters, y' = f(t, y, p)
 * with p_k = N_k(y; w). Its parameters are those of the system, of which the network's have no
 * effect any more, then weights and rates. (network.4)
 */
public final class HybridOde implements OdeSystem {
  private final OdeSystem base;
  private final NetworkTerm term;
  private final Names parameters;
  private final SubstitutedRows rows;
  private final int[] outputs;
  private final int n;
  private final int m;

  /**
   * @throws IllegalArgumentException where an initial value or the time of a condition depends on a
   *     parameter that the network stands for
   */
  public HybridOde(OdeSystem base, NetworkTerm term) {
    this.base = base;
    this.term = term;
    this.n = base.states().size();
    this.m = base.parameters().size();
    List<String> names = new ArrayList<>(base.parameters().asList());
    names.addAll(term.names());
    this.parameters = Names.of(names);
    this.rows = new SubstitutedRows(base.jacobian(), base.parameterJacobian(), term, base);
    this.outputs = term.outputsIn(base);
    for (int output : outputs) {
      requireIndependent(base.initialStateJacobian(), output, "an initial value");
      requireIndependent(base.switchTimeJacobian(), output, "the time of a condition");
    }
  }

  private void requireIndependent(Sparsity structure, int parameter, String what) {
    boolean[] used = new boolean[m];
    structure.markColumns(used);
    if (used[parameter]) {
      throw new IllegalArgumentException(
          what
              + " depends on "
              + base.parameters().get(parameter)
              + ", which cannot be a network of the states then");
    }
  }

  public OdeSystem base() {
    return base;
  }

  public NetworkTerm term() {
    return term;
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public Names states() {
    return base.states();
  }

  @Override
  public Names parameters() {
    return parameters;
  }

  @Override
  public Sparsity jacobian() {
    return rows.states();
  }

  @Override
  public Sparsity parameterJacobian() {
    return rows.parameters();
  }

  @Override
  public Sparsity initialStateJacobian() {
    return widened(base.initialStateJacobian());
  }

  @Override
  public Sparsity switchTimeJacobian() {
    return widened(base.switchTimeJacobian());
  }

  private Sparsity widened(Sparsity s) {
    return s.withColumns(parameters.size());
  }

  @Override
  public void regimeAt(double t, double[] switchTimes, boolean[] regime) {
    base.regimeAt(t, switchTimes, regime);
  }

  @Override
  public boolean isAutonomous() {
    return base.isAutonomous();
  }

  @Override
  public Evaluator newEvaluator() {
    return new Pass();
  }

  private final class Pass implements Evaluator {
    private final Evaluator inner = base.newEvaluator();
    private final TermEvaluator network = new TermEvaluator(term, base);
    private final double[] byState = new double[base.jacobian().size()];
    private final double[] byParameter = new double[base.parameterJacobian().size()];
    private final double[] values = new double[outputs.length];
    private final double[] direction = new double[m];
    private final double[] known = new double[m];
    private final double[] product = new double[n];

    private double[] own(double[] p) {
      System.arraycopy(p, 0, known, 0, m);
      return known;
    }

    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      inner.rhs(t, y, network.evaluate(y, p), regime, f);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      inner.timeDerivative(t, y, network.evaluate(y, p), regime, ft);
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      double[] q = network.evaluate(y, p);
      network.differentiate();
      inner.jacobian(t, y, q, regime, byState);
      inner.parameterJacobian(t, y, q, regime, byParameter);
      for (int i = 0; i < n; i++) {
        int stateFrom = base.jacobian().rowStart(i);
        int parameterFrom = base.parameterJacobian().rowStart(i);
        int to = rows.states().rowStart(i);
        rows.states(i, byState, stateFrom, byParameter, parameterFrom, network, values, to);
      }
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] out) {
      inner.parameterJacobian(t, y, network.evaluate(y, p), regime, byParameter);
      for (int i = 0; i < n; i++) {
        int from = base.parameterJacobian().rowStart(i);
        int to = rows.parameters().rowStart(i);
        rows.parameters(i, byParameter, from, network, values, out, to);
      }
    }

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double[] q = network.evaluate(y, p);
      network.times(v, values);
      Arrays.fill(direction, 0);
      substitute(direction);
      inner.parameterJacobianTimes(t, y, q, regime, direction, out);
      inner.jacobianTimes(t, y, q, regime, v, product);
      for (int i = 0; i < n; i++) {
        out[i] += product[i];
      }
    }

    private void substitute(double[] to) {
      for (int k = 0; k < outputs.length; k++) {
        to[outputs[k]] = values[k];
      }
    }

    /** (df/dp)ᵀ v of the network's outputs. */
    private void cotangent(double t, double[] y, double[] q, boolean[] regime, double[] v) {
      inner.parameterJacobianTransposeTimes(t, y, q, regime, v, direction);
      for (int k = 0; k < outputs.length; k++) {
        values[k] = direction[outputs[k]];
      }
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double[] q = network.evaluate(y, p);
      inner.jacobianTransposeTimes(t, y, q, regime, v, out);
      cotangent(t, y, q, regime, v);
      network.addTransposeTimes(values, out);
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      double[] q = network.evaluate(y, p);
      network.weightsTimes(w, values);
      System.arraycopy(w, 0, direction, 0, m);
      substitute(direction);
      inner.parameterJacobianTimes(t, y, q, regime, direction, out);
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double[] q = network.evaluate(y, p);
      cotangent(t, y, q, regime, v);
      for (int output : outputs) {
        direction[output] = 0;
      }
      System.arraycopy(direction, 0, out, 0, m);
      network.weightsTransposeTimes(values, out, m);
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      inner.initialState(own(p), y0);
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      inner.initialStateJacobian(own(p), values);
    }

    @Override
    public void switchTimes(double[] p, double[] times) {
      inner.switchTimes(own(p), times);
    }

    @Override
    public void switchTimeJacobian(double[] p, double[] values) {
      inner.switchTimeJacobian(own(p), values);
    }
  }
}
