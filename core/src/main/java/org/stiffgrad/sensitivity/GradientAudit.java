package org.stiffgrad.sensitivity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
    replayed.prepare(TaylorRemainder.LIKELY);
    double difference = TaylorRemainder.centralDifference(replayed::at);
    if (Double.isNaN(difference) || Double.isNaN(derivative)) {
      return new NotSolved("the steps cannot be taken again at neighboring parameters");
    }
    return new Along(derivative, difference, TaylorRemainder.order(replayed::at, derivative));
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

  /** L along the replayed steps as a function of epsilon; NaN where a step cannot be solved. */
  private final class ReplayedLoss {
    private final Ivp ivp;
    private final int[] columns;
    private final double[] direction;
    private final SampleLoss loss;
    private final Map<Double, Double> known = new HashMap<>();

    ReplayedLoss(Ivp ivp, int[] columns, double[] direction, SampleLoss loss) {
      this.ivp = ivp;
      this.columns = columns;
      this.direction = direction;
      this.loss = loss;
    }

    double at(double epsilon) {
      return known.computeIfAbsent(epsilon, e -> losses(new double[] {e})[0]);
    }

    /** Takes several displacements through the steps side by side, which is cheaper than singly. */
    void prepare(double[] epsilons) {
      double[] losses = losses(epsilons);
      for (int k = 0; k < epsilons.length; k++) {
        known.put(epsilons[k], losses[k]);
      }
    }

    private double[] losses(double[] epsilons) {
      double[][] moved = new double[epsilons.length][];
      for (int k = 0; k < moved.length; k++) {
        moved[k] = ivp.p().clone();
        for (int j = 0; j < columns.length; j++) {
          moved[k][columns[j]] += epsilons[k] * direction[j];
        }
      }
      double[] sums = new double[epsilons.length];
      boolean[] isSolved =
          forward.replay(
              tape,
              ivp.p(),
              direction,
              epsilons,
              (k, index, t, y) -> sums[k] += loss.value(index, t, y, moved[k]));
      for (int k = 0; k < sums.length; k++) {
        sums[k] = isSolved[k] ? sums[k] : Double.NaN;
      }
      return sums;
    }
  }
}
