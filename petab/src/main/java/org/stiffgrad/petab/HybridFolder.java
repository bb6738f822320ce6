package org.stiffgrad.petab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.antimony.AntimonyWriter;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkTerm;
import org.stiffgrad.network.StateScale;

/**
 * A model and the network that stands for some of its parameters, as a folder: {@code
 * equations.ant} is the model, {@code model.yaml} says what the network sees and stands for, {@code
 * network.yaml} and {@code network.hdf5} hold it as PEtab SciML does.
 *
 * @param learned weights, then rates
 * @param estimated names of the parameters of the model that were estimated beside it
 */
public record HybridFolder(
    SourceModel source, NetworkTerm term, double[] learned, List<String> estimated) {
  static final String FORMAT = "stiffgrad-hybrid";
  private static final String EQUATIONS = "equations.ant";

  /** Names of the files, in the order in which they are written. */
  public static final List<String> FILES =
      Stream.concat(Stream.of(EQUATIONS), NetworkFolder.FILES.stream()).toList();

  public HybridFolder {
    estimated = List.copyOf(estimated);
  }

  /** Whether a folder holds one. */
  public static boolean isOne(Path folder) {
    return NetworkFolder.isOne(folder) && NetworkFolder.format(folder).equals(FORMAT);
  }

  /**
   * Writes into an existing folder, the description last: without it there is nothing there.
   *
   * @param comment for the model
   * @throws IOException where a file cannot be written
   */
  public void write(Path folder, String comment) throws IOException {
    Files.deleteIfExists(folder.resolve(NetworkFolder.MODEL));
    Model model = source.model();
    Files.writeString(folder.resolve(EQUATIONS), AntimonyWriter.text(model, comment));
    NetworkFolder.writeNetwork(folder, term.mlp(), learned);
    Files.writeString(folder.resolve(NetworkFolder.MODEL), description());
  }

  private String description() {
    Mlp mlp = term.mlp();
    StringBuilder text = new StringBuilder("format: " + FORMAT + "\nversion: 1\n");
    text.append(NetworkShape.text(mlp))
        .append("estimated: ")
        .append(estimated)
        .append("\ninputs:\n");
    for (NetworkTerm.Input input : term.inputs()) {
      StateScale s = input.scale();
      text.append("- id: ").append(input.state());
      text.append("\n  center: ").append(s.center()).append("\n  range: ").append(s.range());
      text.append("\n  span: ").append(s.span()).append("\n  input: ").append(s.input().id());
      text.append('\n');
    }
    text.append("# positive: size exp(u); others: size exp(rate) u\noutputs:\n");
    int rate = mlp.weights();
    for (NetworkTerm.Output output : term.outputs()) {
      text.append("- id: ").append(output.parameter()).append("\n  size: ").append(output.size());
      text.append("\n  positive: ").append(output.isPositive()).append('\n');
      if (!output.isPositive()) {
        text.append("  rate: ").append(learned[rate++]).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Reads a folder.
   *
   * @throws InputException at the first place that does not make sense
   */
  public static HybridFolder read(Path folder) {
    Path file = folder.resolve(NetworkFolder.MODEL);
    YamlFields root = new YamlFields(YamlReader.read(file), "a model with a network");
    if (!root.text("format").equals(FORMAT) || !root.text("version").equals("1")) {
      throw root.error("format", "expected " + FORMAT + " of version 1");
    }
    SourceModel source = Antimony.read(folder.resolve(EQUATIONS));
    List<NetworkTerm.Input> inputs = new ArrayList<>();
    for (YamlNode node : root.list("inputs")) {
      YamlFields input = new YamlFields(node, "an input");
      if (source.model().state(input.text("id")).isEmpty()) {
        throw input.error("id", "expected a state of " + EQUATIONS);
      }
      inputs.add(new NetworkTerm.Input(input.text("id"), NetworkFolder.scale(input)));
    }
    List<NetworkTerm.Output> outputs = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (YamlNode node : root.list("outputs")) {
      YamlFields output = new YamlFields(node, "an output");
      if (source.model().parameter(output.text("id")).isEmpty()) {
        throw output.error("id", "expected a parameter of " + EQUATIONS);
      }
      if (!(output.number("size") > 0)) {
        throw output.error("size", "expected a positive number");
      }
      boolean isPositive = output.isTrue("positive", false);
      outputs.add(new NetworkTerm.Output(output.text("id"), output.number("size"), isPositive));
      if (!isPositive) {
        rates.add(output.number("rate"));
      }
    }
    Mlp mlp = NetworkShape.read(root, inputs.size(), outputs.size());
    NetworkTerm term = new NetworkTerm(mlp, inputs, outputs);
    double[] learned = Arrays.copyOf(NetworkFolder.readWeights(folder, mlp), term.learned());
    for (int k = 0; k < rates.size(); k++) {
      learned[mlp.weights() + k] = rates.get(k);
    }
    List<String> estimated = new ArrayList<>();
    for (YamlNode node : root.list("estimated")) {
      if (node instanceof YamlNode.Scalar name) {
        estimated.add(name.text());
      }
    }
    return new HybridFolder(source, term, learned, estimated);
  }
}
