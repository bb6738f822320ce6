package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.stiffgrad.network.LayerJacobians;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.KeptSteps;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.theory.LayerSplit;

/**
 * How the gradient of each layer of a network comes through the steps of the solver: what the later
 * layers leave of it, and what the integrator does. (theory.15, learn.6)
 */
public final class LearnedLayers {
  /** Steps looked at in each experiment, and experiments. */
  private static final int MOST_STEPS = 60;

  private static final int MOST_EXPERIMENTS = 4;

  /** Wider layers cost more than they tell. */
  private static final int WIDEST = 200;

  private LearnedLayers() {}

  /**
   * One step seen from one layer. States are in units of their ranges, times in those of the data.
   *
   * @param norm of the layer's Jacobian
   * @param depth norm of the product of what comes behind the layer, up to y'
   * @param damping share of a change behind the layer that the step leaves, relative to h times
   *     this change
   * @param exact share that the exact flow leaves
   */
  public record Passage(
      String experiment, double time, double norm, double depth, double damping, double exact) {}

  /**
   * One layer along the trajectories.
   *
   * @param weights their number, biases among them
   */
  public record Layer(int number, int weights, List<Passage> passages) {
    public Layer {
      passages = List.copyOf(passages);
    }

    /** The middle one of a number over all steps. */
    public double median(ToDoubleFunction<Passage> of) {
      double[] sorted = passages.stream().mapToDouble(of).sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  /**
   * Of the best network on its training data, the first layer first; empty where it is too wide.
   */
  static List<Layer> of(Learn.Result result) {
    Learn.Network best = result.best();
    Mlp mlp = best.ode().mlp();
    if (mlp.widths().stream().anyMatch(w -> w > WIDEST)) {
      return List.of();
    }
    List<List<Passage>> passages = new ArrayList<>();
    for (int l = 0; l < mlp.layers(); l++) {
      passages.add(new ArrayList<>());
    }
    int experiments = Math.min(MOST_EXPERIMENTS, result.training().size());
    for (int e = 0; e < experiments; e++) {
      Series s = result.training().get(e);
      follow(best.ode(), best.parameters(best.initial()[e]), s, passages);
    }
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < mlp.layers() && !passages.get(l).isEmpty(); l++) {
      layers.add(new Layer(l + 1, mlp.offset(l + 1) - mlp.offset(l), passages.get(l)));
    }
    return layers;
  }

  private static void follow(NetworkOde ode, double[] p, Series s, List<List<Passage>> passages) {
    SolveOptions solve = SolveOptions.DEFAULTS.withTolerances(WeightDescent.TOLERANCES);
    Ivp ivp = new Ivp(ode, p, s.times()[0], s.times());
    for (KeptSteps.Step step : KeptSteps.of(TimeLoop.of(ode, solve), ivp, MOST_STEPS)) {
      LayerJacobians j = scaled(LayerJacobians.of(ode, step.y(), p), ode.scales());
      LayerSplit split = new LayerSplit(solve.method(), step.h(), j.layers(), j.direct());
      double span = ode.scales().get(0).span();
      for (int l = 1; l < split.layers(); l++) {
        passages
            .get(l - 1)
            .add(
                new Passage(
                    s.name(),
                    step.t(),
                    split.layerNorm(l),
                    span * split.depth(l),
                    split.damping(l),
                    split.exactDamping(l)));
      }
    }
  }

  /** With states in units of their ranges. */
  private static LayerJacobians scaled(LayerJacobians j, List<StateScale> scales) {
    List<DMatrixRMaj> layers = new ArrayList<>(j.layers());
    double[] ranges = scales.stream().mapToDouble(StateScale::range).toArray();
    double[] inverse = Arrays.stream(ranges).map(r -> 1 / r).toArray();
    layers.set(0, columns(layers.get(0), ranges));
    int last = layers.size() - 1;
    layers.set(last, rows(layers.get(last), inverse));
    return new LayerJacobians(layers, j.direct()); // diagonal: the scales cancel
  }

  private static DMatrixRMaj columns(DMatrixRMaj m, double[] factors) {
    DMatrixRMaj scaled = m.copy();
    CommonOps_DDRM.multCols(scaled, factors);
    return scaled;
  }

  private static DMatrixRMaj rows(DMatrixRMaj m, double[] factors) {
    DMatrixRMaj scaled = m.copy();
    CommonOps_DDRM.multRows(factors, scaled);
    return scaled;
  }
}
