package org.stiffgrad.fit;

import org.stiffgrad.network.HybridOde;
import org.stiffgrad.network.SubstitutedRows;
import org.stiffgrad.network.TermEvaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/** The observables of a system in which a network stands for some parameters. (network.4) */
public final class HybridObservation implements ObservationModel {
  private final ObservationModel base;
  private final HybridOde ode;
  private final SubstitutedRows values;
  private final SubstitutedRows noise;

  /**
   * @param base over the states and parameters of the system without the network
   */
  public HybridObservation(ObservationModel base, HybridOde ode) {
    this.base = base;
    this.ode = ode;
    this.values =
        new SubstitutedRows(base.stateJacobian(), base.parameterJacobian(), ode.term(), ode.base());
    this.noise =
        new SubstitutedRows(
            base.noiseStateJacobian(), base.noiseParameterJacobian(), ode.term(), ode.base());
  }

  @Override
  public Names observables() {
    return base.observables();
  }

  @Override
  public Sparsity stateJacobian() {
    return values.states();
  }

  @Override
  public Sparsity parameterJacobian() {
    return values.parameters();
  }

  @Override
  public Sparsity noiseStateJacobian() {
    return noise.states();
  }

  @Override
  public Sparsity noiseParameterJacobian() {
    return noise.parameters();
  }

  @Override
  public Noise distribution(int k) {
    return base.distribution(k);
  }

  @Override
  public int noiseParameter(int k) {
    return noise.isSubstituted(k) ? -1 : base.noiseParameter(k);
  }

  @Override
  public String quantity(int k) {
    return base.quantity(k);
  }

  @Override
  public ObservationEvaluator newEvaluator() {
    return new Pass();
  }

  private final class Pass implements ObservationEvaluator {
    private final ObservationEvaluator inner = base.newEvaluator();
    private final TermEvaluator network = new TermEvaluator(ode.term(), ode.base());
    private final double[] byState = new double[ode.states().size()];
    private final double[] byParameter = new double[ode.base().parameters().size()];
    private final double[] scratch = new double[ode.term().outputs().size()];

    @Override
    public double value(int k, double t, double[] y, double[] p, boolean[] regime) {
      return inner.value(k, t, y, network.evaluate(y, p), regime);
    }

    @Override
    public double noise(int k, double t, double[] y, double[] p, boolean[] regime) {
      return inner.noise(k, t, y, network.evaluate(y, p), regime);
    }

    @Override
    public void stateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] out) {
      double[] q = network.evaluate(y, p);
      network.differentiate();
      inner.stateGradient(k, t, y, q, regime, byState);
      inner.parameterGradient(k, t, y, q, regime, byParameter);
      values.states(k, byState, 0, byParameter, 0, network, out, 0);
    }

    @Override
    public void parameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] out) {
      inner.parameterGradient(k, t, y, network.evaluate(y, p), regime, byParameter);
      values.parameters(k, byParameter, 0, network, scratch, out, 0);
    }

    @Override
    public void noiseStateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] out) {
      double[] q = network.evaluate(y, p);
      network.differentiate();
      inner.noiseStateGradient(k, t, y, q, regime, byState);
      inner.noiseParameterGradient(k, t, y, q, regime, byParameter);
      noise.states(k, byState, 0, byParameter, 0, network, out, 0);
    }

    @Override
    public void noiseParameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] out) {
      inner.noiseParameterGradient(k, t, y, network.evaluate(y, p), regime, byParameter);
      noise.parameters(k, byParameter, 0, network, scratch, out, 0);
    }
  }
}
