package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Prior;
import org.stiffgrad.problem.Choices;
import org.stiffgrad.problem.NoiseLevel;
import org.stiffgrad.problem.Range;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An estimation problem: a model, a table of measurements, and what to make of them; or PEtab. */
final class ProblemOptions {
  private static final Pattern PRIOR = Pattern.compile("(\\w+)\\s*\\(([^(),]*),([^(),]*)\\)");

  @Mixin private ModelOptions model = new ModelOptions();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATA",
      description =
          "Measurements, as CSV: a column time, one column for each observed species or"
              + " rule variable, a column experiment where there are several; an empty cell is not"
              + " measured. A PEtab problem names its own.")
  private @Nullable String data;

  @Option(
      names = "--experiments",
      paramLabel = "FILE",
      description =
          "CSV with a column experiment and the values of parameters and initial amounts"
              + " that differ between them.")
  private @Nullable String experiments;

  @Option(
      names = "--fit",
      paramLabel = "NAME,...",
      description =
          "Parameters and initial amounts to estimate (default: every parameter that is"
              + " not const).")
  private List<String> fit = new ArrayList<>();

  @Option(
      names = "--noise",
      paramLabel = "LEVEL",
      description =
          "Standard deviation of the measurement errors: 1%% of each column's largest"
              + " magnitude, or A=1e-3,B=2%% (default: estimated, as parameter sd_COLUMN).")
  private List<String> noise = new ArrayList<>();

  @Option(
      names = "--bounds",
      paramLabel = "NAME=A..B,...",
      description = "Ranges of estimated parameters; all=A..B for every one.")
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--scale",
      paramLabel = "NAME=SCALE,...",
      description =
          "Scale of estimation: lin, log, log10 or asinh (default: log where the start is"
              + " positive, else lin).")
  private List<String> scale = new ArrayList<>();

  @Option(
      names = "--prior",
      paramLabel = "NAME=PRIOR,...",
      description =
          "lognormal(m,s): ln NAME is normal around ln m with standard deviation s;"
              + " normal(m,s).")
  private List<String> prior = new ArrayList<>();

  String modelFile() {
    return model.file();
  }

  boolean isPetab() {
    return InputFiles.isPetab(model.file());
  }

  boolean isHybrid() {
    return InputFiles.isHybrid(model.file());
  }

  boolean isNetwork() {
    return InputFiles.isNetwork(model.file());
  }

  /** The table of measurements beside a model. */
  String dataFile() {
    if (data == null) {
      throw new UsageException("DATA is missing, expected a CSV file with the measurements");
    }
    return data;
  }

  Map<String, Double> values() {
    return model.values();
  }

  /** The names to estimate; empty where that is left to the model or the problem. */
  List<String> fitted() {
    return OptionText.names("--fit", fit);
  }

  /** Refuses what a PEtab problem says itself. */
  void requireNothingBesidePetab() {
    if (data != null) {
      throw new UsageException(
          "DATA: found \"" + data + "\", but a PEtab problem names its own measurements");
    }
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--experiments", experiments != null);
    given.put("--noise", !noise.isEmpty());
    given.put("--bounds", !bounds.isEmpty());
    given.put("--scale", !scale.isEmpty());
    given.put("--prior", !prior.isEmpty());
    given.forEach(
        (option, isGiven) -> {
          if (isGiven) {
            throw new UsageException(option + ": a PEtab problem says this itself, in its tables");
          }
        });
  }

  @Nullable String experimentsFile() {
    return experiments;
  }

  Choices choices() {
    return new Choices(
        values(), fitted(), noise(), bounds(), OptionText.scales("--scale", scale), priors());
  }

  private Map<String, NoiseLevel> noise() {
    Map<String, NoiseLevel> levels = new LinkedHashMap<>();
    for (String text : noise) {
      for (String part : OptionText.split("--noise", text)) {
        int equals = part.indexOf('=');
        String column = equals < 0 ? Choices.ALL : part.substring(0, equals).strip();
        NoiseLevel level = level(part.substring(equals + 1).strip());
        if (levels.put(column, level) != null) {
          throw new UsageException("--noise: " + column + " is given twice");
        }
      }
    }
    return levels;
  }

  private static NoiseLevel level(String text) {
    if (text.endsWith("%")) {
      String number = text.substring(0, text.length() - 1).strip();
      return NoiseLevel.percent(OptionText.positive("--noise", number));
    }
    return NoiseLevel.absolute(OptionText.positive("--noise", text));
  }

  private Map<String, Range> bounds() {
    Map<String, Range> ranges = new LinkedHashMap<>();
    OptionText.pairs("--bounds", bounds, "A..B")
        .forEach((name, text) -> ranges.put(name, OptionText.interval("--bounds " + name, text)));
    return ranges;
  }

  private Map<String, Prior> priors() {
    Map<String, Prior> priors = new LinkedHashMap<>();
    OptionText.pairs("--prior", prior, "PRIOR")
        .forEach((name, text) -> priors.put(name, prior("--prior " + name, text)));
    return priors;
  }

  private static Prior prior(String option, String text) {
    Matcher matcher = PRIOR.matcher(text);
    String kind = matcher.matches() ? matcher.group(1) : "";
    if (kind.equals("lognormal")) {
      double median = OptionText.positive(option, matcher.group(2).strip());
      return new Prior.LogNormal(median, OptionText.positive(option, matcher.group(3).strip()));
    }
    if (kind.equals("normal")) {
      double mean = OptionText.number(option, matcher.group(2).strip());
      return new Prior.Normal(mean, OptionText.positive(option, matcher.group(3).strip()));
    }
    throw UsageException.found(option, text, "lognormal(m,s) or normal(m,s)");
  }
}
