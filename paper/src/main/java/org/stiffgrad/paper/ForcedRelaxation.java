package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.method.DirkMethods;
import org.stiffgrad.method.ExponentialMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Methods;
import org.stiffgrad.report.Axis;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Series;

/**
 * y' = lambda (y - cos t) with steps far longer than 1/|lambda|: the data see lambda through the
 * slow solution, by s = -phi'/lambda^2, and stiffly accurate methods reproduce that however stiff
 * the equation is.
 */
final class ForcedRelaxation implements Item {
  private static final double H = 0.1;
  private static final int N = 100;
  private static final double[] TIMES = Norms.grid(H, N);

  /** Of the first samples that are not scored after a start off the manifold: those before 1. */
  private static final int LAYER = 9;

  private static final int SEEDS = 200;
  private static final List<Method> ALL =
      List.of(
          Methods.IMPLICIT_EULER,
          DirkMethods.SDIRK2,
          Methods.RADAU_IIA_3,
          Methods.RADAU_IIA_5,
          DirkMethods.TRAPEZOID,
          Methods.IMPLICIT_MIDPOINT,
          Methods.GAUSS_4);

  /** Stated errors, one a method of {@link #ALL}. */
  private record Stated(double lambda, boolean onManifold, String... errors) {}

  private static final List<Stated> TABLE =
      List.of(
          new Stated(
              -1e2, true, "5.2e-2", "8.0e-3", "4.3e-4", "1.1e-6", "8.3e-4", "1.5e-2", "2.3e-3"),
          new Stated(-1e4, true, "5.2e-2", "3.6e-2", "1.1e-3", "1.3e-5", "8.3e-4", "3.1", "1.2"),
          new Stated(-1e6, true, "5.2e-2", "3.7e-2", "1.1e-3", "1.3e-5", "8.3e-4", "4.2", "2.7"),
          new Stated(
              -1e4, false, "5.0e-2", "3.4e-2", "1.1e-3", "1.2e-5", "2.6e3", "2.6e3", "4.4e3"),
          new Stated(
              -1e6, false, "5.0e-2", "3.5e-2", "1.1e-3", "1.2e-5", "3.4e3", "3.4e3", "1.0e4"));

  private static final String[] PROTHERO_ROBINSON = {
    "3.6e-6", "2.5e-6", "7.6e-8", "8.9e-10", "5.8e-8", "2.2e-4", "8.6e-5"
  };

  @Override
  public String id() {
    return "T4";
  }

  @Override
  public String title() {
    return "Forced relaxation: numerical against exact sensitivity";
  }

  @Override
  public Reproduction reproduce(Progress progress) {
    Rows rows = new Rows();
    List<List<String>> cells = new ArrayList<>();
    CompiledModel on = TestModels.FORCED_ON_MANIFOLD.compile();
    CompiledModel off = TestModels.FORCED_FROM_ZERO.compile();
    for (Stated line : TABLE) {
      table(rows, cells, line, line.onManifold() ? on : off);
    }
    progress.finished(0.2);
    exponential(rows, on);
    prothero(rows);
    progress.finished(0.3);
    noise(rows);
    progress.finished(0.8);
    List<String> columns = new ArrayList<>(List.of("lambda", "start"));
    ALL.forEach(m -> columns.add(m.name()));
    Block table =
        new Block.Grid("Relative error of dy/dlambda over (0, 10], steps of 0.1", columns, cells);
    Reproduction made = new Reproduction(rows.checks(), List.of(table, chart(off)));
    progress.finished(1);
    return made;
  }

  private static double[] sensitivity(CompiledModel model, Method method, double lambda) {
    return trajectory(model, method, lambda).sensitivity(0);
  }

  private static Trajectory trajectory(CompiledModel model, Method method, double lambda) {
    Trajectory.Task task =
        new Trajectory.Task(model, model.parameterValues(), TIMES, List.of("lambda"));
    return Trajectory.discrete(task.withParameter("lambda", lambda), method, 1);
  }

  private static double[] scored(double[] s) {
    return Arrays.copyOfRange(s, LAYER, s.length);
  }

  private static void table(Rows rows, List<List<String>> cells, Stated line, CompiledModel model) {
    Forcing exact = new Forcing(line.lambda());
    double[] truth = line.onManifold() ? exact.onManifold(TIMES) : exact.from(TIMES, 0);
    String start = line.onManifold() ? "on the manifold" : "off the manifold";
    List<String> row = new ArrayList<>(List.of(number("%.0e", line.lambda()), start));
    for (int m = 0; m < ALL.size(); m++) {
      double[] s = sensitivity(model, ALL.get(m), line.lambda());
      double error =
          line.onManifold() ? Norms.relative(s, truth) : Norms.relative(scored(s), scored(truth));
      rows.printed(
          ALL.get(m).name() + ", lambda " + number("%.0e", line.lambda()) + ", " + start,
          error,
          line.errors()[m]);
      row.add(number("%.2e", error));
    }
    cells.add(row);
  }

