package org.stiffgrad.network;

import java.util.Arrays;
import org.stiffgrad.system.OdeSystem;

/**
 * Value and derivatives of a {@link NetworkTerm} at one state. {@link #evaluate} comes first; the
 * others speak of what it was given. Not thread-safe; nothing allocates. Parameters are those of
 * the system around it, [m], and behind them what the term learns.
 */
public final class TermEvaluator {
  private final NetworkTerm term;
  private final int m;
  private final int[] states;
  private final int[] parameters;
  private final MlpEvaluator network;
  private final double[] weights;
  private final double[] seen;
  private final double[] inputSlopes;
  private final double[] outputs;
  private final double[] substituted;

  /** dp_k/du_k. */
  private final double[] slopes;

  /** dp_k/dstate, [outputs x inputs]. */
  private final double[] block;

  private final double[] scratchIn;
  private final double[] scratchOut;
  private final double[] gradient;

  /**
   * @param system around the term, without what it learns
   */
  public TermEvaluator(NetworkTerm term, OdeSystem system) {
    this.term = term;
    this.m = system.parameters().size();
    this.states = term.inputsIn(system);
    this.parameters = term.outputsIn(system);
    this.network = term.mlp().newEvaluator();
    int in = term.inputs().size();
    int out = term.outputs().size();
    this.weights = new double[term.mlp().weights()];
    this.seen = new double[in];
    this.inputSlopes = new double[in];
    this.outputs = new double[out];
    this.substituted = new double[m];
    this.slopes = new double[out];
    this.block = new double[in * out];
    this.scratchIn = new double[in];
    this.scratchOut = new double[out];
    this.gradient = new double[weights.length];
  }

  /**
   * The parameters of the system with the outputs in their places, [m]; valid until the next call.
   *
   * @param y states of the system
   * @param p its parameters, then weights and rates
   */
  public double[] evaluate(double[] y, double[] p) {
    System.arraycopy(p, 0, substituted, 0, m);
    System.arraycopy(p, m, weights, 0, weights.length);
    for (int i = 0; i < seen.length; i++) {
      StateScale scale = term.inputs().get(i).scale();
      seen[i] = scale.seen(y[states[i]]);
      inputSlopes[i] = scale.seenSlope(y[states[i]]);
    }
    network.forward(seen, weights, outputs);
    int rate = m + weights.length;
    for (int k = 0; k < outputs.length; k++) {
      NetworkTerm.Output output = term.outputs().get(k);
      if (output.isPositive()) {
        slopes[k] = output.size() * Math.exp(outputs[k]);
        substituted[parameters[k]] = slopes[k];
      } else {
        slopes[k] = output.size() * Math.exp(p[rate++]);
        substituted[parameters[k]] = slopes[k] * outputs[k];
      }
    }
    return substituted;
  }

  /** Computes dp_k/dstate for {@link #slope}. */
  public void differentiate() {
    network.jacobian(weights, block);
    for (int k = 0; k < outputs.length; k++) {
      for (int i = 0; i < seen.length; i++) {
        block[k * seen.length + i] *= slopes[k] * inputSlopes[i];
      }
    }
  }

  /** Derivative of output k with respect to the state behind input i. */
  public double slope(int k, int i) {
    return block[k * seen.length + i];
  }

  /** Changes of the outputs with those of the states. v [states], out [outputs]. */
  public void times(double[] v, double[] out) {
    for (int i = 0; i < seen.length; i++) {
      scratchIn[i] = inputSlopes[i] * v[states[i]];
    }
    network.times(weights, scratchIn, out);
    for (int k = 0; k < outputs.length; k++) {
      out[k] *= slopes[k];
    }
  }

  /** Adds the transposed product. c [outputs], out [states]. */
  public void addTransposeTimes(double[] c, double[] out) {
    for (int k = 0; k < outputs.length; k++) {
      scratchOut[k] = c[k] * slopes[k];
    }
    network.transposeTimes(weights, scratchOut, scratchIn);
    for (int i = 0; i < seen.length; i++) {
      out[states[i]] += inputSlopes[i] * scratchIn[i];
    }
  }

  /** Changes of the outputs with what is learned. dp [m + learned], out [outputs]. */
  public void weightsTimes(double[] dp, double[] out) {
    System.arraycopy(dp, m, gradient, 0, weights.length);
    network.weightsTimes(weights, gradient, out);
    int rate = m + weights.length;
    for (int k = 0; k < outputs.length; k++) {
      out[k] *= slopes[k];
      if (!term.outputs().get(k).isPositive()) {
        out[k] += substituted[parameters[k]] * dp[rate++];
      }
    }
  }

  /** Writes the transposed product. c [outputs], out from a position on [learned]. */
  public void weightsTransposeTimes(double[] c, double[] out, int from) {
    for (int k = 0; k < outputs.length; k++) {
      scratchOut[k] = c[k] * slopes[k];
    }
    Arrays.fill(gradient, 0);
    network.weightsTransposeTimes(weights, scratchOut, gradient);
    System.arraycopy(gradient, 0, out, from, weights.length);
    int rate = from + weights.length;
    for (int k = 0; k < outputs.length; k++) {
      if (!term.outputs().get(k).isPositive()) {
        out[rate++] = c[k] * substituted[parameters[k]];
      }
    }
  }
}
