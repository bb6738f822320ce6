package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.List;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Observes states as they are, each with a constant standard deviation: either a number or a
 * parameter of the system. For plain Java systems, which have no formulas to observe.
 */
public final class ObservedStates implements ObservationModel {
  private final Names names;
  private final int[] states;

  /** Entry of p that is the standard deviation of each, or -1. */
  private final int[] noiseParameters;

  private final double[] noise;
  private final Sparsity stateJacobian;
  private final Sparsity parameterJacobian;
  private final Sparsity noiseStateJacobian;
  private final Sparsity noiseParameterJacobian;

  private ObservedStates(OdeSystem system, int[] states, int[] noiseParameters, double[] noise) {
    this.states = states;
    this.noiseParameters = noiseParameters;
    this.noise = noise;
    this.names = Names.of(Arrays.stream(states).mapToObj(system.states()::get).toList());
    int n = system.states().size();
    int m = system.parameters().size();
    this.stateJacobian =
        Sparsity.ofRows(
            n, Arrays.stream(states).mapToObj(i -> new int[] {i}).toArray(int[][]::new));
    this.noiseParameterJacobian =
        Sparsity.ofRows(
            m,
            Arrays.stream(noiseParameters)
                .mapToObj(i -> i < 0 ? new int[0] : new int[] {i})
                .toArray(int[][]::new));
    this.parameterJacobian = Sparsity.empty(states.length, m);
    this.noiseStateJacobian = Sparsity.empty(states.length, n);
  }

  /**
   * With known noise.
   *
   * @param states names of the observed states, which become those of the observables
   * @param noise standard deviation of each
   */
  public static ObservedStates of(OdeSystem system, List<String> states, double... noise) {
    if (noise.length != states.size()) {
      throw new IllegalArgumentException(
          noise.length + " standard deviations for " + states.size() + " states");
    }
    int[] none = new int[noise.length];
    Arrays.fill(none, -1);
    return new ObservedStates(system, positions(system.states(), states), none, noise.clone());
  }

  /**
   * With noise that is a parameter.
   *
   * @param noise names of the system's parameters that are the standard deviations, one a state
   */
  public static ObservedStates withNoiseParameters(
      OdeSystem system, List<String> states, List<String> noise) {
    if (noise.size() != states.size()) {
      throw new IllegalArgumentException(
          noise.size() + " standard deviations for " + states.size() + " states");
    }
    return new ObservedStates(
        system,
        positions(system.states(), states),
        positions(system.parameters(), noise),
        new double[states.size()]);
  }

  private static int[] positions(Names names, List<String> wanted) {
    return wanted.stream().mapToInt(names::indexOf).toArray();
  }

  @Override
  public Names observables() {
    return names;
  }

  @Override
  public Sparsity stateJacobian() {
    return stateJacobian;
  }

  @Override
  public Sparsity parameterJacobian() {
    return parameterJacobian;
  }

  @Override
  public Sparsity noiseStateJacobian() {
    return noiseStateJacobian;
  }

  @Override
  public Sparsity noiseParameterJacobian() {
    return noiseParameterJacobian;
  }

  @Override
  public int noiseParameter(int k) {
    return noiseParameters[k];
  }

  @Override
  public ObservationEvaluator newEvaluator() {
    return new Direct();
  }

  private final class Direct implements ObservationEvaluator {
    @Override
    public double value(int k, double t, double[] y, double[] p, boolean[] regime) {
      return y[states[k]];
    }

    @Override
    public double noise(int k, double t, double[] y, double[] p, boolean[] regime) {
      return noiseParameters[k] < 0 ? noise[k] : p[noiseParameters[k]];
    }

    @Override
    public void stateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = 1;
    }

    @Override
    public void parameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void noiseStateGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void noiseParameterGradient(
        int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
      if (noiseParameters[k] >= 0) {
        values[0] = 1;
      }
    }
  }
}
