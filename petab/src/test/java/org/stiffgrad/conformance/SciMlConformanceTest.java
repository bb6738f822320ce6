package org.stiffgrad.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stiffgrad.input.InputException;
import org.stiffgrad.petab.SciMlNetwork;
import org.stiffgrad.petab.Tensor;
import org.stiffgrad.testkit.SharedData;

/**
 * Networks of the PEtab SciML test suite: what is dense layers, activations, normalizations and
 * flattening has the expected outputs, all else is refused by the name of the layer.
 */
class SciMlConformanceTest {
  /** Of single precision, in which the suite was computed. */
  private static final double TOLERANCE = 1e-5;

  /**
   * Of x Phi(x) against its approximation by a hyperbolic tangent, with which the suite's output of
   * case 029 was made; the file says nothing of an approximation.
   */
  private static final double GELU_TOLERANCE = 1e-3;

  private static final List<String> SUPPORTED =
      List.of(
          "001", "010", "011", "012", "013", "023", "024", "025", "026", "027", "028", "029", "030",
          "031", "032", "033", "034", "035", "036", "037", "038", "039", "040", "041", "043", "049",
          "051", "053");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Optional<Path> suite = SharedData.find("petab-sciml-test-suite/test_cases/ml_model_import");
    assumeTrue(suite.isPresent(), SharedData.ABSENT);
    try (Stream<Path> folders = Files.list(suite.orElseThrow())) {
      return folders.sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) {
    if (!SUPPORTED.contains(folder.getFileName().toString())) {
      assertRefused(folder);
      return;
    }
    for (int i = 1; i <= 3; i++) {
      Path arrays = folder.resolve("net_ps_" + i + ".hdf5");
      SciMlNetwork network = SciMlNetwork.read(folder.resolve("net.yaml"), arrays);
      Tensor output = network.evaluate(inputs(folder, i));
      Tensor expected = tensor(folder.resolve("net_output_" + i + ".hdf5"), "outputs/output0/data");
      assertArrayEquals(expected.shape(), output.shape());
      boolean isGelu = folder.getFileName().toString().equals("029");
      assertArrayEquals(expected.values(), output.values(), isGelu ? GELU_TOLERANCE : TOLERANCE);
    }
  }

  private static void assertRefused(Path folder) {
    try {
      SciMlNetwork.read(folder.resolve("net.yaml"), folder.resolve("net_ps_1.hdf5"));
    } catch (InputException refused) {
      assertTrue(refused.toString().contains("not supported"), refused.toString());
      return;
    }
    throw new AssertionError("not refused");
  }

  /** Those of several arguments are in a file each. */
  private static List<Tensor> inputs(Path folder, int i) {
    List<Tensor> inputs = new ArrayList<>();
    for (int a = 0; Files.exists(folder.resolve("net_input_" + i + "_arg" + a + ".hdf5")); a++) {
      Path file = folder.resolve("net_input_" + i + "_arg" + a + ".hdf5");
      inputs.add(tensor(file, "inputs/input0/data"));
    }
    if (inputs.isEmpty()) {
      inputs.add(tensor(folder.resolve("net_input_" + i + ".hdf5"), "inputs/input0/data"));
    }
    return inputs;
  }

  private static Tensor tensor(Path file, String path) {
    try (HdfFile hdf = new HdfFile(file)) {
      Dataset data = (Dataset) hdf.getByPath(path);
      float[] flat = (float[]) data.getDataFlat();
      double[] values = new double[flat.length];
      Arrays.setAll(values, i -> flat[i]);
      return new Tensor(data.getDimensions(), values);
    }
  }
}
