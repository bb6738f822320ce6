package org.stiffgrad.solve;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;

/** The accepted steps of a solve; of too many, evenly chosen ones. */
public final class KeptSteps {
  private KeptSteps() {}

  /**
   * Where a step begins.
   *
   * @param y state, [n]
   */
  public record Step(double t, double h, double[] y, boolean[] regime) {}

  /**
   * Solves and keeps steps, also those before a failure.
   *
   * @param most of more, every second is dropped again and again
   */
  public static <W> List<Step> of(TimeLoop<W> loop, Ivp ivp, int most) {
    Listener<W> steps = new Listener<>(most);
    loop.solve(ivp, steps);
    return steps.kept;
  }

  private static final class Listener<W> implements StepListener<W> {
    private List<Step> kept = new ArrayList<>();
    private int stride = 1;
    private int count;
    private final int most;

    Listener(int most) {
      this.most = most;
    }

    @Override
    public boolean accepted(Stepper<W> stepper, W work, StepState state) {
      if (count++ % stride == 0) {
        kept.add(new Step(state.t, state.h, state.y.clone(), state.regime.clone()));
      }
      if (kept.size() > most) {
        List<Step> half = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += 2) {
          half.add(kept.get(i));
        }
        kept = half;
        stride *= 2;
      }
      return true;
    }
  }
}
