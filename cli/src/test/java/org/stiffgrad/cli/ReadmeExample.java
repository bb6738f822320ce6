package org.stiffgrad.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.problem.Choices;
import org.stiffgrad.problem.ModelProblem;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.train.Fit;
import org.stiffgrad.train.FitResult;

/** The Java of the README, between the markers. */
final class ReadmeExample {
  private ReadmeExample() {}

  static void run(Path folder, PrintStream out) {
    // README
    SourceModel model = Antimony.read(folder.resolve("robertson.ant"));
    DataTable data = DataTable.read(folder.resolve("robertson.csv"));
    FitProblem problem = ModelProblem.of(model, data, Choices.DEFAULTS);
    if (Fit.run(problem) instanceof FitResult fit) {
      for (ParameterEstimate p : fit.parameters()) {
        out.println(p.parameter().id() + " = " + p.value() + ", " + p.verdict().id());
      }
      out.println(fit.accepted() ? "accepted" : "not accepted: " + fit.flags());
    }
    // end
  }
}
