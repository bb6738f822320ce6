package org.stiffgrad.solve;

import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;

/**
 * Gustafsson's predictive controller with RADAU5's constants. K. Gustafsson, ACM TOMS 20 (1994)
 * 496; Hairer and Wanner, (IV.8.21)-(IV.8.25).
 */
final class PredictiveController implements StepController {
  private static final double SAFETY = 0.9;
  private static final int MOST_ITERATIONS = 7;
  private static final double LARGEST_SHRINK = 5;
  private static final double LARGEST_GROWTH = 1. / 8;

  private double lastStep;
  private double lastError;

  @Override
  public void restart() {
    lastStep = 0;
  }

  @Override
  public void remember(Snapshot snapshot) {
    lastStep = snapshot.pass(lastStep);
    lastError = snapshot.pass(lastError);
  }

  @Override
  public double afterAccepted(StepState s, double uncut) {
    double quotient = quotient(s);
    boolean isCut = s.h < uncut;
    if (lastStep > 0 && !isCut) {
      double predicted =
          lastStep / s.h * Math.sqrt(Math.sqrt(s.error * s.error / lastError)) / SAFETY;
      quotient = Math.max(quotient, clamp(predicted));
    }
    // The error of a shortened step says little about the next one, unless it was the larger.
    if (!isCut) {
      lastStep = s.h;
      lastError = Math.max(0.01, s.error);
    }
    double next = s.h / quotient;
    if (s.wasRejected) {
      next = Math.min(next, s.h);
    }
    boolean isGrowthLimited = quotient <= LARGEST_GROWTH;
    return isCut && isGrowthLimited ? Math.max(next, uncut) : next;
  }

  @Override
  public double afterRejected(StepState s) {
    return s.isFirst ? 0.1 * s.h : s.h / quotient(s);
  }

  @Override
  public double afterFailed(StepState s) {
    return s.retryFactor * s.h;
  }

  private static double quotient(StepState s) {
    double effort = SAFETY * (1 + 2 * MOST_ITERATIONS);
    double factor = Math.min(SAFETY, effort / (s.newtonIterations + 2 * MOST_ITERATIONS));
    return clamp(Math.sqrt(Math.sqrt(s.error)) / factor);
  }

  private static double clamp(double quotient) {
    return Math.max(LARGEST_GROWTH, Math.min(LARGEST_SHRINK, quotient));
  }
}
