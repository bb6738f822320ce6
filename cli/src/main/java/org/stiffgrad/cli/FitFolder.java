package org.stiffgrad.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.antimony.AntimonyWriter;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.problem.ModelValues;
import org.stiffgrad.table.TableWriter;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.FittedPoint;

/** The folder of {@code fit --output}: the fitted model, and the data beside it. */
final class FitFolder {
  /** 97.5 % quantile of the normal distribution. */
  private static final double Z95 = 1.959963984540054;

  private static final String MODEL = "model.ant";
  private static final String TABLE = "fit.csv";

  private FitFolder() {}

  /**
   * Looks whether the folder can be written, or made where there is none; makes nothing yet, so
   * that a failed fit leaves nothing behind.
   *
   * @throws UsageException where that is impossible
   */
  static Path check(String folder) {
    Path path = Path.of(folder);
    if (Files.isDirectory(path)) {
      TextFile.check(path.resolve(MODEL));
      TextFile.check(path.resolve(TABLE));
      return path;
    }
    Path existing = path.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new UsageException("--output: " + folder + " cannot be made a folder");
    }
    return path;
  }

  /**
   * Writes {@code model.ant} and {@code fit.csv} to the folder, which is made if need be.
   *
   * @param model as read
   * @param values that the user gave to some of its quantities
   */
  static void write(
      Path folder, Model model, Map<String, Double> values, FitProblem problem, FitResult result) {
    Optional<List<FittedPoint>> points = FittedPoint.of(problem, result);
    if (points.isEmpty()) {
      throw new ComputationException("the model cannot be solved at the estimate");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new OutputException(folder.toString(), e);
    }
    TextFile.write(folder.resolve(MODEL), fitted(model, values, result));
    TextFile.write(folder.resolve(TABLE), csv(points.get()));
  }

  private static String fitted(Model model, Map<String, Double> values, FitResult result) {
    Map<String, Double> known = new LinkedHashMap<>(values);
    StringBuilder comment =
        new StringBuilder(
            "Fitted by stiffgrad, "
                + (result.accepted() ? "accepted" : "NOT ACCEPTED")
                + "; objective "
                + result.objective().value()
                + ".\n");
    for (ParameterEstimate p : result.parameters()) {
      known.put(p.parameter().id(), p.value());
      comment.append(p.parameter().id() + " = " + p.value() + " (" + p.verdict().id() + ")\n");
    }
    // Noise levels belong to the data, not to the model.
    known.keySet().removeIf(id -> model.parameter(id).isEmpty() && model.state(id).isEmpty());
    return AntimonyWriter.text(ModelValues.apply(model, known), comment.toString());
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
