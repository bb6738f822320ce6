package org.stiffgrad.petab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stiffgrad.input.InputException;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;

class NetworkFolderTest {
  private final Path folder;

  NetworkFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static NetworkFolder network(Form form, List<Integer> hidden, boolean outputBias) {
    List<Integer> widths = new ArrayList<>(List.of(2));
    widths.addAll(hidden);
    widths.add(2 * form.outputsPerState());
    NetworkOde ode =
        new NetworkOde(
            List.of("x", "z"),
            List.of(
                new StateScale(0.1, 1.0 / 3, 7, InputMap.LINEAR),
                new StateScale(-2, 1e-5, 7, InputMap.ASINH)),
            new Mlp(widths, Activation.GELU, outputBias, hidden.size() > 2),
            form);
    double[] values = new SplittableRandom(3).doubles(ode.parameters().size()).toArray();
    return new NetworkFolder(ode, values);
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    for (Form form : Forms.ALL) {
      for (List<Integer> hidden :
          List.of(List.<Integer>of(), List.of(5), List.of(3, 1), List.of(4, 4, 2))) {
        NetworkFolder written = network(form, hidden, hidden.size() != 1);
        written.write(folder);
        assertTrue(NetworkFolder.isOne(folder));
        NetworkFolder read = NetworkFolder.read(folder);
        assertArrayEquals(written.values(), read.values());
        assertEquals(written.ode().mlp(), read.ode().mlp());
        assertEquals(written.ode().scales(), read.ode().scales());
        assertEquals(form, read.ode().form());
      }
    }
  }

  @Test
  void theWrittenGraphIsTheNetwork() throws IOException {
    NetworkFolder written = network(Forms.find("relaxation").orElseThrow(), List.of(5, 5, 3), true);
    written.write(folder);
    double[] x = {0.3, -0.7};
    double[] expected = new double[4];
    written.ode().mlp().newEvaluator().forward(x, written.values(), expected);
    SciMlNetwork graph =
        SciMlNetwork.read(folder.resolve("network.yaml"), folder.resolve("network.hdf5"));
    assertArrayEquals(expected, graph.evaluate(List.of(Tensor.of(x))).values(), 1e-15);
  }

  @Test
  void mistakesAreNamedByTheirPlace() throws IOException {
    assertFalse(NetworkFolder.isOne(folder));
    network(Forms.find("plain").orElseThrow(), List.of(5), true).write(folder);
    Path model = folder.resolve(NetworkFolder.MODEL);
    String text = Files.readString(model);
    Files.writeString(model, text.replace("form: plain", "form: plane"));
    assertRefused("model.yaml:4:7: form: found 'plane'");
    Files.writeString(model, text.replace("range: 1.0E-5", "range: wide"));
    assertRefused("range: found 'wide', expected a number");
    Files.writeString(model, text.replace("hidden: [5]", "hidden: [6]"));
    assertRefused("another shape, expected [6, 2]");
    Files.writeString(model, text);
    Files.writeString(folder.resolve("network.hdf5"), "nothing");
    assertRefused("cannot be read as HDF5");
  }

  private void assertRefused(String expected) {
    InputException refused = assertThrows(InputException.class, () -> NetworkFolder.read(folder));
    assertTrue(refused.toString().contains(expected), refused.toString());
  }
}
