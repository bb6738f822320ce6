package org.stiffgrad.diagnose;

import java.util.Map;
import java.util.Optional;
import org.stiffgrad.identify.Numbers;
import org.stiffgrad.identify.Verdict;
import org.stiffgrad.method.Interval;
import org.stiffgrad.method.MethodFacts;

/** The training solver gets the parameter's effect on the data wrong, in size or direction. */
final class SolverArtefact implements Diagnostic {
  /** Standard deviations of the data that a gradient must be worth before its sign counts. */
  private static final double SIGNIFICANT = 1;

  @Override
  public String id() {
    return "solver-artefact";
  }

  @Override
  public Optional<Finding> examine(Evidence evidence, int j) {
    ColumnComparison columns = evidence.budget(j).columns();
    boolean wrongWay = pointsTheWrongWay(evidence, j);
    if (columns.isSound() && !wrongWay) {
      return Optional.empty();
    }
    double ratio = Math.pow(10, columns.solver());
    String name = evidence.parameter(j).id();
    StringBuilder sentence = new StringBuilder();
    sentence.append("The solver's steps are too coarse for ").append(name).append(": ");
    sentence.append(columns.cosine() < 0 ? "they turn its effect on the data around" : size(ratio));
    sentence.append(" (cosine ").append(Numbers.shortly(columns.cosine())).append(")");
    if (wrongWay) {
      sentence.append(", and its gradient points the wrong way");
    }
    Optional<ModeStep> zone = evidence.wrongSign(j);
    zone.ifPresent(s -> sentence.append(where(evidence, s)));
    String action =
        evidence.isFixedGrid()
            ? "Let the solver choose its steps (leave out --steps), or take more of them."
            : "Use a smaller --rtol.";
    return Optional.of(
        new Finding(
            id(),
            Severity.PROBLEM,
            Verdict.SOLVER_ARTEFACT,
            sentence.append('.').toString(),
            action,
            Map.of("ratio", ratio, "cosine", columns.cosine())));
  }

  private static String size(double ratio) {
    if (ratio > 2) {
      return "they make its effect on the data " + Numbers.shortly(ratio) + " times too large";
    }
    if (ratio < 0.5) {
      return "they make its effect on the data " + Numbers.shortly(1 / ratio) + " times too small";
    }
    return "they give its effect on the data about the right size but the wrong shape";
  }

  private static String where(Evidence evidence, ModeStep s) {
    double z = s.response().z();
    double end = z;
    for (Interval i : MethodFacts.of(evidence.problem().solve().method()).wrongSign()) {
      end = z > i.from() && z < i.to() ? i.to() : end;
    }
    return "; the step of "
        + Numbers.shortly(s.span().length())
        + " at time "
        + Numbers.shortly(s.span().time())
        + " takes a mode that decays within "
        + Numbers.shortly(-1 / s.eigenvalue().re())
        + " to z = "
        + Numbers.shortly(z)
        + ", where "
        + evidence.problem().solve().method().id()
        + " has gradients of the wrong sign: steps below "
        + Numbers.shortly(end / s.eigenvalue().re())
        + " avoid that";
  }

  /**
   * Near an optimum both gradients vanish and their signs mean nothing; in units of its column's
   * length a gradient counts the standard deviations that the data would gain.
   */
  private static boolean pointsTheWrongWay(Evidence evidence, int j) {
    ComponentGradient g = evidence.gradient(j);
    ColumnComparison columns = evidence.budget(j).columns();
    double toLog = evidence.joint().toLog(j);
    double reference = Math.abs(g.reference()) * toLog / Math.pow(10, columns.information());
    double numerical = Math.abs(g.value()) * toLog / Math.pow(10, columns.response());
    return !g.signAgrees() && Math.min(reference, numerical) > SIGNIFICANT;
  }
}
