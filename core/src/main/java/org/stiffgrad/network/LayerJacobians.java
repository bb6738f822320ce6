package org.stiffgrad.network;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The Jacobian of a {@link NetworkOde} as a product: J = form · W_L ... W_1 · input + direct, each
 * factor with the slopes behind it. (network.3)
 *
 * @param layers one for each layer of the network, the first with the slope of its inputs; last the
 *     form, from outputs to derivatives
 * @param direct what the form makes of each state beside the network, diagonal
 */
public record LayerJacobians(List<DMatrixRMaj> layers, DMatrixRMaj direct) {
  /** At a state y [n], with parameters p as the system has them. */
  public static LayerJacobians of(NetworkOde ode, double[] y, double[] p) {
    Mlp mlp = ode.mlp();
    int n = y.length;
    double[] seen = ode.seen(y);
    MlpEvaluator network = mlp.newEvaluator();
    double[] outputs = new double[mlp.outputs()];
    network.forward(seen, p, outputs);
    List<DMatrixRMaj> layers = new ArrayList<>();
    for (int l = 0; l < mlp.layers(); l++) {
      DMatrixRMaj jacobian = new DMatrixRMaj(mlp.widths().get(l + 1), mlp.widths().get(l));
      network.layerJacobian(l, p, jacobian.data);
      layers.add(jacobian);
    }
    DMatrixRMaj first = layers.get(0);
    for (int j = 0; j < n; j++) {
      double slope = ode.scales().get(j).seenSlope(y[j]);
      for (int i = 0; i < first.numRows; i++) {
        first.set(i, j, first.get(i, j) * slope);
      }
    }
    DMatrixRMaj form = new DMatrixRMaj(n, mlp.outputs());
    DMatrixRMaj direct = new DMatrixRMaj(n, n);
    double[] parts = new double[5];
    for (int i = 0; i < n; i++) {
      double rate = ode.form().hasRates() ? p[mlp.weights() + i] : 0;
      double v = outputs.length > n ? outputs[n + i] : 0;
      ode.form().evaluate(y[i], ode.scales().get(i), rate, outputs[i], v, parts);
      direct.set(i, i, parts[1]);
      form.set(i, i, parts[2]);
      if (outputs.length > n) {
        form.set(i, n + i, parts[3]);
      }
    }
    layers.add(form);
    return new LayerJacobians(List.copyOf(layers), direct);
  }
}
