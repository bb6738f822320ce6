package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.sensitivity.GradientAudit;
import org.stiffgrad.sensitivity.SampleLoss;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.system.Evaluator;

/** Solves experiments and forms their rows. Owns scratch, so it serves one thread at a time. */
final class ExperimentWorker {
  /** The contribution of one experiment to an evaluation. */
  sealed interface Part {
    /** Rows as in {@link Evaluation.Feasible}; the root is empty for order 0. */
    record Rows(double value, double chi2, double[] q, double[] root) implements Part {}

    /** The derivative of the negative log-likelihood with respect to p, [m]. */
    record Gradient(double[] p) implements Part {}

    /** The experiment's replayed steps along a direction. */
    record Along(GradientAudit.Along replayed) implements Part {}

    /** Why there are none. */
    record Missing(String why) implements Part {}
  }

  private static final int[] NONE = {};

  private final FitProblem problem;
  private final Simulation simulation;
  private final ObservationEvaluator observation;
  private final Evaluator system;
  private final boolean[] regime;
  private final double[] switchTimes;
  private final double[] gradient;
  private final double[] row;
  private final double[] out = new double[Noise.LENGTH];
  private @Nullable String failure;

  ExperimentWorker(FitProblem problem, Simulation simulation) {
    this.problem = problem;
    this.simulation = simulation;
    this.observation = problem.observation().newEvaluator();
    this.system = problem.system().newEvaluator();
    int switches = problem.system().switchTimeJacobian().rows();
    this.regime = new boolean[switches];
    this.switchTimes = new double[switches];
    int n = problem.system().states().size();
    this.gradient = new double[Math.max(n, problem.system().parameters().size())];
    this.row = new double[problem.free().size()];
  }

  /**
   * Value and, for order 1, rows of one experiment.
   *
   * @param values free parameters on the linear scale
   * @param derivatives dvalue/dtheta
   */
  Part evaluate(ExperimentPlan plan, double[] values, double[] derivatives, int order) {
    return evaluate(plan, values, derivatives, order, sink -> sink);
  }

  /** The same, keeping the states it sees. */
  Part sample(
      ExperimentPlan plan,
      double[] values,
      double[] derivatives,
      int order,
      SampledStates.OfExperiment kept) {
    return evaluate(plan, values, derivatives, order, kept::keeping);
  }

  private Part evaluate(
      ExperimentPlan plan,
      double[] values,
      double[] derivatives,
      int order,
      UnaryOperator<SampleSink> watching) {
    double[] p = plan.parameters(values);
    Rows rows = new Rows(plan, p, derivatives, order);
    if (plan.times.length > 0) {
      begin(p);
      Ivp ivp = new Ivp(problem.system(), p, plan.experiment.initialTime(), plan.times);
      SampleSink sink = watching.apply(rows::add);
      Outcome outcome =
          order > 0 && plan.columns.length > 0
              ? simulation.solveWithSensitivities(ivp, plan.columns, sink)
              : simulation.solve(ivp, sink);
      String why = why(plan, outcome);
      if (why != null) {
        return new Part.Missing(why);
      }
    }
    return rows.part();
  }

  /** Value and rows from states that were kept; solves nothing. */
  Part observe(
      ExperimentPlan plan,
      double[] values,
      double[] derivatives,
      int order,
      SampledStates.OfExperiment kept) {
    double[] p = plan.parameters(values);
    Rows rows = new Rows(plan, p, derivatives, order);
    begin(p);
    kept.replay(plan.times, rows::add);
    return failure == null ? rows.part() : new Part.Missing(prefix(plan) + failure);
  }

  /** The gradient of one experiment by the transposed steps. */
  Part adjoint(ExperimentPlan plan, double[] values) {
    double[] p = plan.parameters(values);
    double[] total = new double[p.length];
    if (plan.times.length == 0) {
      return new Part.Gradient(total);
    }
    begin(p);
    Ivp ivp = new Ivp(problem.system(), p, plan.experiment.initialTime(), plan.times);
    double[] explicit = new double[p.length];
    Outcome outcome =
        simulation.record(ivp, (i, t, y, s) -> addCotangents(plan, i, t, y, p, null, explicit));
    String why = why(plan, outcome);
    if (why != null) {
      return new Part.Missing(why);
    }
    Outcome transposed =
        simulation.gradient(
            (i, t, y, lambda) -> addCotangents(plan, i, t, y, p, lambda, null), total);
    why = why(plan, transposed);
    if (why != null) {
      return new Part.Missing(why);
    }
    double[] trajectory = total.clone();
    System.arraycopy(explicit, 0, total, 0, total.length);
    for (int j : plan.columns) {
      total[j] += trajectory[j];
    }
    return new Part.Gradient(total);
  }

