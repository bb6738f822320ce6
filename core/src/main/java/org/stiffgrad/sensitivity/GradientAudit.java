package org.stiffgrad.sensitivity;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.Outcome.Failed;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.system.OdeSystem;

/**
 * Checks the gradient of a {@link SampleLoss} three ways: forward against adjoint, both against a
 * central difference of the replayed steps, and the order of the Taylor remainder |L(p + e d) -
 * L(p) - e g.d|, which is 2 for an exact gradient and 1 for any other. P. E. Farrell et al., SIAM
 * J. Sci. Comput. 35 (2013) C369.
 */
public final class GradientAudit {
  private static final double FIRST_STEP = 0.02;
  private static final int DISPLACEMENTS = 31;

  /**
   * From one displacement to the next, first and where that finds no order 2: every displacement
   * costs a solve, and seldom is the range free of both rounding and higher orders narrow.
   */
  private static final double COARSE = 4;

  private static final double FINE = 2;

  /** So many consecutive orders that differ by less than this are a steady order. */
  private static final int WINDOW = 4;

  private static final double AGREEMENT = 0.1;

  /** Relative change of a central difference that the largest steps do not reach by chance. */
  private static final double SMALL_CHANGE = 1e-4;

  /**
   * Where the last orders are this close to 2 although the remainder is so small beside the linear
   * term, that term has no error that smaller steps could show.
   */
  private static final double QUADRATIC = 0.02;

  private static final double NEGLIGIBLE = 1e-6;

  /** A remainder this close to the rounding of L says nothing about its order. */
  private static final double ROUNDING = 1e3 * Math.ulp(1.);

  /** Remainders at steps so small are rounding errors of the replayed solve alone. */
  private static final double NOISE_STEP = 1e-11;

  private static final int NOISE_SAMPLES = 3;
  private static final double ABOVE_NOISE = 30;

  private final OdeSystem system;
  private final ForwardTangent forward;
  private final DiscreteAdjoint adjoint;
  private final Tape tape;

  public GradientAudit(OdeSystem system, SolveOptions options) {
    this.system = system;
    this.forward = new ForwardTangent(system, options);
    this.adjoint = new DiscreteAdjoint(system, options);
    this.tape = forward.newTape();
  }

  /** What an audit ends with. */
  public sealed interface Result {}

  /**
   * There is nothing to audit.
   *
   * @param why the solve failed, or its steps cannot be taken again at neighboring parameters
   */
  public record NotSolved(String why) implements Result {}

  /**
   * The gradient and how well its checks agree.
   *
   * @param value L
   * @param gradient by forward sensitivities, dL/dp of the given columns
   * @param forwardVsAdjoint max |gF_j - gA_j| |p_j| / max |gF_j| |p_j|
   * @param derivative g.d along the random direction
   * @param finiteDifference |central difference - g.d| / max(|g.d|, |d.p-scaled g| / 100)
   * @param taylorSlope measured order of the Taylor remainder; NaN where every remainder drowns in
   *     rounding (a function linear along d)
   * @param cosine of forward and adjoint gradients, each scaled by |p|; NaN where one is zero
   */
  public record Audited(
      double value,
      double[] gradient,
      double forwardVsAdjoint,
      double derivative,
      double finiteDifference,
      double taylorSlope,
      double cosine)
      implements Result {}

  /**
   * The replayed steps along a direction.
   *
   * @param derivative g.d by the forward sensitivities
   * @param difference central difference of the replayed steps
   * @param taylorSlope as in {@link Audited}
   */
  public record Along(double derivative, double difference, double taylorSlope) implements Result {}

  /**
   * Solves, and examines the loss of the replayed steps along a direction.
   *
   * @param columns distinct positions in p
   * @param direction change of each of them, [columns]
   */
  public Result along(Ivp ivp, int[] columns, SampleLoss loss, double[] direction) {
    double[] gradient = new double[columns.length];
    Outcome outcome = forwardGradient(ivp, columns, loss, gradient, new double[1]);
    return outcome instanceof Failed failed
        ? new NotSolved(failed.message())
        : alongTape(ivp, columns, loss, direction, gradient);
  }

  private Result alongTape(
      Ivp ivp, int[] columns, SampleLoss loss, double[] direction, double[] gradient) {
    double derivative = 0;
    for (int j = 0; j < columns.length; j++) {
      derivative += gradient[j] * direction[j];
    }
    ReplayedLoss replayed = new ReplayedLoss(ivp, columns, direction, loss);
    double difference = centralDifference(replayed);
    if (Double.isNaN(difference) || Double.isNaN(derivative)) {
      return new NotSolved("the steps cannot be taken again at neighboring parameters");
    }
    return new Along(derivative, difference, taylorSlope(replayed, derivative));
  }

