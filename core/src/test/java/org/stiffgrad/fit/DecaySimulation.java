package org.stiffgrad.fit;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.Stats;

/** The exact solution of {@link Decays}; refuses rates above a limit, as a solver may. */
final class DecaySimulation implements Simulation {
  static final double LIMIT = 1e6;
  private final double[] none = new double[0];
  private Ivp recorded = new Ivp(new Decays.Model(), new double[6], 0, new double[] {1});

  @Override
  public Outcome solve(Ivp ivp, SampleSink sink) {
    return run(ivp, new int[0], sink);
  }

  @Override
  public Outcome solveWithSensitivities(Ivp ivp, int[] columns, SampleSink sink) {
    return run(ivp, columns, sink);
  }

  private Outcome run(Ivp ivp, int[] columns, SampleSink sink) {
    double[] p = ivp.p();
    if (p[0] > LIMIT) {
      return new Outcome.Failed(0.5, Outcome.Reason.TOO_MANY_STEPS, "k1 too large", Stats.NONE);
    }
    for (int i = 0; i < ivp.sampleTimes().length; i++) {
      double t = ivp.sampleTimes()[i];
      double[] y = {p[2] * Math.exp(-p[0] * t), 2 * p[2] * Math.exp(-p[1] * t)};
      double[] s = columns.length == 0 ? none : new double[2 * columns.length];
      for (int c = 0; c < columns.length; c++) {
        s[c] = columns[c] == 0 ? -t * y[0] : columns[c] == 2 ? y[0] / p[2] : 0;
        s[columns.length + c] = columns[c] == 1 ? -t * y[1] : columns[c] == 2 ? y[1] / p[2] : 0;
      }
      sink.sample(i, t, y, s);
    }
    return new Outcome.Solved(Stats.NONE);
  }

  @Override
  public Outcome record(Ivp ivp, SampleSink sink) {
    recorded = ivp;
    return solve(ivp, sink);
  }

  @Override
  public Outcome gradient(SampleCotangent cotangent, double[] gradient) {
    java.util.Arrays.fill(gradient, 0);
    int[] columns = {0, 1, 2};
    return run(
        recorded,
        columns,
        (i, t, y, s) -> {
          double[] lambda = new double[2];
          cotangent.addTo(i, t, y, lambda);
          for (int c = 0; c < 3; c++) {
            gradient[c] += lambda[0] * s[c] + lambda[1] * s[3 + c];
          }
        });
  }
}