  /**
   * The replayed steps of one experiment along a direction.
   *
   * @param direction change of the free parameters on the linear scale
   */
  Part replay(ExperimentPlan plan, double[] values, double[] direction) {
    double[] p = plan.parameters(values);
    int[] columns = IntStream.range(0, p.length).filter(i -> plan.source[i] >= 0).toArray();
    if (plan.times.length == 0 || columns.length == 0) {
      return new Part.Along(new GradientAudit.Along(0, 0, Double.NaN));
    }
    begin(p);
    double[] along = Arrays.stream(columns).mapToDouble(i -> direction[plan.source[i]]).toArray();
    Ivp ivp = new Ivp(problem.system(), p, plan.experiment.initialTime(), plan.times);
    GradientAudit.Result result =
        new GradientAudit(problem.system(), problem.solve()).along(ivp, columns, loss(plan), along);
    return result instanceof GradientAudit.Along replayed
        ? new Part.Along(replayed)
        : new Part.Missing("the recorded steps cannot be taken again at neighboring parameters");
  }

  private SampleLoss loss(ExperimentPlan plan) {
    return new SampleLoss() {
      @Override
      public double value(int index, double t, double[] y, double[] p) {
        system.switchTimes(p, switchTimes);
        setRegime(t);
        double sum = 0;
        for (int i = plan.rowStart[index]; i < plan.rowStart[index + 1]; i++) {
          sum += measure(plan, i, t, y, p) ? out[Noise.VALUE] : Double.NaN;
        }
        return sum;
      }

      @Override
      public void addStateGradient(int index, double t, double[] y, double[] p, double[] lambda) {
        addCotangents(plan, index, t, y, p, lambda, null);
      }

      @Override
      public void addParameterGradient(
          int index, double t, double[] y, double[] p, double[] explicit) {
        addCotangents(plan, index, t, y, p, null, explicit);
      }
    };
  }

  private void begin(double[] p) {
    failure = null;
    Arrays.fill(row, 0);
    system.switchTimes(p, switchTimes);
  }

  private void setRegime(double t) {
    problem.system().regimeAt(t, switchTimes, regime);
  }

