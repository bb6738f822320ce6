package org.stiffgrad.paper;

import java.util.List;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;
import org.stiffgrad.solve.DenseOutput;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/**
 * Van der Pol's oscillator at mu = 1000: mu sets the slow clock, so that the sensitivity to it is
 * of order one on the slow branch, grows, and explodes at the jump. Nothing vanishes.
 */
final class VanDerPol implements Item {
  private static final double MU = 1000;

  /** Of the formula, whose next term is of order 1/mu^2 and grows towards the fold. */
  private static final String ASYMPTOTIC = "asymptotic: mu^-2 = 1e-6, growing towards the fold";

  @Override
  public String id() {
    return "F5";
  }

  @Override
  public String title() {
    return "Van der Pol: the sensitivity to mu";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    Rows rows = new Rows();
    CompiledModel model = TestModels.VAN_DER_POL.compile();
    double[] times = {400, 700, 807};
    Trajectory run = solve(model, times);
    rows.printed("dx/dlog mu at t = 400", MU * run.s()[0][0], "0.36277");
    rows.printed("formula at t = 400", formula(400), "0.36277");
    rows.printed("dx/dlog mu at t = 700", MU * run.s()[1][0], "1.1701");
    rows.printed("formula at t = 700", formula(700), "1.1701");
    rows.printed("dx/dlog mu at t = 807", MU * run.s()[2][0], "1.55e2");
    rows.printed("dy/dlog mu at t = 807", MU * run.s()[2][1], "2.8e3");
    progress.finished(0.3);
    period(rows, model);
    progress.finished(0.7);
    Reproduction made = new Reproduction(rows.checks(), List.of(chart(rows, model)));
    progress.finished(1);
    return made;
  }

  private static Trajectory solve(CompiledModel model, double[] times) {
    return Trajectory.reference(
        new Trajectory.Task(model, model.parameterValues(), times, List.of("mu")));
  }

  /** x on the slow branch from 2: ln x - x^2/2 = t/mu + ln 2 - 2, for x from 2 down to 1. */
  private static double branch(double t) {
    double right = t / MU + Math.log(2) - 2;
    double low = 1;
    double high = 2;
    for (int i = 0; i < 60; i++) {
      double x = 0.5 * (low + high);
      if (Math.log(x) - 0.5 * x * x > right) {
        low = x;
      } else {
        high = x;
      }
    }
    return 0.5 * (low + high);
  }

  /** dx/dlog mu = -(t/mu) x/(1 - x^2) on the slow branch. */
  private static double formula(double t) {
    double x = branch(t);
    return -(t / MU) * x / (1 - x * x);
  }

  /** Between two upward passages through zero, after one jump to forget the start. */
  private static void period(Rows rows, CompiledModel model) {
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-12));
    DenseOutput dense = new DenseOutput(model, options);
    Outcome outcome = dense.solve(new Ivp(model, model.parameterValues(), 0, new double[] {4500}));
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
    double first = passage(dense, 1000);
    double second = passage(dense, first + 1000);
    rows.printed("period", second - first, "1614.401");
    double asymptotic = (3 - 2 * Math.log(2)) * MU + 7.01432 * Math.pow(MU, -1. / 3);
    rows.printed("asymptotic period", asymptotic, "1614.407");
  }

  /** The first time after {@code from} at which x turns positive. */
  private static double passage(DenseOutput dense, double from) {
    double[] y = new double[2];
    double t = from;
    dense.at(t, y);
    boolean wasNegative = y[0] < 0;
    while (true) {
      dense.at(t + 1, y);
      if (wasNegative && y[0] >= 0) {
        break;
      }
      wasNegative = y[0] < 0;
      t++;
    }
    double low = t;
    double high = t + 1;
    for (int i = 0; i < 50; i++) {
      double middle = 0.5 * (low + high);
      dense.at(middle, y);
      if (y[0] < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static Block chart(Rows rows, CompiledModel model) {
    double[] t = Norms.grid(4, 202);
    Trajectory run = solve(model, t);
    double[] numerical = new double[t.length];
    double[] slow = new double[t.length];
    double worst = 0;
    for (int k = 0; k < t.length; k++) {
      numerical[k] = Math.abs(MU * run.s()[k][0]);
      boolean onBranch = t[k] < 800;
      slow[k] = onBranch ? formula(t[k]) : Double.NaN;
      if (t[k] >= 100 && t[k] <= 700) {
        worst = Math.max(worst, Math.abs(numerical[k] / slow[k] - 1));
      }
    }
    rows.atMost(
        "largest relative difference to the formula from t = 100 to 700", worst, 1e-4, ASYMPTOTIC);
    return new Block.Chart(
        "van-der-pol",
        "Sensitivity of van der Pol's oscillator to mu",
        "|dx/dlog mu| of the exact solution at mu = 1000 and the formula of the slow branch; the jump"
            + " is at t = 807.",
        Axis.linear("t"),
        Axis.log("|dx/dlog mu|"),
        List.of(
            new Series.Line("variational equation", t, numerical, false),
            new Series.Line("-(t/mu) x/(1 - x^2)", t, slow, true)));
  }
}
