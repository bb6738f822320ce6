package org.stiffgrad.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Tolerances;

/**
 * What the gradient of a large network costs: {@code STATES WIDTH}. Two hidden layers of random
 * weights, rates over four decades; median times of a solve, of solve and adjoint with all steps
 * kept and with less and less memory, and of forward sensitivities.
 */
public final class NetworkGradient {
  private static final int REPETITIONS = 7;
  private static final double DECADES = 4;
  private static final int SAMPLES = 50;
  private static final double SPAN = 20;
  private static final SampleSink NOWHERE = (k, t, y, s) -> {};
  private static final SampleCotangent LOSS =
      (k, t, y, lambda) -> {
        for (int i = 0; i < y.length; i++) {
          lambda[i] += y[i];
        }
      };

  private final Ivp ivp;
  private final double[] gradient;

  private NetworkGradient(int states, int width) {
    NetworkOde ode = network(states, width);
    double[] p = values(ode);
    double[] times = new double[SAMPLES];
    Arrays.setAll(times, k -> SPAN * (k + 1) / SAMPLES);
    ivp = new Ivp(ode, p, 0, times);
    gradient = new double[p.length];
  }

  /** Prints a table. */
  public static void main(String[] args) {
    new NetworkGradient(Integer.parseInt(args[0]), Integer.parseInt(args[1])).print();
  }

  private static NetworkOde network(int states, int width) {
    List<String> names = IntStream.range(0, states).mapToObj(i -> "y" + i).toList();
    StateScale scale = new StateScale(0, 1, SPAN, InputMap.LINEAR);
    return new NetworkOde(
        names,
        names.stream().map(n -> scale).toList(),
        new Mlp(List.of(states, width, width, states), Activation.TANH, true, false),
        Forms.find("time-scale").orElseThrow());
  }

  private static double[] values(NetworkOde ode) {
    SplittableRandom random = new SplittableRandom(1);
    double[] p = new double[ode.parameters().size()];
    Mlp mlp = ode.mlp();
    for (int l = 0; l < mlp.layers(); l++) {
      int inputs = mlp.widths().get(l);
      int count = inputs * mlp.widths().get(l + 1);
      for (int i = 0; i < count; i++) {
        p[mlp.offset(l) + i] = random.nextGaussian() / Math.sqrt(inputs);
      }
    }
    int n = ode.states().size();
    for (int i = 0; i < n; i++) {
      p[mlp.weights() + i] = Math.log(10) * DECADES * i / Math.max(1, n - 1);
      p[ode.learned() + i] = random.nextGaussian();
    }
    return p;
  }

  private void print() {
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-8));
    Solver solver = new Solver(ivp.system(), options);
    Outcome outcome = solver.solve(ivp, NOWHERE);
    System.out.println(ivp.p().length + " parameters, " + outcome);
    double solve = median(() -> solver.solve(ivp, NOWHERE));
    row("solve", solve, solve);
    double[] whole = adjoint("adjoint, all steps kept", options, solve);
    for (long bytes : List.of(1L << 20, 1L << 18, 1L << 16)) {
      if (bytes >= DiscreteAdjoint.leastBytes(ivp.system(), options)) {
        double[] less =
            adjoint("adjoint, " + bytes / 1024 + " kB", options.withTapeBytes(bytes), solve);
        System.out.println("  the same digits: " + Arrays.equals(whole, less));
      }
    }
    ForwardTangent tangent = new ForwardTangent(ivp.system(), options);
    int[] columns = new int[ivp.p().length];
    Arrays.setAll(columns, j -> j);
    row("forward", median(() -> tangent.solve(ivp, columns, NOWHERE)), solve);
  }

  private double[] adjoint(String name, SolveOptions options, double solve) {
    DiscreteAdjoint adjoint = new DiscreteAdjoint(ivp.system(), options);
    double seconds =
        median(
            () -> {
              adjoint.solve(ivp, NOWHERE);
              adjoint.gradient(LOSS, gradient);
            });
    row(name, seconds, solve);
    return gradient.clone();
  }

  private static void row(String name, double seconds, double solve) {
    System.out.printf(Locale.ROOT, "| %s | %.4f | %.2f |%n", name, seconds, seconds / solve);
  }

  private static double median(Runnable run) {
    run.run();
    double[] seconds = new double[REPETITIONS];
    for (int k = 0; k < REPETITIONS; k++) {
      long began = System.nanoTime();
      run.run();
      seconds[k] = 1e-9 * (System.nanoTime() - began);
    }
    Arrays.sort(seconds);
    return seconds[REPETITIONS / 2];
  }
}
