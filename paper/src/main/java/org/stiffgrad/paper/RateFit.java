package org.stiffgrad.paper;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.method.Method;
import org.stiffgrad.optimize.Adam;
import org.stiffgrad.optimize.GaussNewton;
import org.stiffgrad.optimize.GradientDescent;

/**
 * Learning the rate k = -lambda of forced relaxation from 100 values of its solution on the slow
 * manifold, with one step of a method between them. The loss of first-order methods is the mean of
 * half squared errors, so that learning rates mean what they do in the theory.
 */
final class RateFit implements AutoCloseable {
  private static final int N = 100;
  private static final double[] TIMES = Norms.grid(0.1, N);

  /** Far below what a fit of noisy data at 1e-6 still gains. */
  private static final double CONVERGED = 1e-20;

  private final LocalExecutor executor;
  private final CompiledModel model;
  private final Method method;
  private final double truth;
  private final double[] data;

  RateFit(Method method, double truth) {
    this(
        new LocalExecutor(1),
        TestModels.FORCED_RATE.compile(),
        method,
        truth,
        new Forcing(-truth).states(TIMES, new Forcing(-truth).manifold()));
  }

  private RateFit(
      LocalExecutor executor, CompiledModel model, Method method, double truth, double[] data) {
    this.executor = executor;
    this.model = model;
    this.method = method;
    this.truth = truth;
    this.data = data;
  }

  /** The same with noise on the data; shares what is to be closed. */
  RateFit withNoise(double sigma, Random random) {
    double[] noisy = data.clone();
    for (int k = 0; k < N; k++) {
      noisy[k] += sigma * random.nextGaussian();
    }
    return new RateFit(executor, model, method, truth, noisy);
  }

  @Override
  public void close() {
    executor.close();
  }

  /**
   * An optimizer on the coordinate of a likelihood.
   *
   * @param noise standard deviation of the data that gives its objective: the root of their number
   *     makes it the mean of half squares, 1 makes it their sum without a constant that would hide
   *     small decreases
   */
  record Maker(double noise, Function<Likelihood, Descent<?>> on) {}

  static Maker gradientDescent(double alpha, int most) {
    return new Maker(
        Math.sqrt(N),
        objective ->
            new Descent<>(
                new GradientDescent(
                    objective.problem().coordinates().box(),
                    new GradientDescent.Settings(alpha, most, 0)),
                GradientDescent.State::theta,
                GradientDescent.State::iterations));
  }

  static Maker adam(Adam.Settings settings) {
    return new Maker(
        Math.sqrt(N),
        objective ->
            new Descent<>(
                new Adam(objective.problem().coordinates().box(), settings),
                Adam.State::theta,
                Adam.State::t));
  }

  static Maker gaussNewton(int most) {
    return new Maker(
        1,
        objective ->
            new Descent<>(
                new GaussNewton(
                    objective.problem().coordinates().box(),
                    new GaussNewton.Settings(most, CONVERGED)),
                GaussNewton.State::theta,
                GaussNewton.State::iterations));
  }

  /** Runs from a rate until it is within 1 % of the truth. */
  Descent.End run(Scale scale, double start, Maker maker) {
    Likelihood objective = objective(scale, start, maker.noise());
    return maker
        .on()
        .apply(objective)
        .run(
            objective,
            objective.problem().coordinates().start(),
            theta -> Math.abs(scale.toParameter(theta[0]) / truth - 1) < 0.01);
  }

  /** The rate after a number of iterations of gradient descent in the time constant. */
  double settled(double start, int iterations) {
    Maker maker = gradientDescent(1, iterations);
    Likelihood objective = objective(Scale.TIME_CONSTANT, start, maker.noise());
    Descent.End end =
        maker
            .on()
            .apply(objective)
            .run(objective, objective.problem().coordinates().start(), Descent.NONE);
    return Scale.TIME_CONSTANT.toParameter(end.theta()[0]);
  }

  /** The rate that minimizes the squared error, by Gauss-Newton in its logarithm. */
  double byGaussNewton(double start) {
    Maker maker = gaussNewton(100);
    Likelihood objective = objective(Scale.LOG, start, maker.noise());
    Descent.End end =
        maker
            .on()
            .apply(objective)
            .run(objective, objective.problem().coordinates().start(), Descent.NONE);
    return Math.exp(end.theta()[0]);
  }

  private Likelihood objective(Scale scale, double start, double noise) {
    int[] first = new int[N];
    FreeParameter k =
        FreeParameter.of("k", start).withScale(scale).withBounds(0, Double.POSITIVE_INFINITY);
    double[] values = model.parameterValues();
    values[model.parameters().indexOf("y0")] = new Forcing(-truth).manifold();
    FitProblem problem =
        new FitProblem(
            model,
            ObservedStates.of(model, List.of("y"), noise),
            values,
            List.of(k),
            List.of(Experiment.of("slow", new Measurements(TIMES, first, data))),
            Trajectory.onGrid(method, 1));
    return new Likelihood(problem, executor);
  }
}
