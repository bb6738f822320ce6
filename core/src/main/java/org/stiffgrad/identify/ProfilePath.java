package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.optimize.PartialDescent;

/** One profile's points as they are computed: refits at given values of one parameter. */
final class ProfilePath {
  /** Directions of relative singular value below this stay put when a point is predicted. */
  private static final double RELIABLE = 1e-5;

  /** What a refit may leave to be gained; an error of a two thousandth of the usual level. */
  private static final double TOLERANCE = 1e-3;

  /** The same for points that others are compared with. */
  private static final double FINE = 1e-8;

  /** Gain that a refit that ran out of iterations may still promise. */
  private static final double SETTLED = 0.02;

  private final Refit refit;
  private final Box box;
  private final int held;
  private final Scale scale;
  private final double absorbed;

  /**
   * @param scale of the profiled parameter
   * @param absorbed if it is a standard deviation, how many of its values other parameters use up
   */
  ProfilePath(Refit refit, Box box, int held, Scale scale, double absorbed) {
    this.refit = refit;
    this.box = box;
    this.held = held;
    this.scale = scale;
    this.absorbed = absorbed;
  }

  /** What takes the place of the residuals that the other parameters have used up. (profile.11) */
  private double adjustment(double x) {
    return absorbed > 0 ? -absorbed * Math.log(scale.toParameter(x)) : 0;
  }

  private Sample sample(double x, PartialDescent.Result result) {
    return new Sample(x, result, adjustment(x));
  }

  /**
   * A refit.
   *
   * @param x theta of the profiled parameter
   * @param adjustment added to the objective, 0 but for standard deviations
   */
  record Sample(double x, PartialDescent.Result result, double adjustment) {
    double total() {
      return result.total() + adjustment;
    }

    boolean isFailed() {
      return result.at() == null;
    }

    /** Whether another step of the refit would change nothing that matters. */
    boolean isSettled() {
      return result.decrement() < SETTLED;
    }
  }

  /**
   * The refit at x from where a sample nearby and its linear model say that the minimum is; begun
   * again where that cannot be solved, and once more where it has come to no end.
   */
  Sample at(double x, Sample near) {
    double[] predicted = predict(near, x);
    Sample sample = sample(x, refit.from(predicted, held, TOLERANCE));
    if (sample.isFailed() && predicted.length > 1) {
      double[] moved = near.result().theta().clone();
      moved[held] = x;
      sample = lower(sample, sample(x, refit.from(moved, held, TOLERANCE)));
    }
    if (!sample.isFailed() && !sample.isSettled()) {
      double[] reached = sample.result().theta();
      sample = lower(sample, sample(x, refit.from(reached, held, TOLERANCE)));
    }
    return sample;
  }

  /** The lower of two refits at the same x, with the evaluations of both. */
  static Sample lower(Sample a, Sample b) {
    PartialDescent.Result best = a.total() <= b.total() ? a.result() : b.result();
    int evaluations = a.result().evaluations() + b.result().evaluations();
    return new Sample(
        a.x(),
        new PartialDescent.Result(
            best.theta(), best.at(), best.origin(), best.decrement(), evaluations, best.why()),
        a.adjustment());
  }

  /**
   * Samples in the order of x in which one that stands out above both of its neighbors is refitted
   * from each: it is a barrier, or the refit has missed the valley that they lie in.
   */
  List<Sample> withoutSpikes(List<Sample> samples) {
    List<Sample> sorted = new ArrayList<>(samples);
    sorted.sort(Comparator.comparingDouble(Sample::x));
    for (int i = 1; i + 1 < sorted.size(); i++) {
      Sample s = sorted.get(i);
      Sample left = sorted.get(i - 1);
      Sample right = sorted.get(i + 1);
      boolean isAmongOthers = !s.isFailed() && !left.isFailed() && !right.isFailed();
      if (isAmongOthers && s.total() > Math.max(left.total(), right.total()) + SETTLED) {
        sorted.set(i, lower(lower(s, at(s.x(), left)), at(s.x(), right)));
      }
    }
    return sorted;
  }

  /** The first sample, from any theta. */
  Sample first(double[] theta) {
    return sample(theta[held], refit.from(theta, held, FINE));
  }

  /** The minimum over all parameters from a sample. */
  Sample free(Sample from) {
    PartialDescent.Result result = refit.from(from.result().theta(), -1, FINE);
    return sample(result.theta()[held], result);
  }

  /** The sample where the parameter is some times its value, inside its bounds. */
  Sample scaled(Sample from, double factor) {
    double x = scale.toTheta(factor * scale.toParameter(from.x()));
    return at(Math.min(Math.max(x, box.lower()[held]), box.upper()[held]), from);
  }

  /** Slope of the profile: that of the objective, by the envelope theorem (profile.3). */
  double slope(Sample s) {
    double p = scale.toParameter(s.x());
    double adjusted = absorbed > 0 ? -absorbed * scale.derivative(p) / p : 0;
    return feasible(s).gradient()[held] + adjusted;
  }

  /** Joint standard deviation of the profiled parameter by Fisher's information at a sample. */
  double deviation(Sample s) {
    Evaluation.Feasible at = feasible(s);
    return InformationSpectrum.standardDeviations(at.root(), at.columns())[held];
  }

  private static Evaluation.Feasible feasible(Sample s) {
    Evaluation.Feasible at = s.result().at();
    if (at == null) {
      throw new IllegalStateException("a failed point has no derivatives");
    }
    return at;
  }

  /** The minimum of the linear model at a sample where the profiled parameter is x (profile.4). */
  private double[] predict(Sample near, double x) {
    Evaluation.Feasible at = feasible(near);
    int k = at.columns();
    int rows = at.q().length;
    double[] root = at.root().clone();
    double[] norm = at.columnNorms();
    double[] rest = at.q().clone();
    for (int i = 0; i < rows; i++) {
      rest[i] += root[i * k + held] * (x - near.x());
      for (int j = 0; j < k; j++) {
        root[i * k + j] *= j == held || norm[j] == 0 ? 0 : 1 / norm[j];
      }
    }
    double[] step = minusLeastSquares(root, rest, k);
    double[] delta = new double[k];
    for (int j = 0; j < k; j++) {
      double most = box.step()[j];
      double wanted = norm[j] == 0 ? 0 : step[j] / norm[j];
      delta[j] = Math.min(Math.max(wanted, -most), most);
    }
    double[] moved = box.move(near.result().theta(), delta);
    moved[held] = x;
    return moved;
  }

  /** -A^+ b, of well determined directions only. */
  private static double[] minusLeastSquares(double[] a, double[] b, int k) {
    double[] projected = new double[k];
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < k; j++) {
        projected[j] += a[i * k + j] * b[i];
      }
    }
    InformationSpectrum spectrum = InformationSpectrum.of(a, k);
    double most = 0;
    for (int d = 0; d < k; d++) {
      most = Math.max(most, spectrum.singularValue(d));
    }
    double[] x = new double[k];
    for (int d = 0; d < k; d++) {
      double s = spectrum.singularValue(d);
      if (s > RELIABLE * most) {
        double along = 0;
        for (int j = 0; j < k; j++) {
          along += spectrum.loading(d, j) * projected[j];
        }
        for (int j = 0; j < k; j++) {
          x[j] -= spectrum.loading(d, j) * along / (s * s);
        }
      }
    }
    return x;
  }
}
