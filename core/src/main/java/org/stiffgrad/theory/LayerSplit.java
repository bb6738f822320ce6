package org.stiffgrad.theory;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.stiffgrad.method.Method;

/**
 * Why the gradient of a step with respect to a parameter of layer l is small, if the right-hand
 * side is a chain of layers f = f_L o ... o f_1: because the product of the later layers' Jacobians
 * is small (vanishing by depth), or because the integrator damps what leaves the last layer
 * (vanishing by stiffness). Two numbers, with J = J_L ... J_1 and W_l = J_L ... J_(l+1)
 * (theory.15). Norms are the largest singular values. Immutable.
 */
public final class LayerSplit {
  private final double h;
  private final double[] layerNorms;

  /** W_l at index l, for l = 1..L, where W_L = I; index 0 holds J. */
  private final List<DMatrixRMaj> paths;

  private final StageEquations stages;

  /** phi of the exact flow, (e^(hJ) - I) (hJ)^-1. */
  private final DMatrixRMaj exact;

  /**
   * @param method a Runge-Kutta or Rosenbrock method
   * @param h length of the step
   * @param layers Jacobians of the layers, the first one first; each with as many columns as the
   *     one before has rows, the last with as many rows as the first has columns
   */
  public LayerSplit(Method method, double h, List<DMatrixRMaj> layers) {
    this(method, h, layers, new DMatrixRMaj(rows(layers), rows(layers)));
  }

  /**
   * @param direct what the states have to do with f beside the layers, [n x n]: J is the product of
   *     the layers' Jacobians and this
   */
  public LayerSplit(Method method, double h, List<DMatrixRMaj> layers, DMatrixRMaj direct) {
    int depth = layers.size();
    this.h = h;
    this.layerNorms = new double[depth];
    this.paths = new ArrayList<>();
    DMatrixRMaj product = CommonOps_DDRM.identity(layers.get(depth - 1).numRows);
    paths.add(product);
    for (int l = depth - 1; l >= 0; l--) {
      DMatrixRMaj layer = layers.get(l);
      layerNorms[l] = norm(layer);
      DMatrixRMaj longer = new DMatrixRMaj(product.numRows, layer.numCols);
      CommonOps_DDRM.mult(product, layer, longer);
      product = longer;
      paths.add(0, product);
    }
    if (product.numCols != product.numRows) {
      throw new IllegalArgumentException(
          "found layers from " + product.numCols + " to " + product.numRows + " states");
    }
    CommonOps_DDRM.addEquals(product, direct); // the last path is J
    DMatrixRMaj x = product.copy();
    CommonOps_DDRM.scale(h, x);
    this.stages = StageEquations.of(method, x);
    this.exact = meanFlow(x);
  }

  private static int rows(List<DMatrixRMaj> layers) {
    return layers.get(layers.size() - 1).numRows;
  }

  /** (e^X - I) X^-1, the upper right block of the exponential of [X, I; 0, 0]. */
  private static DMatrixRMaj meanFlow(DMatrixRMaj x) {
    int n = x.numRows;
    DMatrixRMaj pair = new DMatrixRMaj(2 * n, 2 * n);
    CommonOps_DDRM.insert(x, pair, 0, 0);
    CommonOps_DDRM.insert(CommonOps_DDRM.identity(n), pair, 0, n);
    return CommonOps_DDRM.extract(MatrixExponential.of(pair), 0, n, n, 2 * n);
  }

  private static double norm(DMatrixRMaj m) {
    return NormOps_DDRM.normP2(m);
  }

  /** L. */
  public int layers() {
    return layerNorms.length;
  }

  /**
   * Norm of a layer's Jacobian.
   *
   * @param l 1 to L
   */
  public double layerNorm(int l) {
    return layerNorms[l - 1];
  }

  /** Product of the norms of the layers after l, which bounds {@link #depth}. */
  public double normProduct(int l) {
    double product = 1;
    for (int k = l; k < layerNorms.length; k++) {
      product *= layerNorms[k];
    }
    return product;
  }

  /** Norm of the product of the Jacobians of the layers after l: the effect of depth. */
  public double depth(int l) {
    return norm(paths.get(l));
  }

  /** Norm of the Jacobian J of the whole right-hand side. */
  public double jacobianNorm() {
    return norm(paths.get(0));
  }

  /**
   * What the integrator leaves of a parameter of layer l: |phi(h J) W_l| / |W_l|, the effect of
   * stiffness; 1 where h is small. For implicit Euler phi(h J) = (I - h J)^-1.
   */
  public double damping(int l) {
    return norm(times(stages.response(), paths.get(l))) / depth(l);
  }

  /**
   * What the exact flow leaves of it, |phi(h J) W_l| / |W_l| with phi(X) = (e^X - I) X^-1: where
   * {@link #damping} is as large, a small gradient is no fault of the integrator.
   */
  public double exactDamping(int l) {
    return norm(times(exact, paths.get(l))) / depth(l);
  }

  /** What the integrator leaves of a change of J behind the last layers, |R'(h J) W_l| / |W_l|. */
  public double slopeDamping(int l) {
    return norm(times(stages.slope(), paths.get(l))) / depth(l);
  }

  /** What a step leaves of the sensitivity before it, |R(h J)|. */
  public double propagation() {
    return norm(stages.value());
  }

  /**
   * Derivative of one step's result with respect to an addition to the output of layer l, h phi(h
   * J) W_l: exact for implicit Euler with the Jacobians at the step's end, and for every method
   * where they do not change during the step.
   *
   * @return [n x outputs of layer l]
   */
  public DMatrixRMaj stepDerivative(int l) {
    DMatrixRMaj derivative = times(stages.response(), paths.get(l));
    CommonOps_DDRM.scale(h, derivative);
    return derivative;
  }

  private static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }
}
