package org.stiffgrad.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * y' = form(y, N(y; w)) with a network N of all states. Parameters: the weights w in their order,
 * the logarithm {@code rate_x} of the rate of each state x where the form has such, and the initial
 * value of each state by its name. (network.2)
 */
public final class NetworkOde implements OdeSystem {
  private final Mlp mlp;
  private final Form form;
  private final Names states;
  private final Names parameters;
  private final StateScale[] scales;
  private final int n;
  private final int weights;
  private final int rates;

  /**
   * @param states names
   * @param scales one a state
   * @throws IllegalArgumentException where the network's inputs or outputs do not fit the states
   */
  public NetworkOde(List<String> states, List<StateScale> scales, Mlp mlp, Form form) {
    this.n = states.size();
    if (mlp.inputs() != n || mlp.outputs() != n * form.outputsPerState() || scales.size() != n) {
      throw new IllegalArgumentException(
          "a network from "
              + mlp.inputs()
              + " to "
              + mlp.outputs()
              + " numbers does not fit "
              + n
              + " states of the form "
              + form.id());
    }
    this.mlp = mlp;
    this.form = form;
    this.states = Names.of(states);
    this.scales = scales.toArray(StateScale[]::new);
    this.weights = mlp.weights();
    this.rates = form.hasRates() ? n : 0;
    List<String> names = new ArrayList<>(mlp.names());
    states.subList(0, rates).forEach(s -> names.add("rate_" + s));
    names.addAll(states);
    this.parameters = Names.of(names);
  }

  public Mlp mlp() {
    return mlp;
  }

  public Form form() {
    return form;
  }

  public List<StateScale> scales() {
    return List.of(scales);
  }

  /** What the network sees of a state y, [n]. */
  public double[] seen(double[] y) {
    double[] seen = new double[n];
    for (int i = 0; i < n; i++) {
      seen[i] = scales[i].seen(y[i]);
    }
    return seen;
  }

  /** How many parameters are learned: weights and rates, before the initial values. */
  public int learned() {
    return weights + rates;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public Names states() {
    return states;
  }

  @Override
  public Names parameters() {
    return parameters;
  }

  @Override
  public Sparsity jacobian() {
    return Sparsity.dense(n, n);
  }

  @Override
  public Sparsity parameterJacobian() {
    int[][] rows = new int[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = new int[weights + (rates > 0 ? 1 : 0)];
      Arrays.setAll(rows[i], j -> j);
      if (rates > 0) {
        rows[i][weights] = weights + i;
      }
    }
    return Sparsity.ofRows(parameters.size(), rows);
  }

  @Override
  public Sparsity initialStateJacobian() {
    int[][] rows = new int[n][];
    Arrays.setAll(rows, i -> new int[] {learned() + i});
    return Sparsity.ofRows(parameters.size(), rows);
  }

  @Override
  public boolean isAutonomous() {
    return true;
  }

  @Override
  public Evaluator newEvaluator() {
    return new Pass();
  }

  private final class Pass implements Evaluator {
    private final MlpEvaluator network = mlp.newEvaluator();
    private final double[] seen = new double[n];
    private final double[] outputs = new double[mlp.outputs()];
    private final double[] direction = new double[mlp.outputs()];
    private final double[] inputs = new double[n];
    private final double[] block = new double[mlp.outputs() * n];
    private final double[] gradient = new double[weights];

    /** What the form says of each state, [n][5]. */
    private final double[][] parts = new double[n][5];

    private void evaluate(double[] y, double[] p) {
      for (int i = 0; i < n; i++) {
        seen[i] = scales[i].seen(y[i]);
      }
      network.forward(seen, p, outputs);
      for (int i = 0; i < n; i++) {
        double rate = rates > 0 ? p[weights + i] : 0;
        double v = outputs.length > n ? outputs[n + i] : 0;
        form.evaluate(y[i], scales[i], rate, outputs[i], v, parts[i]);
      }
    }

    private double inputSlope(int i, double[] y) {
      return scales[i].seenSlope(y[i]);
    }

    /** What a cotangent of f is for the outputs. */
    private void toOutputs(double[] v) {
      for (int i = 0; i < n; i++) {
        direction[i] = v[i] * parts[i][2];
        if (outputs.length > n) {
          direction[n + i] = v[i] * parts[i][3];
        }
      }
    }

    /** What a tangent of the outputs is for f, added. */
    private double fromOutputs(int i) {
      double sum = parts[i][2] * direction[i];
      return outputs.length > n ? sum + parts[i][3] * direction[n + i] : sum;
    }

    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      evaluate(y, p);
      for (int i = 0; i < n; i++) {
        f[i] = parts[i][0];
      }
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      Arrays.fill(ft, 0, n, 0);
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      evaluate(y, p);
      network.jacobian(p, block);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double sum = parts[i][2] * block[i * n + j];
          if (outputs.length > n) {
            sum += parts[i][3] * block[(n + i) * n + j];
          }
          values[i * n + j] = sum * inputSlope(j, y) + (i == j ? parts[i][1] : 0);
        }
      }
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      evaluate(y, p);
      int row = weights + (rates > 0 ? 1 : 0);
      for (int i = 0; i < n; i++) {
        Arrays.fill(direction, 0);
        direction[i] = parts[i][2];
        if (outputs.length > n) {
          direction[n + i] = parts[i][3];
        }
        network.weightsTransposeTimes(p, direction, gradient);
        System.arraycopy(gradient, 0, values, i * row, weights);
        if (rates > 0) {
          values[i * row + weights] = parts[i][4];
        }
      }
    }

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      evaluate(y, p);
      for (int j = 0; j < n; j++) {
        inputs[j] = v[j] * inputSlope(j, y);
      }
      network.times(p, inputs, direction);
      for (int i = 0; i < n; i++) {
        out[i] = fromOutputs(i) + parts[i][1] * v[i];
      }
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      evaluate(y, p);
      toOutputs(v);
      network.transposeTimes(p, direction, inputs);
      for (int j = 0; j < n; j++) {
        out[j] = inputs[j] * inputSlope(j, y) + parts[j][1] * v[j];
      }
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      evaluate(y, p);
      network.weightsTimes(p, w, direction);
      for (int i = 0; i < n; i++) {
        out[i] = fromOutputs(i) + (rates > 0 ? parts[i][4] * w[weights + i] : 0);
      }
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      evaluate(y, p);
      Arrays.fill(out, 0);
      toOutputs(v);
      network.weightsTransposeTimes(p, direction, out);
      for (int i = 0; i < rates; i++) {
        out[weights + i] = v[i] * parts[i][4];
      }
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      System.arraycopy(p, learned(), y0, 0, n);
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      Arrays.fill(values, 0, n, 1);
    }
  }
}
