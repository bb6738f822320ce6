package org.stiffgrad.petab;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Mlp;

/** The layers of a network between its inputs and outputs, as {@code model.yaml} names them. */
final class NetworkShape {
  private NetworkShape() {}

  static String text(Mlp mlp) {
    return """
        activation: %s
        hidden: %s
        skips: %s
        output_bias: %s
        """
        .formatted(
            mlp.activation().id(),
            mlp.widths().subList(1, mlp.layers()),
            mlp.skips(),
            mlp.hasBias(mlp.layers() - 1));
  }

  static Mlp read(YamlFields root, int inputs, int outputs) {
    List<Integer> widths = new ArrayList<>(List.of(inputs));
    root.list("hidden").forEach(w -> widths.add(root.count(w)));
    widths.add(outputs);
    return new Mlp(
        widths,
        root.oneOf("activation", Activation.values()),
        root.isTrue("output_bias", true),
        root.isTrue("skips", false));
  }
}
