package org.stiffgrad.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.system.OdeSystem;

/**
 * A network that stands for parameters of a mechanistic system: each of its outputs u_k is one
 * parameter, as a function of states. A positive one is p_k = size e^(u_k); another p_k = size
 * e^(r_k) u_k with a rate r_k to learn. (network.4)
 *
 * @param inputs what the network sees
 * @param outputs what it stands for, in the order of its outputs
 */
public record NetworkTerm(Mlp mlp, List<Input> inputs, List<Output> outputs) {
  private static final String PREFIX = "network_";

  public NetworkTerm {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (mlp.inputs() != inputs.size() || mlp.outputs() != outputs.size()) {
      throw new IllegalArgumentException(
          "a network from "
              + mlp.inputs()
              + " to "
              + mlp.outputs()
              + " numbers does not fit "
              + inputs.size()
              + " states and "
              + outputs.size()
              + " parameters");
    }
  }

  /**
   * @param state name of a state of the system
   */
  public record Input(String state, StateScale scale) {}

  /**
   * @param parameter name of a parameter of the system
   * @param size of its values, positive
   */
  public record Output(String parameter, double size, boolean isPositive) {
    public Output {
      if (!(size > 0) || Double.isInfinite(size)) {
        throw new IllegalArgumentException("an output of the size " + size);
      }
    }
  }

  /** Number of weights and rates. */
  public int learned() {
    return mlp.weights() + rates();
  }

  /** Names of the parameters that it stands for. */
  public List<String> outputNames() {
    List<String> names = new ArrayList<>();
    outputs.forEach(o -> names.add(o.parameter()));
    return names;
  }

  /** Positions of the inputs among the states of a system. */
  int[] inputsIn(OdeSystem system) {
    int[] positions = new int[inputs.size()];
    Arrays.setAll(positions, i -> system.states().indexOf(inputs.get(i).state()));
    return positions;
  }

  /** Positions of the outputs among the parameters of a system. */
  int[] outputsIn(OdeSystem system) {
    int[] positions = new int[outputs.size()];
    Arrays.setAll(positions, k -> system.parameters().indexOf(outputs.get(k).parameter()));
    return positions;
  }

  private int rates() {
    int count = 0;
    for (Output output : outputs) {
      count += output.isPositive() ? 0 : 1;
    }
    return count;
  }

  /** Names of the weights, then of the rates. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    mlp.names().forEach(w -> names.add(PREFIX + w));
    for (Output output : outputs) {
      if (!output.isPositive()) {
        names.add(PREFIX + "rate_" + output.parameter());
      }
    }
    return names;
  }
}
