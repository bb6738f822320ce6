package org.stiffgrad.petab;

import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Mlp;

/** The layers of a network in PEtab SciML's YAML, and the names that its arrays go by. */
final class NetworkYaml {
  static final String NETWORK = "net0";

  private NetworkYaml() {}

  /** Name of a layer, counted from 0. */
  static String layer(int l) {
    return "layer" + (l + 1);
  }

  static String text(Mlp mlp) {
    StringBuilder text = new StringBuilder();
    text.append("nn_model_id: ").append(NETWORK).append("\ninputs:\n- input_id: input0\nlayers:\n");
    for (int l = 0; l < mlp.layers(); l++) {
      text.append("- layer_id: ").append(layer(l));
      text.append("\n  layer_type: Linear\n  args:\n    in_features: ");
      text.append(mlp.widths().get(l)).append("\n    out_features: ");
      text.append(mlp.widths().get(l + 1)).append("\n    bias: ").append(mlp.hasBias(l));
      text.append('\n');
    }
    text.append("forward:\n");
    node(text, "net_input", "placeholder", "net_input");
    String before = "net_input";
    for (int l = 0; l < mlp.layers(); l++) {
      String given = before;
      node(text, layer(l), "call_module", layer(l), given);
      before = layer(l);
      if (l < mlp.layers() - 1 && mlp.activation() != Activation.IDENTITY) {
        String name = mlp.activation().id() + "_" + (l + 1);
        node(text, name, "call_function", mlp.activation().id(), before);
        before = name;
      }
      if (mlp.isSkipped(l)) {
        String name = "add_" + (l + 1);
        node(text, name, "call_function", "add", before, given);
        before = name;
      }
    }
    node(text, "output", "output", "output", before);
    return text.toString();
  }

  private static void node(
      StringBuilder text, String name, String op, String target, String... arguments) {
    text.append("- name: ").append(name).append("\n  op: ").append(op);
    text.append("\n  target: ").append(target).append("\n  args:");
    text.append(arguments.length == 0 ? " []" : "");
    for (String argument : arguments) {
      text.append("\n  - ").append(argument);
    }
    text.append("\n  kwargs: {}\n");
  }
}
