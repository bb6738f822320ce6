package org.stiffgrad.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * y' = W_L u_(L-1) + c_L with u_l = tanh(W_l u_(l-1)) + c_l, u_0 = y: a deep chain with a last
 * layer of size K. The parameters are all c_l, one layer after the other.
 */
final class LayerChain implements OdeSystem {
  private final int n;
  private final boolean isLinear;
  private final List<DMatrixRMaj> weights = new ArrayList<>();

  /**
   * @param gain size of the inner layers
   * @param stiffness K
   * @param isLinear without tanh
   */
  LayerChain(int n, int depth, double gain, double stiffness, boolean isLinear) {
    this.n = n;
    this.isLinear = isLinear;
    SplittableRandom random = new SplittableRandom(42);
    for (int l = 1; l <= depth; l++) {
      DMatrixRMaj w = CommonOps_DDRM.identity(n);
      for (int i = 0; i < n * n; i++) {
        w.data[i] += 0.2 * random.nextDouble(-1, 1);
      }
      CommonOps_DDRM.scale(l < depth ? gain : -stiffness, w);
      weights.add(w);
    }
  }

  int depth() {
    return weights.size();
  }

  /** Jacobians of the layers at y. */
  List<DMatrixRMaj> layers(double[] y, double[] p) {
    List<DMatrixRMaj> jacobians = new ArrayList<>();
    double[] u = y;
    for (int l = 0; l < weights.size(); l++) {
      DMatrixRMaj jacobian = weights.get(l).copy();
      double[] next = times(weights.get(l), u);
      for (int i = 0; i < n; i++) {
        double slope = 1;
        if (l + 1 < weights.size() && !isLinear) {
          next[i] = Math.tanh(next[i]);
          slope = 1 - next[i] * next[i];
        }
        for (int j = 0; j < n; j++) {
          jacobian.set(i, j, slope * jacobian.get(i, j));
        }
        next[i] += p[l * n + i];
      }
      jacobians.add(jacobian);
      u = next;
    }
    return jacobians;
  }

  private double[] times(DMatrixRMaj w, double[] u) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        product[i] += w.get(i, j) * u[j];
      }
    }
    return product;
  }

  @Override
  public String name() {
    return "chain of layers";
  }

  private static Names names(String prefix, int count) {
    return Names.of(IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new));
  }

  @Override
  public Names states() {
    return names("y", n);
  }

  @Override
  public Names parameters() {
    return names("c", n * weights.size());
  }

  @Override
  public Sparsity jacobian() {
    return Sparsity.dense(n, n);
  }

  @Override
  public Sparsity parameterJacobian() {
    return Sparsity.dense(n, n * weights.size());
  }

  @Override
  public Sparsity initialStateJacobian() {
    return Sparsity.empty(n, n * weights.size());
  }

  @Override
  public boolean isAutonomous() {
    return true;
  }

  @Override
  public Evaluator newEvaluator() {
    return new ChainEvaluator();
  }

  private final class ChainEvaluator implements Evaluator {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      double[] u = y;
      for (int l = 0; l < weights.size(); l++) {
        u = times(weights.get(l), u);
        for (int i = 0; i < n; i++) {
          u[i] = (l + 1 < weights.size() && !isLinear ? Math.tanh(u[i]) : u[i]) + p[l * n + i];
        }
      }
      System.arraycopy(u, 0, f, 0, n);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      Arrays.fill(ft, 0);
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      System.arraycopy(path(y, p, 0).data, 0, values, 0, n * n);
    }

    /** J_L ... J_(l+1). */
    private DMatrixRMaj path(double[] y, double[] p, int l) {
      List<DMatrixRMaj> layers = layers(y, p);
      DMatrixRMaj product = CommonOps_DDRM.identity(n);
      for (int k = l; k < layers.size(); k++) {
        product = CommonOps_DDRM.mult(layers.get(k), product, null);
      }
      return product;
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      int m = p.length;
      for (int l = 1; l <= weights.size(); l++) {
        DMatrixRMaj path = path(y, p, l);
        for (int i = 0; i < n; i++) {
          System.arraycopy(path.data, i * n, values, i * m + (l - 1) * n, n);
        }
      }
    }

    private double[] product(double[] values, double[] v, int rows, boolean isTransposed) {
      int columns = values.length / rows;
      double[] product = new double[isTransposed ? columns : rows];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double entry = values[i * columns + j];
          product[isTransposed ? j : i] += entry * v[isTransposed ? i : j];
        }
      }
      return product;
    }

    private double[] jacobianValues(double t, double[] y, double[] p, boolean[] regime) {
      double[] values = new double[n * n];
      jacobian(t, y, p, regime, values);
      return values;
    }

    private double[] parameterValues(double t, double[] y, double[] p, boolean[] regime) {
      double[] values = new double[n * p.length];
      parameterJacobian(t, y, p, regime, values);
      return values;
    }

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double[] product = product(jacobianValues(t, y, p, regime), v, n, false);
      System.arraycopy(product, 0, out, 0, n);
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double[] product = product(jacobianValues(t, y, p, regime), v, n, true);
      System.arraycopy(product, 0, out, 0, n);
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      double[] product = product(parameterValues(t, y, p, regime), w, n, false);
      System.arraycopy(product, 0, out, 0, n);
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      double[] product = product(parameterValues(t, y, p, regime), v, n, true);
      System.arraycopy(product, 0, out, 0, p.length);
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      Arrays.fill(y0, 1);
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {}
  }
}