  /**
   * Audits the gradient with respect to the given parameters, along a random direction in their
   * logarithms (absolute where a parameter is zero).
   *
   * @param columns distinct positions in p
   */
  public Result audit(Ivp ivp, int[] columns, SampleLoss loss, RandomGenerator random) {
    final int m = columns.length;
    final double[] p = ivp.p();
    double[] gradient = new double[m];
    double[] value = new double[1];
    if (forwardGradient(ivp, columns, loss, gradient, value) instanceof Failed failed) {
      return new NotSolved(failed.message());
    }
    double[] explicit = new double[p.length];
    double[] byAdjoint = new double[p.length];
    Outcome again =
        adjoint.solve(ivp, (index, t, y, s) -> loss.addParameterGradient(index, t, y, p, explicit));
    if (again instanceof Failed failed) {
      return new NotSolved(failed.message());
    }
    Outcome transposed =
        adjoint.gradient((index, t, y, l) -> loss.addStateGradient(index, t, y, p, l), byAdjoint);
    if (transposed instanceof Failed failed) {
      return new NotSolved(failed.message());
    }
    for (int j = 0; j < m; j++) {
      byAdjoint[columns[j]] += explicit[columns[j]];
    }
    double[] direction = new double[m];
    for (int j = 0; j < m; j++) {
      direction[j] = (p[columns[j]] == 0 ? 1 : p[columns[j]]) * random.nextGaussian();
    }
    Result replayed = alongTape(ivp, columns, loss, direction, gradient);
    if (!(replayed instanceof Along along)) {
      return replayed;
    }
    Comparison comparison = compare(p, columns, gradient, byAdjoint);
    double derivative = along.derivative();
    double difference = along.difference();
    double size = Math.max(Math.abs(derivative), comparison.norm() / 100);
    return new Audited(
        value[0],
        gradient,
        comparison.difference(),
        derivative,
        size == 0 ? Math.abs(difference) : Math.abs(difference - derivative) / size,
        along.taylorSlope(),
        comparison.cosine());
  }

  /**
   * Solves, recording the steps.
   *
   * @param gradient dL/dp of the given columns, by the forward sensitivities
   * @param value L, added to its one entry
   */
  private Outcome forwardGradient(
      Ivp ivp, int[] columns, SampleLoss loss, double[] gradient, double[] value) {
    final int m = columns.length;
    final double[] p = ivp.p();
    final double[] lambda = new double[system.states().size()];
    final double[] explicit = new double[p.length];
    Outcome outcome =
        forward.solve(
            ivp,
            columns,
            (index, t, y, s) -> {
              value[0] += loss.value(index, t, y, p);
              Arrays.fill(lambda, 0);
              loss.addStateGradient(index, t, y, p, lambda);
              loss.addParameterGradient(index, t, y, p, explicit);
              for (int i = 0; i < lambda.length; i++) {
                for (int j = 0; j < m; j++) {
                  gradient[j] += lambda[i] * s[i * m + j];
                }
              }
            },
            tape);
    for (int j = 0; j < m; j++) {
      gradient[j] += explicit[columns[j]];
    }
    return outcome;
  }

  private record Comparison(double difference, double cosine, double norm) {}

  private static Comparison compare(
      double[] p, int[] columns, double[] gradient, double[] byAdjoint) {
    double largest = 0;
    double difference = 0;
    double dot = 0;
    double forwardSquare = 0;
    double adjointSquare = 0;
    for (int j = 0; j < columns.length; j++) {
      double scale = p[columns[j]] == 0 ? 1 : Math.abs(p[columns[j]]);
      double f = gradient[j] * scale;
      double a = byAdjoint[columns[j]] * scale;
      largest = Math.max(largest, Math.abs(f));
      difference = Math.max(difference, Math.abs(f - a));
      dot += f * a;
      forwardSquare += f * f;
      adjointSquare += a * a;
    }
    return new Comparison(
        largest == 0 ? difference : difference / largest,
        dot / Math.sqrt(forwardSquare * adjointSquare),
        Math.sqrt(forwardSquare));
  }

