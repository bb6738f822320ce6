package org.stiffgrad.sensitivity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What displacements e along a direction say of a derivative g there: a central difference, and the
 * order of the remainder |L(e) - L(0) - e g|. L may be undefined (not a number) at some of them.
 */
final class TaylorRemainder {
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

  private static final double LARGEST_DIFFERENCE = 1e-2;

  /** The displacements that nearly every audit asks for, small ones first: neighbors are alike. */
  static final double[] LIKELY = likely();

  private TaylorRemainder() {}

  private static double[] likely() {
    DoubleStream noise = IntStream.rangeClosed(0, NOISE_SAMPLES).mapToDouble(k -> k * NOISE_STEP);
    DoubleStream differences =
        DoubleStream.iterate(LARGEST_DIFFERENCE, e -> e / 10)
            .limit(4)
            .flatMap(e -> DoubleStream.of(e, -e));
    DoubleStream orders = DoubleStream.iterate(FIRST_STEP, e -> e / COARSE).limit(7);
    return DoubleStream.concat(noise, DoubleStream.concat(differences, orders))
        .boxed()
        .sorted(Comparator.comparingDouble(Math::abs))
        .mapToDouble(e -> e)
        .toArray();
  }

  /**
   * The central difference that changes least when its step shrinks; NaN where none is possible.
   * Once the change has been small and grows again, rounding has taken over.
   */
  static double centralDifference(DoubleUnaryOperator loss) {
    double best = Double.NaN;
    double smallestChange = Double.POSITIVE_INFINITY;
    double previous = Double.NaN;
    for (double epsilon = LARGEST_DIFFERENCE; epsilon > 1e-8; epsilon /= 10) {
      double difference =
          (loss.applyAsDouble(epsilon) - loss.applyAsDouble(-epsilon)) / (2 * epsilon);
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

  /**
   * The steady order of the remainder: 2 for an exact derivative, 1 for any other; NaN where
   * rounding hides it.
   */
  static double order(DoubleUnaryOperator loss, double derivative) {
    double base = loss.applyAsDouble(0);
    double noise = 0;
    for (int k = 1; k <= NOISE_SAMPLES; k++) {
      double tiny = k * NOISE_STEP;
      noise = Math.max(noise, Math.abs(loss.applyAsDouble(tiny) - base - tiny * derivative));
    }
    double[] orders = orders(loss, derivative, base, noise, COARSE);
    if (!isQuadratic(orders)) {
      orders = orders(loss, derivative, base, noise, FINE);
    }
    return orders.length == 0 ? Double.NaN : steadyOrder(orders);
  }

  /**
   * The orders of the remainder over those displacements that rounding leaves alone.
   *
   * @param ratio of one displacement to the next
   */
  private static double[] orders(
      DoubleUnaryOperator loss, double derivative, double base, double noise, double ratio) {
    double[] orders = new double[DISPLACEMENTS];
    int count = 0;
    double previous = Double.NaN;
    double epsilon = FIRST_STEP;
    for (int k = 0; k < DISPLACEMENTS && epsilon > NOISE_STEP; k++) {
      double remainder = Math.abs(loss.applyAsDouble(epsilon) - base - epsilon * derivative);
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
}
