package org.stiffgrad.cli;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.table.TableWriter;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.FittedPoint;

/** The folder of {@code fit --output}: the fitted model, and the data beside it. */
final class FitFolder {
  /** Data, fit, residual and band. */
  static final String TABLE = "fit.csv";

  /** 97.5 % quantile of the normal distribution. */
  private static final double Z95 = 1.959963984540054;

  private FitFolder() {}

  /**
   * Looks whether the folder can be made, or is one.
   *
   * @throws UsageException where that is impossible
   */
  static Path check(String folder) {
    return OutputFolder.check(folder, TABLE);
  }

  /** Looks whether the files of an input can be written there, where the folder exists. */
  static void check(Path folder, EstimationInput input) {
    if (Files.isDirectory(folder)) {
      input.outputs().forEach(name -> TextFile.check(folder.resolve(name)));
    }
  }

  /** Writes the fitted model and the table to the folder, which is made if need be. */
  static void write(Path folder, EstimationInput input, FitProblem problem, FitResult result) {
    Optional<List<FittedPoint>> points = FittedPoint.of(problem, result);
    if (points.isEmpty()) {
      throw new ComputationException("the model cannot be solved at the estimate");
    }
    OutputFolder.make(folder);
    input.write(folder, problem, result);
    TextFile.write(folder.resolve(TABLE), csv(points.get()));
  }

  private static String csv(List<FittedPoint> points) {
    StringWriter text = new StringWriter();
    boolean hasNames = !points.get(0).prediction().experiment().isEmpty();
    List<String> columns = new ArrayList<>(hasNames ? List.of("experiment") : List.of());
    columns.addAll(List.of("observable", "time", "data", "fit", "residual", "lower95", "upper95"));
    try (TableWriter table = new TableWriter(text, columns)) {
      for (FittedPoint point : points) {
        Prediction p = point.prediction();
        double half = Z95 * point.standardDeviation();
        double band = Double.isFinite(half) ? half : Double.NaN;
        table.row(
            hasNames ? List.of(p.experiment(), p.observable()) : List.of(p.observable()),
            p.time(),
            p.data(),
            p.value(),
            p.data() - p.value(),
            p.value() - band,
            p.value() + band);
      }
    }
    return text.toString();
  }
}
