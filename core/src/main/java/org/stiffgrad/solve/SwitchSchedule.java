package org.stiffgrad.solve;

import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;

/** The time switches of a solve in the order in which they come. */
final class SwitchSchedule {
  /** Times closer than this, relatively, are the same time. */
  private static final double SAME_TIME = 4 * Math.ulp(1.);

  private final double[] times;
  private final int[] order;
  private int next;

  SwitchSchedule(int switches) {
    times = new double[switches];
    order = new int[switches];
  }

  /**
   * Computes and orders the switch times and sets the regime at the state's time.
   *
   * @return a switch whose time is not a number, or -1
   */
  int start(StepState s) {
    s.evaluator.switchTimes(s.p, times);
    for (int k = 0; k < times.length; k++) {
      if (Double.isNaN(times[k])) {
        return k;
      }
      s.regime[k] = times[k] <= s.t;
      int place = k;
      while (place > 0 && times[order[place - 1]] > times[k]) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = k;
    }
    next = 0;
    while (next < times.length && times[order[next]] <= s.t) {
      next++;
    }
    return -1;
  }

  /** Passes which is next; the times are those of the solve. */
  void remember(Snapshot snapshot) {
    next = snapshot.pass(next);
  }

  /** The next switch if it comes at time t, and no longer waits; else -1. */
  int poll(double t) {
    boolean isNow = next < times.length && times[order[next]] - t <= SAME_TIME * Math.abs(t);
    return isNow ? order[next++] : -1;
  }

  /** The next switch if it comes before a time, and not at the same time; else -1. */
  int before(double t) {
    if (next == times.length) {
      return -1;
    }
    double time = times[order[next]];
    return t - time > SAME_TIME * Math.abs(time) ? order[next] : -1;
  }

  double time(int index) {
    return times[index];
  }
}
