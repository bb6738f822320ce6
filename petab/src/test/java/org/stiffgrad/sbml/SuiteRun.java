package org.stiffgrad.sbml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stiffgrad.conformance.CaseResult;
import org.stiffgrad.conformance.CaseResult.Verdict;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.problem.Trajectories;
import org.stiffgrad.problem.Trajectory;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/** Runs one case of the SBML Test Suite. */
final class SuiteRun {
  private static final SolveOptions OPTIONS =
      SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-10));

  private final SuiteCase given;

  private SuiteRun(SuiteCase given) {
    this.given = given;
  }

  static CaseResult run(Path folder) {
    try {
      return new SuiteRun(SuiteCase.read(folder)).result();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private CaseResult result() {
    try {
      SbmlModel model = Sbml.read(given.model());
      Trajectory trajectory = Trajectories.of(withOutputs(model), Map.of(), List.of());
      double[][] rows = new double[given.times().length][];
      Outcome outcome = trajectory.run(given.times(), OPTIONS, rows);
      if (outcome instanceof Outcome.Failed failed) {
        return with(Verdict.FAILED, failed.message());
      }
      return compared(trajectory.columns(), rows);
    } catch (InputException e) {
      int position = e.position().toString().length();
      return with(Verdict.REFUSED, kind(String.valueOf(e.getMessage()).substring(position + 2)));
    } catch (RuntimeException e) {
      return with(Verdict.FAILED, e.toString());
    }
  }

  /** A message without the names of the model, so that equal reasons are counted together. */
  private static String kind(String message) {
    return message
        .replaceAll(" \\(\\w+\\)", "")
        .replaceAll("^.* in the formula of \\w+ ", "a condition, floor or ceiling ")
        .replaceAll("; conditions may.*", "");
  }

  private CaseResult with(Verdict verdict, String reason) {
    return new CaseResult(given.id(), given.tags(), verdict, reason);
  }

  /** The model with one assignment for each column that the case asks for. */
  private SourceModel withOutputs(SbmlModel model) {
    SourceModel source = model.source();
    List<Model.Assignment> assignments = new ArrayList<>(source.model().assignments());
    for (String column : given.columns()) {
      assignments.add(new Model.Assignment(output(column), formula(model, column)));
    }
    Model old = source.model();
    Model more = new Model(old.name(), old.states(), old.parameters(), assignments);
    return new SourceModel(more, source.positions(), source.withoutValue());
  }

  private static String output(String column) {
    return "output of " + column;
  }

  private Expression formula(SbmlModel model, String column) {
    SbmlModel.Species species = model.species().get(column);
    if (species != null) {
      return given.isAmount(column) ? species.amount() : species.concentration();
    }
    Expression value = model.values().get(column);
    if (value == null) {
      throw new IllegalStateException("the model has no value of " + column);
    }
    return value;
  }

  private CaseResult compared(List<String> columns, double[][] rows) {
    double absolute = given.setting("absolute");
    double relative = given.setting("relative");
    for (int row = 0; row < rows.length; row++) {
      for (int k = 0; k < given.columns().size(); k++) {
        double found = rows[row][columns.indexOf(output(given.columns().get(k)))];
        double expected = given.expected()[row][k];
        boolean isEqual = Double.compare(found, expected) == 0;
        if (!isEqual && !(Math.abs(found - expected) <= absolute + relative * Math.abs(expected))) {
          String where = given.columns().get(k) + " at time " + given.times()[row];
          return with(Verdict.WRONG, where + " is " + found + ", expected " + expected);
        }
      }
    }
    return with(Verdict.PASSED, "");
  }
}
