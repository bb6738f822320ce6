package org.stiffgrad.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;

/**
 * What a solve was at when it failed: the equation that changed fastest just before, and the
 * parameter on which that depends most (failure.1, failure.2). Costs one more solve with
 * sensitivities.
 *
 * @param equation name of the state
 * @param time shortly before the failure
 * @param value of the state there
 * @param rate dy/dt there
 * @param influence the parameter that matters most; empty where none does, or where the
 *     sensitivities do not exist
 */
public record FailureExplanation(
    String equation, double time, double value, double rate, Optional<Influence> influence) {
  /** Shares of the time reached at which to look, the first that can be solved to. */
  private static final double[] BEFORE = {1 - 1e-6, 1 - 1e-3, 0.99, 0.9, 0.5};

  /**
   * @param parameter its name in the system
   * @param exponent d ln|y| / d ln|p| of the state at the time: how many percent it changes for one
   */
  public record Influence(String parameter, double exponent) {}

  /**
   * Looks at a failed solve.
   *
   * @param failed how it ended
   * @param columns parameters that may be to blame, positions in p
   * @return empty where the solution exists nowhere but at the start
   */
  public static Optional<FailureExplanation> of(
      OdeSystem system, SolveOptions options, Ivp ivp, Outcome.Failed failed, int[] columns) {
    ForwardTangent tangent = new ForwardTangent(system, options);
    for (double share : BEFORE) {
      double t = ivp.t0() + share * (failed.tReached() - ivp.t0());
      if (t > ivp.t0()) {
        Look look = new Look(system, ivp.p(), columns);
        Ivp shorter = new Ivp(system, ivp.p(), ivp.t0(), new double[] {t});
        tangent.solve(shorter, columns, look::take);
        if (look.found != null) {
          return Optional.of(look.found);
        }
      }
    }
    return Optional.empty();
  }

  /** In sentences without a period. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    all.add(
        equation
            + " changes fastest there: at time "
            + number(time)
            + " it is "
            + number(value)
            + " and changes at the rate "
            + number(rate));
    influence.ifPresent(
        i ->
            all.add(
                "it depends most on "
                    + i.parameter()
                    + ": 1 % more of it changes "
                    + equation
                    + " by "
                    + number(i.exponent())
                    + " % there"));
    return all;
  }

  /** Whether a smaller value of the influential parameter would slow the equation down. */
  public boolean asksForLess() {
    return influence.filter(i -> i.exponent() * value * rate > 0).isPresent();
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.3g", x);
  }

  /** Takes the one sample. */
  private static final class Look {
    private final OdeSystem system;
    private final double[] p;
    private final int[] columns;
    private @Nullable FailureExplanation found;

    Look(OdeSystem system, double[] p, int[] columns) {
      this.system = system;
      this.p = p;
      this.columns = columns;
    }

    void take(int index, double t, double[] y, double[] s) {
      int n = y.length;
      double[] f = new double[n];
      Evaluator evaluator = system.newEvaluator();
      double[] switches = new double[system.switchTimeJacobian().rows()];
      boolean[] regime = new boolean[switches.length];
      evaluator.switchTimes(p, switches);
      system.regimeAt(t, switches, regime);
      evaluator.rhs(t, y, p, regime, f);
      int fastest = -1;
      double most = 0;
      for (int i = 0; i < n; i++) {
        double growth = Math.abs(f[i]) / Math.max(Math.abs(y[i]), Double.MIN_NORMAL);
        if (y[i] != 0 && growth > most) {
          most = growth;
          fastest = i;
        }
      }
      if (fastest >= 0) {
        String name = system.states().get(fastest);
        found = new FailureExplanation(name, t, y[fastest], f[fastest], influence(fastest, y, s));
      }
    }

    private Optional<Influence> influence(int i, double[] y, double[] s) {
      Influence strongest = null;
      for (int c = 0; c < columns.length; c++) {
        double exponent = p[columns[c]] * s[i * columns.length + c] / y[i];
        if (Double.isFinite(exponent)
            && exponent != 0
            && (strongest == null || Math.abs(exponent) > Math.abs(strongest.exponent()))) {
          strongest = new Influence(system.parameters().get(columns[c]), exponent);
        }
      }
      return Optional.ofNullable(strongest);
    }
  }
}
