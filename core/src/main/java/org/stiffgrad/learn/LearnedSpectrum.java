package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.system.Evaluator;

/**
 * The eigenvalues of a learned Jacobian at measured states, each with what the data leave of doubt
 * about it: a trajectory on a slow manifold says nothing of how fast the others come there.
 * (learn.4)
 */
public final class LearnedSpectrum {
  /** Relative deviation up to which an eigenvalue counts as determined by the data. */
  public static final double DETERMINED = 0.05;

  /** Rows that are looked at; of more, evenly chosen ones. */
  private static final int MOST_ROWS = 60;

  private static final double DIFFERENCE = 1e-5;

  private LearnedSpectrum() {}

  /**
   * One eigenvalue.
   *
   * @param deviation standard deviation of its modulus, relative to it
   */
  public record Eigenvalue(double real, double imaginary, double deviation) {
    public boolean isDetermined() {
      return deviation <= DETERMINED;
    }
  }

  /**
   * The eigenvalues at one measured state.
   *
   * @param values the largest first
   */
  public record Point(String experiment, double time, List<Eigenvalue> values) {
    public Point {
      values = List.copyOf(values);
    }
  }

  /**
   * Of the best network at the complete rows of its training data, at most sixty; empty where it
   * has too many weights. The doubt is that of the weights, and how far networks of other seeds
   * that are about as good disagree.
   */
  public static List<Point> of(Learn.Result result, ShardExecutor executor) {
    Learn.Network best = result.best();
    Optional<WeightPosterior> posterior =
        WeightPosterior.of(best.ode(), result.training(), best.weights(), best.initial(), executor);
    if (posterior.isEmpty()) {
      return List.of();
    }
    record Row(String experiment, double time, double[] state) {}
    List<Row> rows = new ArrayList<>();
    for (Series s : result.training()) {
      for (int i = 0; i < s.times().length; i++) {
        if (Series.isComplete(s.values()[i])) {
          rows.add(new Row(s.name(), s.times()[i], s.values()[i]));
        }
      }
    }
    List<Learn.Network> rivals = result.asGood().stream().skip(1).toList();
    int stride = 1 + (rows.size() - 1) / MOST_ROWS;
    return executor.map(
        1 + (rows.size() - 1) / stride,
        i -> {
          Row row = rows.get(i * stride);
          List<Complex_F64[]> others =
              rivals.stream().map(n -> new Jacobians(n, row.state()).spectrum()).toList();
          List<Eigenvalue> values =
              new Jacobians(best, row.state()).eigenvalues(posterior.get(), others);
          return new Point(row.experiment(), row.time(), values);
        });
  }

  /** Of one state, by weights. */
  private static final class Jacobians {
    private final NetworkOde ode;
    private final double[] state;
    private final double[] p;
    private final int n;
    private final Evaluator evaluator;

    Jacobians(Learn.Network network, double[] state) {
      this.ode = network.ode();
      this.state = state;
      this.p = Arrays.copyOf(network.weights(), ode.parameters().size());
      this.n = state.length;
      this.evaluator = ode.newEvaluator();
    }

    List<Eigenvalue> eigenvalues(WeightPosterior posterior, List<Complex_F64[]> others) {
      double[][] gradient = new double[n][ode.learned()];
      Complex_F64[] at = spectrum();
      for (int j = 0; j < ode.learned(); j++) {
        double keep = p[j];
        double step = DIFFERENCE * Math.max(1, Math.abs(keep));
        p[j] = keep + step;
        Complex_F64[] above = spectrum();
        p[j] = keep - step;
        Complex_F64[] below = spectrum();
        p[j] = keep;
        for (int k = 0; k < n; k++) {
          gradient[k][j] =
              (above[k].getMagnitude() - below[k].getMagnitude())
                  / (2 * step * at[k].getMagnitude());
        }
      }
      List<Eigenvalue> all = new ArrayList<>();
      for (int k = 0; k < n; k++) {
        double size = at[k].getMagnitude();
        double deviation =
            size > 0
                ? Math.hypot(posterior.deviation(gradient[k]), spread(size, k, others))
                : Double.POSITIVE_INFINITY;
        all.add(new Eigenvalue(at[k].real, at[k].imaginary, deviation));
      }
      return all;
    }

    /** Root mean square of the logarithms of what others find relative to it; 0 without others. */
    private static double spread(double size, int k, List<Complex_F64[]> others) {
      return Math.sqrt(
          others.stream()
              .mapToDouble(o -> Math.log(o[k].getMagnitude() / size))
              .map(x -> x * x)
              .average()
              .orElse(0));
    }

    /** The largest first. */
    Complex_F64[] spectrum() {
      double[] jacobian = new double[n * n];
      evaluator.jacobian(0, state, p, new boolean[0], jacobian);
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
      Complex_F64[] all = new Complex_F64[n];
      if (!eigen.decompose(new DMatrixRMaj(n, n, true, jacobian))) {
        Arrays.fill(all, new Complex_F64(Double.NaN, Double.NaN)); // counts as not determined
        return all;
      }
      Arrays.setAll(all, k -> eigen.getEigenvalue(k));
      Arrays.sort(all, Comparator.comparingDouble(Complex_F64::getMagnitude).reversed());
      return all;
    }
  }
}
