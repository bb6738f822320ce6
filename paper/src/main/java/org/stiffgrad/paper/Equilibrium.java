package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.method.DirkMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Methods;
import org.stiffgrad.method.RosenbrockMethods;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * A fast equilibrium that drains slowly: the equilibrium constant of an infinitely fast reaction
 * has a gradient of order one, and L-stable methods see it; only the overall speed has none, and it
 * has none in truth.
 */
final class Equilibrium implements Item {
  private static final double T = 2;
  private static final int STEPS = 20;
  private static final double K = 1e6;
  private static final String[] NAMES = {"Keq", "scale", "k2"};

  /** Relative errors at the end (Keq, scale, k2) and of the scale after the first step. */
  private record Stated(Method method, String... errors) {}

  private static final List<Stated> TABLE =
      List.of(
          new Stated(Methods.IMPLICIT_EULER, "1.3e-2", "6.3e-3", "2.2e-2", "10"),
          new Stated(DirkMethods.SDIRK2, "6.3e-5", "3.5e-5", "1.1e-4", "50"),
          new Stated(DirkMethods.TR_BDF2, "6.3e-5", "3.5e-5", "1.1e-4", "50"),
          new Stated(RosenbrockMethods.ROS2, "6.3e-5", "3.5e-5", "1.1e-4", "50"),
          new Stated(RosenbrockMethods.ROSENBROCK23, "6.3e-5", "3.5e-5", "1.1e-4", "50"),
          new Stated(Methods.RADAU_IIA_3, "1.0e-6", "6.1e-7", "1.7e-6", "21"),
          new Stated(Methods.RADAU_IIA_5, "1.9e-11", "1.2e-11", "3.0e-11", "31"),
          new Stated(Methods.LOBATTO_IIIC_2, "2.5e-4", "1.4e-4", "4.2e-4", "1.4e-4"),
          new Stated(Methods.LOBATTO_IIIC_4, "6.7e-9", "4.2e-9", "1.1e-8", "4.1e-4"),
          new Stated(DirkMethods.TRAPEZOID, "1.2", "9.9e2", "2.2e-4", "42"),
          new Stated(Methods.GAUSS_4, "1.2", "3.0e3", "5.9e-7", "125"));

  @Override
  public String id() {
    return "T5";
  }

  @Override
  public String title() {
    return "A fast equilibrium that drains slowly";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    Rows rows = new Rows();
    CompiledModel model = TestModels.EQUILIBRIUM.compile();
    double[][] end = DrainedEquilibrium.of(K).sensitivities(T);
    double[][] first = DrainedEquilibrium.of(K).sensitivities(T / STEPS);
    String[] norms = {"0.2689", "1.269e-7", "0.2551"};
    for (int c = 0; c < 3; c++) {
      rows.printed("exact |S(2)|, " + NAMES[c], Norms.euclidean(end[c]), norms[c]);
    }
    List<List<String>> cells = new ArrayList<>();
    for (Stated line : TABLE) {
      Trajectory run = solve(model, line.method(), K);
      List<String> row = new ArrayList<>(List.of(line.method().name()));
      for (int c = 0; c < 4; c++) {
        double[] s = logarithmic(run, c < 3 ? STEPS - 1 : 0, c < 3 ? c : 1, K);
        double error = Norms.relative(s, c < 3 ? end[c] : first[1]);
        String what = c < 3 ? NAMES[c] + " at the end" : "scale after one step";
        check(rows, line.method().name() + ", " + what, error, line.errors()[c], c);
        row.add(String.format(Locale.ROOT, "%.2e", error));
      }
      cells.add(row);
    }
    progress.finished(0.5);
    List<String> columns =
        List.of("method", "log Keq", "log scale", "log k2", "log scale, first step");
    Block table =
        new Block.Grid("Relative error of the sensitivities, h lambda = -3e5", columns, cells);
    Reproduction made = new Reproduction(rows.checks(), List.of(table, chart(model)));
    progress.finished(1);
    return made;
  }

  /**
   * The theory's values are of 50 digits. In double precision df/dlog scale is the difference of
   * two fluxes of size K, so that some 10 eps h lambda = 7e-10 is the least to be seen; of the
   * scale, whose exact sensitivity is 1e-7, more, above all where a first stage is explicit.
   */
  private static void check(Rows rows, String row, double error, String stated, int column) {
    double scale = row.startsWith(DirkMethods.TR_BDF2.name()) ? 1e-6 : 4e-9;
    double rounding = column == 1 ? scale : 7e-10;
    boolean isSmall = Double.parseDouble(stated) < 100 * rounding;
    if (isSmall) {
      rows.printed(row, error, stated, rounding, "rounding of fluxes of size K");
    } else {
      rows.printed(row, error, stated);
    }
  }

  private static Trajectory solve(CompiledModel model, Method method, double k) {
    double[] times = Norms.grid(T / STEPS, STEPS);
    Trajectory.Task task =
        new Trajectory.Task(model, model.parameterValues(), times, List.of("Keq", "s", "k2"))
            .withParameter("s", 2 * k);
    return Trajectory.discrete(task, method, 1);
  }

  /** Derivatives of A and B with respect to the logarithm of a parameter. */
  private static double[] logarithmic(Trajectory run, int sample, int column, double k) {
    double value = column == 0 ? 0.5 : column == 1 ? 2 * k : 1;
    double[] s = new double[2];
    for (int i = 0; i < 2; i++) {
      s[i] = value * run.s()[sample][3 * i + column];
    }
    return s;
  }

  private static Block chart(CompiledModel model) {
    double[] k = Norms.logSpaced(1, 1e6, 19);
    List<Series> series = new ArrayList<>();
    for (Stated line : TABLE) {
      double[] error = new double[k.length];
      for (int i = 0; i < k.length; i++) {
        double[] s = logarithmic(solve(model, line.method(), k[i]), STEPS - 1, 0, k[i]);
        error[i] = Norms.relative(s, DrainedEquilibrium.of(k[i]).sensitivities(T)[0]);
      }
      series.add(new Series.Line(line.method().name(), k, error, false));
    }
    return new Block.Chart(
        "equilibrium",
        "The gradient of an equilibrium constant",
        "Relative error of the sensitivity to log Keq at t = 2, 20 steps. It does not grow with the"
            + " rate of the fast reaction, except for methods that do not damp.",
        Axis.log("K, rate of the fast reaction"),
        Axis.log("relative error"),
        series);
  }
}
