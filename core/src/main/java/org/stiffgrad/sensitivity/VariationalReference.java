package org.stiffgrad.sensitivity;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;

/**
 * The referee of sensitivities: the variational equation S' = J S + f_p integrated together with
 * the state, both under error control with automatic absolute tolerances, far tighter than what is
 * judged. One for each thread.
 */
public final class VariationalReference {
  /** Tight enough to judge what was solved at 1e-7 or looser. */
  public static final double RTOL = 1e-9;

  private final ForwardTangent tangent;

  public VariationalReference(OdeSystem system) {
    this.tangent =
        new ForwardTangent(
            system,
            SolveOptions.DEFAULTS
                .withTolerances(Tolerances.relative(RTOL))
                .withSensitivityErrorControl(true));
  }

  /** As {@link ForwardTangent#solve}. */
  public Outcome solve(Ivp ivp, int[] columns, SampleSink sink) {
    return tangent.solve(ivp, columns, sink);
  }
}
