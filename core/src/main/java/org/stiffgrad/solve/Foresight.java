package org.stiffgrad.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.system.OdeSystem;

/**
 * Decides when to look ahead for what need not be resolved. A component that rises from zero like
 * t^9 behind a chain of others asks for many digits of what nobody sees; looking ahead costs a few
 * dozen loose steps, so it is done only where such growth is seen and many steps are left.
 */
final class Foresight<W> {
  /** The influence of every component on every other is dense: beyond this it costs too much. */
  private static final int MOST_STATES = 100;

  /** Steps in a row at which it would pay. */
  private static final int SIGNS = 12;

  /** Growth like this power of the time: below it, it is not growth that limits the steps. */
  private static final double POWER = 3.5;

  /** Steps in which the time grows by a factor e; with fewer there is nothing to save. */
  private static final double STEPS_PER_E = 15;

  /**
   * With more of them than this over the fourth root of the tolerance it is not growth like a power
   * either: an error estimate of order 4 asks y = t^k for (k over 4)^(1/4) of them.
   */
  private static final double MOST_STEPS_PER_E = 5;

  /** Least number of steps left at that rate that is worth it. */
  private static final double STEPS_LEFT = 150;

  private final OdeSystem system;
  private final Stepper<W> stepper;
  private final boolean[] isRising;
  private final double[] allowances;
  private @Nullable LookAhead<W> ahead;
  private boolean sees;
  private boolean mayLook;
  private double origin;
  private int wasteful;

  Foresight(OdeSystem system, Stepper<W> stepper) {
    this.system = system;
    this.stepper = stepper;
    this.isRising = new boolean[system.states().size()];
    this.allowances = new double[isRising.length];
  }

  /** The start of a solve or a discontinuity. */
  void restart(StepState s) {
    origin = s.t;
    wasteful = 0;
    sees = false;
    mayLook = false;
    for (int i = 0; i < s.y.length; i++) {
      isRising[i] = s.y[i] == 0;
      mayLook |= isRising[i];
    }
    mayLook &= s.y.length <= MOST_STATES;
  }

  void remember(Snapshot snapshot) {
    snapshot.pass(isRising);
    snapshot.pass(allowances);
    origin = snapshot.pass(origin);
    wasteful = snapshot.pass(wasteful);
    mayLook = snapshot.pass(mayLook);
    sees = snapshot.pass(sees);
    if (sees && ahead != null) {
      ahead.remember(snapshot);
    }
  }

  /** Sets the allowances of the next trial from t to t + h. */
  void beforeTrial(StepState s, ErrorWeights weights) {
    if (sees && ahead != null) {
      ahead.allowances(s.t, s.h, allowances);
      weights.allow(s, allowances);
    }
  }

  /** Gives up what was seen: with its errors the model is not defined. */
  void forget(StepState s, ErrorWeights weights) {
    mayLook = false;
    endSight(s, weights);
  }

  private void endSight(StepState s, ErrorWeights weights) {
    if (sees) {
      sees = false;
      Arrays.fill(allowances, 0);
      weights.allow(s, allowances);
    }
  }

  /** Looks ahead after a step, where that pays, towards the time on which steps have to end. */
  void stepped(StepState s, ErrorWeights weights, double stop) {
    if (sees && ahead != null && s.t < ahead.end()) {
      return;
    }
    endSight(s, weights);
    if (s.t >= stop) {
      return;
    }
    boolean grows = grows(s);
    wasteful = grows && mayLook && manySteps(s, stop) ? wasteful + 1 : 0;
    if (wasteful >= SIGNS) {
      if (ahead == null) {
        ahead = new LookAhead<>(system, stepper);
      }
      sees = ahead.look(s, weights, stop);
      mayLook = sees;
      wasteful = 0;
    }
  }

  /** Whether some component has risen from zero ever since, and steeply now. */
  private boolean grows(StepState s) {
    boolean grows = false;
    for (int i = 0; i < s.y.length; i++) {
      final double power = s.f[i] / s.y[i] * (s.t - origin);
      isRising[i] &= s.y[i] == 0 || power > 1;
      grows |= isRising[i] && power > POWER;
    }
    return grows;
  }

  private boolean manySteps(StepState s, double stop) {
    final double past = s.t - origin;
    final double stepsPerE = past / s.h;
    return stepsPerE >= STEPS_PER_E
        && stepsPerE <= MOST_STEPS_PER_E * Math.pow(s.rtol, -0.25)
        && stepsPerE * Math.log((stop - origin) / past) >= STEPS_LEFT;
  }
}