  private @Nullable String why(ExperimentPlan plan, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      if (failed.reason() == Outcome.Reason.INTERRUPTED) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
      return prefix(plan) + failed.message();
    }
    return failure == null ? null : prefix(plan) + failure;
  }

  private String prefix(ExperimentPlan plan) {
    return problem.experiments().size() > 1 ? "experiment " + plan.experiment.name() + ": " : "";
  }

  /** Writes noise and value of one measurement to {@code out}; false where they are not finite. */
  private boolean measure(ExperimentPlan plan, int i, double t, double[] y, double[] p) {
    int k = plan.observable[i];
    double h = observation.value(k, t, y, p, regime);
    double sigma = observation.noise(k, t, y, p, regime);
    Noise noise = problem.observation().distribution(k);
    if (!noise.isPossible(h) || !(sigma > 0) || Double.isInfinite(sigma)) {
      fail(impossible(k, t, h, sigma));
      return false;
    }
    noise.evaluate(h, sigma, plan.data[i], out);
    if (!Double.isFinite(out[Noise.VALUE])) {
      fail("the misfit of " + problem.observation().quantity(k) + " overflows at " + t);
      return false;
    }
    return true;
  }

  private String impossible(int k, double t, double h, double sigma) {
    String name = problem.observation().quantity(k);
    Noise noise = problem.observation().distribution(k);
    if (noise.isPossible(h)) {
      return "the noise of " + name + " is " + sigma + " at time " + t;
    }
    String value = name + " is " + h + " at time " + t;
    return Double.isFinite(h) ? value + ", where " + noise.id() + " noise has no density" : value;
  }

  private void fail(String why) {
    if (failure == null) {
      failure = why;
    }
  }

  private void addCotangents(
      ExperimentPlan plan,
      int index,
      double t,
      double[] y,
      double[] p,
      double @Nullable [] lambda,
      double @Nullable [] explicit) {
    setRegime(t);
    ObservationModel model = problem.observation();
    for (int i = plan.rowStart[index]; i < plan.rowStart[index + 1]; i++) {
      if (!measure(plan, i, t, y, p)) {
        return;
      }
      int k = plan.observable[i];
      double dh = out[Noise.SCORE_H] * out[Noise.FACTOR_H];
      double dsigma = out[Noise.SCORE_SIGMA] * out[Noise.FACTOR_SIGMA];
      if (lambda != null) {
        observation.stateGradient(k, t, y, p, regime, gradient);
        ObservationKernel.addScaled(model.stateJacobian(), k, dh, gradient, lambda);
        observation.noiseStateGradient(k, t, y, p, regime, gradient);
        ObservationKernel.addScaled(model.noiseStateJacobian(), k, dsigma, gradient, lambda);
      }
      if (explicit != null) {
        observation.parameterGradient(k, t, y, p, regime, gradient);
        ObservationKernel.addScaled(model.parameterJacobian(), k, dh, gradient, explicit);
        observation.noiseParameterGradient(k, t, y, p, regime, gradient);
        ObservationKernel.addScaled(model.noiseParameterJacobian(), k, dsigma, gradient, explicit);
      }
    }
  }

  /** Collects the rows of one experiment as the solver reports its samples. */
  private final class Rows {
    private final ExperimentPlan plan;
    private final double[] p;
    private final double[] derivatives;
    private final boolean wantRoot;
    private final double[] q;
    private final double[] root;
    private double value;
    private double chi2;

    Rows(ExperimentPlan plan, double[] p, double[] derivatives, int order) {
      this.plan = plan;
      this.p = p;
      this.derivatives = derivatives;
      this.wantRoot = order > 0;
      this.q = new double[2 * plan.rows()];
      this.root = new double[wantRoot ? q.length * derivatives.length : 0];
    }

    void add(int index, double t, double[] y, double[] s) {
      setRegime(t);
      for (int i = plan.rowStart[index]; i < plan.rowStart[index + 1]; i++) {
        if (failure != null || !measure(plan, i, t, y, p)) {
          return;
        }
        value += out[Noise.VALUE];
        chi2 += out[Noise.RESIDUAL] * out[Noise.RESIDUAL];
        q[2 * i] = out[Noise.SCORE_H];
        q[2 * i + 1] = out[Noise.SCORE_SIGMA];
        if (wantRoot) {
          addRoot(i, t, y, s);
        }
      }
    }

    private void addRoot(int i, double t, double[] y, double[] s) {
      ObservationModel model = problem.observation();
      int k = plan.observable[i];
      int at = 2 * i * row.length;
      int[] columns = s.length > 0 ? plan.columnSource : NONE;
      observation.stateGradient(k, t, y, p, regime, gradient);
      ObservationKernel.addStateTerms(model.stateJacobian(), k, gradient, s, columns, row);
      observation.parameterGradient(k, t, y, p, regime, gradient);
      ObservationKernel.addParameterTerms(model.parameterJacobian(), k, gradient, plan.source, row);
      ObservationKernel.flush(out[Noise.FACTOR_H], row, derivatives, root, at);
      observation.noiseStateGradient(k, t, y, p, regime, gradient);
      ObservationKernel.addStateTerms(model.noiseStateJacobian(), k, gradient, s, columns, row);
      observation.noiseParameterGradient(k, t, y, p, regime, gradient);
      ObservationKernel.addParameterTerms(
          model.noiseParameterJacobian(), k, gradient, plan.source, row);
      ObservationKernel.flush(out[Noise.FACTOR_SIGMA], row, derivatives, root, at + row.length);
    }

    Part part() {
      for (double x : root) {
        if (!Double.isFinite(x)) {
          return new Part.Missing(
              "experiment " + plan.experiment.name() + ": a sensitivity is not finite");
        }
      }
      return new Part.Rows(value, chi2, q, root);
    }
  }
}
