package org.stiffgrad.petab;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.Arrays;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.network.Mlp;

/**
 * The weights of a network as HDF5, in PEtab SciML's layout: {@code parameters/NETWORK/LAYER} holds
 * {@code weight}, [to x from], and {@code bias}, [to], in double precision.
 */
final class NetworkArrays {
  private static final String ROOT = "parameters";

  private NetworkArrays() {}

  static void write(Path file, Mlp mlp, double[] weights) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      var network = hdf.putGroup(ROOT).putGroup(NetworkYaml.NETWORK);
      for (int l = 0; l < mlp.layers(); l++) {
        var layer = network.putGroup(NetworkYaml.layer(l));
        int from = mlp.widths().get(l);
        int to = mlp.widths().get(l + 1);
        double[][] matrix = new double[to][];
        for (int i = 0; i < to; i++) {
          int row = mlp.offset(l) + i * from;
          matrix[i] = Arrays.copyOfRange(weights, row, row + from);
        }
        layer.putDataset("weight", matrix);
        if (mlp.hasBias(l)) {
          int bias = mlp.offset(l) + to * from;
          layer.putDataset("bias", Arrays.copyOfRange(weights, bias, bias + to));
        }
      }
    }
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws InputException where the file is not HDF5 or an array is missing or of another shape
   */
  static double[] read(Path file, Mlp mlp) {
    double[] weights = new double[mlp.weights()];
    try (HdfFile hdf = new HdfFile(file)) {
      for (int l = 0; l < mlp.layers(); l++) {
        String layer = ROOT + "/" + NetworkYaml.NETWORK + "/" + NetworkYaml.layer(l) + "/";
        int from = mlp.widths().get(l);
        int to = mlp.widths().get(l + 1);
        double[] matrix = array(file, hdf, layer + "weight", to, from);
        System.arraycopy(matrix, 0, weights, mlp.offset(l), matrix.length);
        if (mlp.hasBias(l)) {
          double[] bias = array(file, hdf, layer + "bias", to);
          System.arraycopy(bias, 0, weights, mlp.offset(l) + to * from, to);
        }
      }
    } catch (HdfException e) {
      throw unreadable(file, e);
    }
    return weights;
  }

  /**
   * One array.
   *
   * @throws InputException as above
   */
  static double[] read(Path file, String network, String layer, String name, int... shape) {
    try (HdfFile hdf = new HdfFile(file)) {
      return array(file, hdf, ROOT + "/" + network + "/" + layer + "/" + name, shape);
    } catch (HdfException e) {
      throw unreadable(file, e);
    }
  }

  private static InputException unreadable(Path file, HdfException e) {
    return new InputException(
        SourcePosition.wholeFile(file.toString()),
        "cannot be read as HDF5 (" + e.getMessage() + ")");
  }

  private static double[] array(Path file, HdfFile hdf, String path, int... shape) {
    Node node;
    try {
      node = hdf.getByPath(path);
    } catch (HdfException e) {
      throw wrong(file, "found no array " + path + ", expected one of the shape ", shape);
    }
    if (!(node instanceof Dataset data) || !Arrays.equals(data.getDimensions(), shape)) {
      throw wrong(file, "the array " + path + " has another shape, expected ", shape);
    }
    Object flat = data.getDataFlat();
    if (flat instanceof double[] doubles) {
      return doubles;
    }
    if (flat instanceof float[] floats) {
      double[] widened = new double[floats.length];
      for (int i = 0; i < floats.length; i++) {
        widened[i] = floats[i];
      }
      return widened;
    }
    throw wrong(file, "the array " + path + " does not hold numbers, expected the shape ", shape);
  }

  private static InputException wrong(Path file, String what, int... shape) {
    return new InputException(
        SourcePosition.wholeFile(file.toString()), what + Arrays.toString(shape));
  }
}
