package org.stiffgrad.petab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.input.InputException;

/**
 * A network of PEtab SciML with its arrays, to be evaluated as it stands: dense layers,
 * activations, normalizations and flattening. Other layers are refused by name.
 */
public final class SciMlNetwork {
  /** What an entry of the graph does. */
  private enum Operation {
    PLACEHOLDER,
    CALL_MODULE,
    CALL_FUNCTION,
    CALL_METHOD,
    OUTPUT
  }

  /**
   * An entry of the graph.
   *
   * @param inputs names of the entries that it takes
   */
  private record Entry(String name, Operation op, List<String> inputs, YamlFields fields) {}

  private final String id;
  private final Map<String, YamlFields> layers = new HashMap<>();
  private final List<Entry> graph = new ArrayList<>();
  private final Path arrays;

  private SciMlNetwork(String id, Path arrays) {
    this.id = id;
    this.arrays = arrays;
  }

  /**
   * Reads a network.
   *
   * @param layers the YAML file
   * @param arrays the HDF5 file; it is read when a layer first needs it
   * @throws InputException at the first place that does not make sense or is not supported
   */
  public static SciMlNetwork read(Path layers, Path arrays) {
    YamlFields root = new YamlFields(YamlReader.read(layers), "a network");
    SciMlNetwork network = new SciMlNetwork(root.text("nn_model_id"), arrays);
    for (YamlNode node : root.list("layers")) {
      YamlFields layer = new YamlFields(node, "a layer");
      if (TensorLayer.named(layer.text("layer_type")).isEmpty()) {
        throw layer.error("layer_type", "a layer that is not supported");
      }
      network.layers.put(layer.text("layer_id"), layer);
    }
    Set<String> known = new HashSet<>();
    for (YamlNode node : root.list("forward")) {
      YamlFields fields = new YamlFields(node, "an entry of the graph");
      Entry entry =
          new Entry(
              fields.text("name"),
              fields.oneOf("op", Operation.values()),
              names(fields.list("args"), known),
              fields);
      network.check(entry);
      network.graph.add(entry);
      known.add(entry.name());
    }
    return network;
  }

  /** Names of entries in arguments, lists within lists as one. */
  private static List<String> names(List<YamlNode> arguments, Set<String> known) {
    List<String> names = new ArrayList<>();
    for (YamlNode argument : arguments) {
      if (argument instanceof YamlNode.Sequence several) {
        names.addAll(names(several.items(), known));
      } else if (argument instanceof YamlNode.Scalar one && known.contains(one.text())) {
        names.add(one.text());
      } else {
        throw new InputException(
            argument.position(), "found " + argument.found() + ", expected an earlier entry");
      }
    }
    return names;
  }

  private void check(Entry entry) {
    String target = entry.fields().text("target");
    boolean isKnown =
        switch (entry.op()) {
          case PLACEHOLDER, OUTPUT -> true;
          case CALL_MODULE -> layers.containsKey(target);
          case CALL_FUNCTION, CALL_METHOD ->
              ElementFunction.named(target).isPresent() || TensorFunction.named(target).isPresent();
        };
    if (!isKnown) {
      throw entry.fields().error("target", "which is not supported");
    }
    if (entry.op() != Operation.PLACEHOLDER && entry.inputs().isEmpty()) {
      throw new InputException(
          entry.fields().position(), entry.name() + ": found no arguments, expected some");
    }
  }

  /**
   * The output.
   *
   * @param inputs in the order in which the graph has them
   * @throws IllegalArgumentException where there are not as many
   * @throws InputException where an array is missing or of another shape
   */
  public Tensor evaluate(List<Tensor> inputs) {
    Map<String, Tensor> values = new HashMap<>();
    int next = 0;
    for (Entry entry : graph) {
      List<Tensor> taken = entry.inputs().stream().map(name -> tensor(values, name)).toList();
      if (entry.op() == Operation.OUTPUT) {
        return taken.get(0);
      }
      if (entry.op() == Operation.PLACEHOLDER && next == inputs.size()) {
        throw new IllegalArgumentException("found " + next + " inputs, expected more");
      }
      values.put(
          entry.name(),
          entry.op() == Operation.PLACEHOLDER ? inputs.get(next++) : apply(entry, taken));
    }
    throw new IllegalStateException("the graph has no output");
  }

  private Tensor apply(Entry entry, List<Tensor> taken) {
    String target = entry.fields().text("target");
    if (entry.op() == Operation.CALL_MODULE) {
      YamlFields layer = tensorLayer(target);
      TensorLayer kind = TensorLayer.named(layer.text("layer_type")).orElseThrow();
      return kind.apply(
          taken.get(0),
          layer.fields("args"),
          (name, shape) -> NetworkArrays.read(arrays, id, target, name, shape));
    }
    YamlFields constants = entry.fields().fields("kwargs");
    return ElementFunction.named(target)
        .map(f -> f.apply(taken.get(0), constants))
        .orElseGet(() -> TensorFunction.named(target).orElseThrow().apply(taken, constants));
  }

  private YamlFields tensorLayer(String name) {
    YamlFields layer = layers.get(name);
    if (layer == null) {
      throw new IllegalStateException("checked when it was read");
    }
    return layer;
  }

  private static Tensor tensor(Map<String, Tensor> values, String name) {
    Tensor tensor = values.get(name);
    if (tensor == null) {
      throw new IllegalStateException("checked when it was read");
    }
    return tensor;
  }
}
