package org.stiffgrad.solve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * y' = A y from y(0) without parameters, to be compared with exact solutions.
 *
 * @param a [n x n]
 * @param y0 [n]
 */
record LinearOde(double[][] a, double[] y0) implements OdeSystem {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public Names states() {
    return Names.of(IntStream.range(0, y0.length).mapToObj(i -> "y" + i).toArray(String[]::new));
  }

  @Override
  public Names parameters() {
    return Names.of();
  }

  @Override
  public Sparsity jacobian() {
    return Sparsity.dense(y0.length, y0.length);
  }

  @Override
  public Sparsity parameterJacobian() {
    return Sparsity.empty(y0.length, 0);
  }

  @Override
  public Sparsity initialStateJacobian() {
    return Sparsity.empty(y0.length, 0);
  }

  @Override
  public Sparsity switchTimeJacobian() {
    return Sparsity.empty(0, 0);
  }

  @Override
  public boolean isAutonomous() {
    return true;
  }

  @Override
  public Evaluator newEvaluator() {
    return new Linear();
  }

  private final class Linear implements Evaluator {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      jacobianTimes(t, y, p, regime, y, f);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      Arrays.fill(ft, 0);
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      for (int i = 0; i < a.length; i++) {
        System.arraycopy(a[i], 0, values, i * a.length, a.length);
      }
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {}

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      for (int i = 0; i < a.length; i++) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
          sum += a[i][j] * v[j];
        }
        out[i] = sum;
      }
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      for (int j = 0; j < a.length; j++) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
          sum += a[i][j] * v[i];
        }
        out[j] = sum;
      }
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      Arrays.fill(out, 0);
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {}

    @Override
    public void initialState(double[] p, double[] y0Out) {
      System.arraycopy(y0, 0, y0Out, 0, y0.length);
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {}
  }
}
