package org.stiffgrad.fit;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;

/** The three ways in which an objective asks for a trajectory; owned by one thread at a time. */
interface Simulation {
  /** States only. */
  Outcome solve(Ivp ivp, SampleSink sink);

  /** States and their derivatives with respect to the columns. */
  Outcome solveWithSensitivities(Ivp ivp, int[] columns, SampleSink sink);

  /** States only, remembering the steps for {@link #gradient}. */
  Outcome record(Ivp ivp, SampleSink sink);

  /** dL/dp of the problem recorded last, through trajectory and initial state, [m]. */
  Outcome gradient(SampleCotangent cotangent, double[] gradient);
}