  /**
   * The central difference that changes least when its step shrinks; NaN where none is possible.
   * Once the change has been small and grows again, rounding has taken over.
   */
  private static double centralDifference(ReplayedLoss replayed) {
    double best = Double.NaN;
    double smallestChange = Double.POSITIVE_INFINITY;
    double previous = Double.NaN;
    for (double epsilon = 1e-2; epsilon > 1e-8; epsilon /= 10) {
      double difference = (replayed.at(epsilon) - replayed.at(-epsilon)) / (2 * epsilon);
      double change = Math.abs(difference - previous);
      if (change < smallestChange) {
        smallestChange = change;
        best = difference;
      } else if (smallestChange < SMALL_CHANGE * Math.abs(best)) {
        break;
      }
      previous = difference;
    }
    return best;
  }

  private static double taylorSlope(ReplayedLoss replayed, double derivative) {
    double base = replayed.at(0);
    double noise = 0;
    for (int k = 1; k <= NOISE_SAMPLES; k++) {
      double tiny = k * NOISE_STEP;
      noise = Math.max(noise, Math.abs(replayed.at(tiny) - base - tiny * derivative));
    }
    double[] orders = orders(replayed, derivative, base, noise, COARSE);
    if (!isQuadratic(orders)) {
      orders = orders(replayed, derivative, base, noise, FINE);
    }
    return orders.length == 0 ? Double.NaN : steadyOrder(orders);
  }

  /**
   * The orders of the remainder over those displacements that rounding leaves alone.
   *
   * @param ratio of one displacement to the next
   */
  private static double[] orders(
      ReplayedLoss replayed, double derivative, double base, double noise, double ratio) {
    double[] orders = new double[DISPLACEMENTS];
    int count = 0;
    double previous = Double.NaN;
    double epsilon = FIRST_STEP;
    for (int k = 0; k < DISPLACEMENTS && epsilon > NOISE_STEP; k++) {
      double remainder = Math.abs(replayed.at(epsilon) - base - epsilon * derivative);
      boolean isMeaningful =
          remainder > ROUNDING * (Math.abs(base) + Math.abs(epsilon * derivative))
              && remainder > ABOVE_NOISE * noise;
      if (isMeaningful && !Double.isNaN(previous)) {
        orders[count++] = Math.log(previous / remainder) / Math.log(ratio);
      }
      if (Double.isNaN(remainder)) {
        count = 0; // a step without a solution: what came before was far from asymptotic
      } else if (!isMeaningful && count > 0) {
        break;
      }
      if (remainder < NEGLIGIBLE * Math.abs(epsilon * derivative)
          && isQuadratic(Arrays.copyOf(orders, count))) {
        break;
      }
      previous = isMeaningful ? remainder : Double.NaN;
      epsilon /= ratio;
    }
    return Arrays.copyOf(orders, count);
  }

  /** Whether the last orders are 2. */
  private static boolean isQuadratic(double[] orders) {
    for (int i = orders.length - WINDOW; i < orders.length; i++) {
      if (i < 0 || !(Math.abs(orders[i] - 2) < QUADRATIC)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The median of the last few consecutive orders that agree: earlier ones are not yet asymptotic,
   * later ones are disturbed by how far Newton's iteration converged.
   */
  private static double steadyOrder(double[] orders) {
    double best = Double.NaN;
    double smallest = Double.POSITIVE_INFINITY;
    for (int from = Math.max(0, orders.length - WINDOW); from >= 0; from--) {
      double[] window = Arrays.copyOfRange(orders, from, Math.min(orders.length, from + WINDOW));
      Arrays.sort(window);
      double spread = window[window.length - 1] - window[0];
      if (spread < smallest) {
        smallest = spread;
        best = window[window.length / 2];
      }
      if (smallest < AGREEMENT) {
        break;
      }
    }
    return best;
  }

  /** L along the replayed steps as a function of epsilon; NaN where a step cannot be solved. */
  private final class ReplayedLoss {
    private final Ivp ivp;
    private final int[] columns;
    private final double[] direction;
    private final SampleLoss loss;

    ReplayedLoss(Ivp ivp, int[] columns, double[] direction, SampleLoss loss) {
      this.ivp = ivp;
      this.columns = columns;
      this.direction = direction;
      this.loss = loss;
    }

    double at(double epsilon) {
      double[] moved = ivp.p().clone();
      for (int j = 0; j < columns.length; j++) {
        moved[columns[j]] += epsilon * direction[j];
      }
      double[] sum = new double[1];
      boolean isSolved =
          forward.replay(
              tape,
              ivp.p(),
              direction,
              epsilon,
              (index, t, y, s) -> sum[0] += loss.value(index, t, y, moved));
      return isSolved ? sum[0] : Double.NaN;
    }
  }
}
