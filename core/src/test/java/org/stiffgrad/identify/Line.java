package org.stiffgrad.identify;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.solve.PlainOde;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Names;

/** y = b + a t with normal noise: everything about its likelihood is known in closed form. */
final class Line {
  static final double SIGMA = 0.3;

  /** y' = a from b; sd belongs to the noise alone. */
  private static final PlainOde SYSTEM =
      new PlainOde("line", Names.of("a", "b", "sd"), 0, supplier());

  private Line() {}

  private static Supplier<org.stiffgrad.system.Evaluator> supplier() {
    return Equations::new;
  }

  private static final class Equations extends PlainOde.Dense {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      f[0] = p[0];
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = 0;
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = 1;
      values[1] = 0;
      values[2] = 0;
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = p[1];
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      values[0] = 0;
      values[1] = 1;
      values[2] = 0;
    }
  }
}
