package org.stiffgrad.testkit.method;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stiffgrad.method.Chebyshev;
import org.stiffgrad.method.Explicit;
import org.stiffgrad.method.Exponential;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Rosenbrock;
import org.stiffgrad.sensitivity.GradientAudit;
import org.stiffgrad.sensitivity.GradientAudit.Audited;
import org.stiffgrad.sensitivity.SampleLoss;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.problems.Problem;

/** A method on a problem, over a window that it can cross. */
record MatrixCase(Method method, Window window) {
  static final int STEPS = 5;
  private static final long SEED = 11;

  /** L = sum of (y_i / scale)^2, for which every component counts alike. */
  private record SquareLoss(double[] scale) implements SampleLoss {
    @Override
    public double value(int index, double t, double[] y, double[] p) {
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        sum += y[i] * y[i] / (scale[i] * scale[i]);
      }
      return sum;
    }

    @Override
    public void addStateGradient(int index, double t, double[] y, double[] p, double[] gradient) {
      for (int i = 0; i < y.length; i++) {
        gradient[i] += 2 * y[i] / (scale[i] * scale[i]);
      }
    }
  }

  static boolean isExplicit(Method method) {
    return method instanceof Explicit || method instanceof Chebyshev;
  }

  static SolveOptions options(Method method, int steps) {
    return SolveOptions.DEFAULTS
        .withTolerances(Tolerances.relative(1e-10))
        .withFixedGrid(method, steps);
  }

  private double[] times() {
    if (isExplicit(method)) {
      return window.resolved();
    }
    if (method instanceof Exponential e) {
      // Without an algebraic part a long step forgets what drives the slow motion, and runs off it.
      boolean forgets = e.nonlinearPart().coefficients().length == 0;
      return forgets ? window.resolved() : window.moderate();
    }
    return method instanceof Rosenbrock ? window.moderate() : window.stiff();
  }

  Ivp ivp() {
    return window.problem().ivp(times());
  }

  int[] columns() {
    return IntStream.range(0, window.problem().parameters().length).toArray();
  }

  /** The gradient of the squares of all components, checked three ways. */
  Audited audit() {
    GradientAudit.Result result =
        new GradientAudit(window.problem().system(), options(method, STEPS))
            .audit(ivp(), columns(), new SquareLoss(scale()), new SplittableRandom(SEED));
    return assertInstanceOf(Audited.class, result, result::toString);
  }

  /** The largest size of each component at the samples. */
  private double[] scale() {
    Problem problem = window.problem();
    double[] scale = new double[problem.system().states().size()];
    new Solver(problem.system(), options(method, STEPS))
        .solve(
            ivp(),
            (k, t, y, s) -> {
              for (int i = 0; i < y.length; i++) {
                scale[i] = Math.max(scale[i], Math.abs(y[i]));
              }
            });
    return scale;
  }
}