  /** The only methods whose numerical gradient vanishes where the exact one does not. */
  private static void exponential(Rows rows, CompiledModel on) {
    Forcing exact = new Forcing(-1e4);
    double[] truth = exact.onManifold(TIMES);
    double[] etd1 = sensitivity(on, ExponentialMethods.ETD1, -1e4);
    Trajectory lawson = trajectory(on, ExponentialMethods.IF_EULER, -1e4);
    rows.printed("ETD1, relative error", Norms.relative(etd1, truth), "1.000");
    rows.printed("rms of the exact sensitivity", Norms.rms(truth), "6.9e-9");
    rows.atMost(
        "ETD1, rms of the sensitivity",
        Norms.rms(etd1),
        1e-16,
        "nothing but rounding; stated as 3e-17 against 6.9e-9");
    rows.printed(
        "integrating-factor Euler, relative error",
        Norms.relative(lawson.sensitivity(0), truth),
        "1.000");
    rows.printed(
        "integrating-factor Euler, error of the solution on [0, 10]",
        Norms.relative(
            withStart(lawson.state(0), exact.manifold()),
            withStart(exact.states(TIMES, exact.manifold()), exact.manifold())),
        "0.99");
    rows.printed(
        "ETDRK2, relative error",
        Norms.relative(sensitivity(on, ExponentialMethods.ETDRK2, -1e4), truth),
        "5.2e-2");
  }

  private static double[] withStart(double[] x, double start) {
    double[] all = new double[x.length + 1];
    all[0] = start;
    System.arraycopy(x, 0, all, 1, x.length);
    return all;
  }

  /** No information at all: what is left is the derivative of the method's error. */
  private static void prothero(Rows rows) {
    CompiledModel model = TestModels.PROTHERO_ROBINSON.compile();
    for (int m = 0; m < ALL.size(); m++) {
      double[] s = sensitivity(model, ALL.get(m), -1e4);
      rows.printed(
          "Prothero-Robinson, rms of lambda dy/dlambda, " + ALL.get(m).name(),
          1e4 * Norms.rms(s),
          PROTHERO_ROBINSON[m]);
    }
  }

  /** What noise leaves of lambda, over random data. */
  private static void noise(Rows rows) {
    double sigma = 1e-6;
    double[] slope = new double[N];
    for (int k = 0; k < N; k++) {
      slope[k] = Math.sin(TIMES[k]);
    }
    double bound = sigma * 1e4 / (Norms.rms(slope) * Math.sqrt(N));
    double[] logs = new double[SEEDS];
    try (RateFit fit = new RateFit(Methods.RADAU_IIA_5, 1e4)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        logs[seed] = Math.log(fit.withNoise(sigma, new Random(seed)).byGaussNewton(2e4));
      }
    }
    rows.printed("noise limit of log lambda, bound", bound, "1.45e-3");
    double four = 4 / Math.sqrt(2. * SEEDS);
    rows.within(
        "noise limit of log lambda, standard deviation of " + SEEDS + " fits",
        Norms.deviation(logs),
        1.36e-3,
        four * bound,
        "statistical: four standard errors of a deviation over " + SEEDS + " seeds");
    rows.within(
        "the same over the bound",
        Norms.deviation(logs) / bound,
        1,
        four,
        "statistical: four standard errors of a deviation over " + SEEDS + " seeds");
  }

  private static Block chart(CompiledModel off) {
    double[] z = Norms.logSpaced(1, 1e6, 25);
    List<Series> series = new ArrayList<>();
    double[] exact = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      exact[i] = Norms.rms(scored(new Forcing(-z[i] / H).from(TIMES, 0)));
    }
    series.add(new Series.Line("exact", z, exact, true));
    List<Method> shown = new ArrayList<>(ALL);
    shown.add(ExponentialMethods.ETD1);
    for (Method method : shown) {
      double[] rms = new double[z.length];
      for (int i = 0; i < z.length; i++) {
        double value = Norms.rms(scored(sensitivity(off, method, -z[i] / H)));
        rms[i] = value > 0 ? value : Double.NaN;
      }
      series.add(new Series.Line(method.name(), z, rms, false));
    }
    return new Block.Chart(
        "forced-relaxation",
        "Sensitivity to lambda after an unresolved layer",
        "Root mean square of dy/dlambda over [1, 10] with steps of 0.1 from y = 0. Stiffly accurate"
            + " methods lie on the exact curve, undamped ones far above it, exponential Euler below.",
        Axis.log("|z| = h |lambda|"),
        Axis.log("rms of dy/dlambda"),
        series);
  }

  private static String number(String format, double x) {
    return String.format(Locale.ROOT, format, x);
  }
}
