package org.stiffgrad.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A multilayer perceptron: dense layers with an activation between them and none after the last.
 * Its weights are one array: of each layer the matrix by rows, [to x from], then the bias, if it
 * has one. (network.1)
 *
 * @param widths number of inputs, of each hidden layer, of outputs
 * @param activation between the layers
 * @param outputBias whether the last layer has a bias
 * @param skips whether a hidden layer that is as wide as what it is given adds that to what it puts
 *     out (He et al., Deep residual learning, 2016)
 */
public record Mlp(List<Integer> widths, Activation activation, boolean outputBias, boolean skips) {
  public Mlp {
    widths = List.copyOf(widths);
    if (widths.size() < 2 || Collections.min(widths) < 1) {
      throw new IllegalArgumentException("a network needs inputs and outputs, not " + widths);
    }
  }

  /** With a bias in every layer and no skips. */
  public static Mlp of(int inputs, List<Integer> hidden, int outputs, Activation activation) {
    List<Integer> widths = new ArrayList<>();
    widths.add(inputs);
    widths.addAll(hidden);
    widths.add(outputs);
    return new Mlp(widths, activation, true, false);
  }

  public int layers() {
    return widths.size() - 1;
  }

  public int inputs() {
    return widths.get(0);
  }

  public int outputs() {
    return widths.get(layers());
  }

  public boolean hasBias(int layer) {
    return layer < layers() - 1 || outputBias;
  }

  /** Whether a layer, from 0, adds what it is given to what it puts out. */
  public boolean isSkipped(int layer) {
    return skips && layer < layers() - 1 && widths.get(layer + 1).equals(widths.get(layer));
  }

  /** Position of the first weight of a layer, from 0; that of layer {@code layers()} is the end. */
  public int offset(int layer) {
    int at = 0;
    for (int l = 0; l < layer; l++) {
      at += widths.get(l + 1) * (widths.get(l) + (hasBias(l) ? 1 : 0));
    }
    return at;
  }

  /** Number of weights, biases among them. */
  public int weights() {
    return offset(layers());
  }

  /**
   * Names of the weights in their order: {@code w2_3_1} leads from node 1 of the first hidden layer
   * to node 3 of the second, {@code b2_3} is that one's bias.
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int l = 0; l < layers(); l++) {
      for (int i = 1; i <= widths.get(l + 1); i++) {
        for (int j = 1; j <= widths.get(l); j++) {
          names.add("w" + (l + 1) + "_" + i + "_" + j);
        }
      }
      for (int i = 1; i <= widths.get(l + 1) && hasBias(l); i++) {
        names.add("b" + (l + 1) + "_" + i);
      }
    }
    return names;
  }

  /** A new place to evaluate it in; each thread needs its own. */
  public MlpEvaluator newEvaluator() {
    return new MlpEvaluator(this);
  }
}
