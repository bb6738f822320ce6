package org.stiffgrad.petab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.input.InputException;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;

/**
 * A trained network and the equations around it, as a folder: {@code model.yaml} with the states,
 * their scales, rates and initial values, {@code network.yaml} with the layers and {@code
 * network.hdf5} with the weights, both as PEtab SciML has them. What is read is what was written,
 * to the last bit.
 *
 * @param ode the equations
 * @param values of its parameters, [m]
 */
public record NetworkFolder(NetworkOde ode, double[] values) {
  public static final String MODEL = "model.yaml";
  private static final String LAYERS = "network.yaml";
  private static final String ARRAYS = "network.hdf5";

  /** Names of the files, in the order in which they are written. */
  public static final List<String> FILES = List.of(ARRAYS, LAYERS, MODEL);

  /** Whether a folder holds one. */
  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(MODEL));
  }

  /**
   * Writes into an existing folder, the model last: without it there is no network there.
   *
   * @throws IOException where a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(MODEL));
    writeNetwork(folder, ode.mlp(), values);
    Files.writeString(folder.resolve(MODEL), model());
  }

  /** The network alone. */
  static void writeNetwork(Path folder, Mlp mlp, double[] weights) throws IOException {
    NetworkArrays.write(folder.resolve(ARRAYS), mlp, weights);
    Files.writeString(folder.resolve(LAYERS), NetworkYaml.text(mlp));
  }

  static double[] readWeights(Path folder, Mlp mlp) {
    return NetworkArrays.read(folder.resolve(ARRAYS), mlp);
  }

  /** What a folder says that it holds. */
  static String format(Path folder) {
    return new YamlFields(YamlReader.read(folder.resolve(MODEL)), "a network").text("format");
  }

  static StateScale scale(YamlFields state) {
    return new StateScale(
        state.number("center"),
        state.number("range"),
        state.number("span"),
        state.oneOf("input", InputMap.values()));
  }

  private String model() {
    Mlp mlp = ode.mlp();
    int n = ode.states().size();
    StringBuilder text = new StringBuilder("format: stiffgrad-network\nversion: 1\n");
    text.append("# ").append(ode.form().summary()).append('\n');
    text.append("form: ").append(ode.form().id()).append('\n');
    text.append(NetworkShape.text(mlp)).append("states:\n");
    for (int i = 0; i < n; i++) {
      StateScale s = ode.scales().get(i);
      text.append("- id: ").append(ode.states().get(i));
      text.append("\n  initial: ").append(values[ode.learned() + i]);
      text.append("\n  center: ").append(s.center()).append("\n  range: ").append(s.range());
      text.append("\n  span: ").append(s.span()).append("\n  input: ").append(s.input().id());
      if (ode.form().hasRates()) {
        text.append("\n  rate: ").append(values[mlp.weights() + i]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * Reads a folder.
   *
   * @throws InputException at the first place that does not make sense
   */
  public static NetworkFolder read(Path folder) {
    Path file = folder.resolve(MODEL);
    YamlFields root = new YamlFields(YamlReader.read(file), "a network");
    if (!root.text("format").equals("stiffgrad-network") || !root.text("version").equals("1")) {
      throw root.error("format", "expected stiffgrad-network of version 1");
    }
    Form form =
        Forms.find(root.text("form"))
            .orElseThrow(
                () ->
                    root.error(
                        "form", "expected one of " + Forms.ALL.stream().map(Form::id).toList()));
    List<String> states = new ArrayList<>();
    List<StateScale> scales = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    List<Double> initial = new ArrayList<>();
    for (YamlNode node : root.list("states")) {
      YamlFields state = new YamlFields(node, "a state");
      states.add(state.text("id"));
      scales.add(scale(state));
      initial.add(state.number("initial"));
      if (form.hasRates()) {
        rates.add(state.number("rate"));
      }
    }
    Mlp mlp = NetworkShape.read(root, states.size(), states.size() * form.outputsPerState());
    NetworkOde ode = new NetworkOde(states, scales, mlp, form);
    double[] values = Arrays.copyOf(readWeights(folder, mlp), ode.parameters().size());
    for (int i = 0; i < states.size(); i++) {
      if (form.hasRates()) {
        values[mlp.weights() + i] = rates.get(i);
      }
      values[ode.learned() + i] = initial.get(i);
    }
    return new NetworkFolder(ode, values);
  }
}
