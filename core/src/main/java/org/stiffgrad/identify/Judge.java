package org.stiffgrad.identify;

import java.util.OptionalDouble;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.NoiseParameters;

/** Turns the numbers of a {@link FisherAnalysis} into an interval, a verdict and a sentence. */
final class Judge {
  /** 97.5 % quantile of the normal distribution. */
  private static final double Z95 = 1.959963984540054;

  /** An interval that reaches farther than six decades says nothing. */
  private static final double WIDEST = Math.log(1e6);

  /** Loading from which a parameter takes part in a direction. */
  private static final double TAKES_PART = 0.3;

  /** Plain derivatives this many times smaller than logarithmic ones are called small. */
  private static final double LARGE_UNIT = 100 * (1 + 1e-9); // values pass through a logarithm

  private final FitProblem problem;
  private final NoiseParameters noise;
  private final FisherAnalysis fisher;
  private final SmallSample sample;

  Judge(FitProblem problem, NoiseParameters noise, FisherAnalysis fisher) {
    this.problem = problem;
    this.noise = noise;
    this.fisher = fisher;
    this.sample = new SmallSample(problem, noise, fisher.spectrum.rank(FisherAnalysis.LEAST));
  }

  ParameterEstimate estimate(int j) {
    FreeParameter f = problem.free().get(j);
    int direction = weakestDirection(j);
    Uncertainty uncertainty = uncertainty(j);
    Verdict verdict = verdict(j, uncertainty, direction);
    String note = note(j, uncertainty, verdict, direction);
    return new ParameterEstimate(
        f, fisher.values[j], uncertainty, fisher.information[j], verdict, note);
  }

  /** The first that applies, in the order of the constants. (fit.14) */
  private Verdict verdict(int j, Uncertainty u, int direction) {
    FreeParameter f = problem.free().get(j);
    if (fisher.held[j] != 0) {
      return Verdict.BOUND;
    }
    if (fisher.information[j] < FisherAnalysis.LEAST) {
      return Verdict.NO_INFORMATION;
    }
    boolean takesPart = direction >= 0 && fisher.weakLoading(direction, j) > TAKES_PART;
    boolean isOpen = !Double.isFinite(u.sdLog());
    if (takesPart || isOpen || (f.scale().isLogarithmic() && !(u.sdLog() <= 1))) {
      return Verdict.COMBINATION;
    }
    return Math.abs(fisher.values[j]) > LARGE_UNIT ? Verdict.UNITS : Verdict.OK;
  }

  /** The weak direction on which j loads most, or -1. */
  private int weakestDirection(int j) {
    int best = -1;
    double most = 0;
    for (int i = 0; i < fisher.spectrum.directions(); i++) {
      double loading = fisher.weakLoading(i, j);
      if (loading > most) {
        most = loading;
        best = i;
      }
    }
    return best;
  }

  private Uncertainty uncertainty(int j) {
    FreeParameter f = problem.free().get(j);
    double sd = fisher.deviation[j];
    double sdLog = sd / fisher.toLog[j];
    double error = f.scale().isLogarithmic() ? sdLog : sd * fisher.slope[j];
    double reach = sample.reach(j, Z95);
    double down = fisher.held[j] == 0 ? reach * sd : inward(j);
    double up = down;
    if (fisher.held[j] == 0 && sample.end(j, Z95) != 1) {
      return new Uncertainty(error, sdLog, deviation(j, -Z95), deviation(j, Z95));
    }
    OptionalDouble lower = fisher.held[j] < 0 ? OptionalDouble.empty() : end(j, -down);
    OptionalDouble upper = fisher.held[j] > 0 ? OptionalDouble.empty() : end(j, up);
    return new Uncertainty(error, sdLog, lower, upper);
  }

  /** The end of the interval of a standard deviation. (profile.14) */
  private OptionalDouble deviation(int j, double z) {
    FreeParameter f = problem.free().get(j);
    double value = fisher.values[j] * sample.end(j, z);
    return value >= f.lower() && value <= f.upper()
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }

  /**
   * How far inside its bound a held parameter may lie: where the profile, g d + d^2/(2 sd^2), has
   * risen by half the 95 % quantile of chi^2. (fit.15)
   */
  private double inward(int j) {
    double g = Math.abs(fisher.gradient[j]);
    double sd = fisher.deviation[j];
    return Z95 * Z95 / (g + Math.sqrt(g * g + Z95 * Z95 / (sd * sd)));
  }

  private OptionalDouble end(int j, double distance) {
    FreeParameter f = problem.free().get(j);
    if (!(Math.abs(distance) / fisher.toLog[j] <= WIDEST) && f.scale().isLogarithmic()) {
      return OptionalDouble.empty();
    }
    double value = f.scale().toParameter(fisher.theta[j] + distance);
    boolean inside = Double.isFinite(value) && value >= f.lower() && value <= f.upper();
    return inside ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private String note(int j, Uncertainty u, Verdict verdict, int direction) {
    FreeParameter f = problem.free().get(j);
    return switch (verdict) {
      case BOUND -> bound(j, f);
      case NO_INFORMATION -> noInformation(j, f);
      case COMBINATION -> combination(f, direction);
      case UNITS ->
          precision(f, u)
              + "; its plain derivative is small only because of its unit, which "
              + (f.scale().isLogarithmic()
                  ? "the logarithmic scale removes"
                  : "a logarithmic scale would remove");
      case OK -> precision(f, u);
      case PLATEAU, SOLVER_ARTEFACT ->
          throw new IllegalStateException("Fisher's information alone cannot tell " + verdict);
    };
  }

  private String bound(int j, FreeParameter f) {
    if (noise.contains(j) && fisher.held[j] < 0 && f.lower() == noise.floor(j)) {
      return "the residuals are as small as the error of the solver or the rounding of the data, "
          + "so that this is the smallest noise that can be told";
    }
    String side = fisher.held[j] < 0 ? "lower bound " : "upper bound ";
    return "it sits on its "
        + side
        + Numbers.shortly(f.scale().toParameter(fisher.theta[j]))
        + " and the data push it further";
  }

  private String noInformation(int j, FreeParameter f) {
    if (fisher.information[j] == 0) {
      return "no measured value depends on " + f.id() + " here: its sensitivity is exactly zero";
    }
    return "the data hardly react to "
        + f.id()
        + ": changing it by a factor of e moves them by "
        + Numbers.shortly(fisher.information[j])
        + " standard deviations altogether";
  }

  private String combination(FreeParameter f, int direction) {
    if (direction < 0) {
      return "only combinations of " + f.id() + " with other parameters are determined";
    }
    Combination c = fisher.combination(direction);
    return "only in combination: the data leave "
        + c.text()
        + " open, so that "
        + f.id()
        + " can change along it unnoticed";
  }

  private static String precision(FreeParameter f, Uncertainty u) {
    if (!f.scale().isLogarithmic()) {
      return "determined to within " + Numbers.shortly(u.standardError()) + " (standard error)";
    }
    if (u.standardError() < 0.2) {
      return "determined to " + Numbers.shortly(100 * u.standardError()) + " % (standard error)";
    }
    return "determined within a factor of "
        + Numbers.shortly(Math.exp(u.standardError()))
        + " (standard error)";
  }
}
