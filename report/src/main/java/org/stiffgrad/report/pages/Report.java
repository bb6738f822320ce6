package org.stiffgrad.report.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.diagnose.Contrast;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.learn.HybridLearn;
import org.stiffgrad.learn.HybridLearned;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.Learned;
import org.stiffgrad.learn.LearnedTrajectories;
import org.stiffgrad.report.HtmlPage;
import org.stiffgrad.report.Page;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.RunRecord;

/** Writes a fit, a diagnosis or what was learned as one HTML file that needs no network. */
public final class Report {
  private Report() {}

  /**
   * Writes the page of a fit; the file is replaced only when the new one is complete.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, RunRecord record) throws IOException {
    HtmlPage.write(of(record), file);
  }

  /**
   * Writes the page of a diagnosis, likewise.
   *
   * @param name what was diagnosed, as the user named it
   * @param problem that was
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, String name, FitProblem problem, GradientHealth health)
      throws IOException {
    HtmlPage.write(of(name, problem, health), file);
  }

  /** The page of a fit. */
  public static Page of(RunRecord record) {
    FitResult result = record.result();
    List<Page.Section> sections = new ArrayList<>();
    sections.add(new ResultSection(result).section());
    sections.addAll(new DataSections(record.problem(), result).sections());
    result
        .health()
        .ifPresent(h -> sections.addAll(new HealthSections(record.problem(), h).sections()));
    sections.addAll(new RunSections(record).sections());
    return new Page("Fit of " + file(record.name()), lead(result), sections);
  }

  /** The last part of a path. */
  private static String file(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static String lead(FitResult result) {
    String verdict =
        result.accepted()
            ? "Accepted: the search converged and the model explains the data."
            : "Not accepted: " + result.flags().get(0) + ".";
    return verdict + " " + Numbers.objective(result.objective()) + ".";
  }

  /** The page of a diagnosis. */
  public static Page of(String name, FitProblem problem, GradientHealth health) {
    String lead =
        Contrast.of(health)
            .map(Contrast::sentence)
            .orElse("The plain derivatives are of about one size.");
    List<Page.Section> sections = new ArrayList<>();
    HealthSections all = new HealthSections(problem, health);
    sections.add(all.verdicts());
    sections.addAll(all.sections());
    return new Page("Gradient health of " + file(name), lead, sections);
  }

  /**
   * The page of networks learned from a table.
   *
   * @param name of the table, as the user named it
   */
  public static Page of(String name, Learn.Result result, Learned learned) {
    LearnedTrajectories ensemble = learned.trajectories();
    int count = result.networks().size();
    String lead =
        (count > 1 ? "The best of " + count + " networks" : "The network")
            + " goes through the data with an error of "
            + Numbers.three(result.best().train())
            + " of each column's standard deviation";
    if (ensemble.members() > 1) {
      lead +=
          "; "
              + ensemble.members()
              + " are as good and agree to "
              + Numbers.three(ensemble.spreadWithin())
              + " along the data and to "
              + Numbers.three(ensemble.spreadBeyond())
              + " beyond";
    }
    List<Page.Section> sections = new LearnSections(result, learned).sections();
    return new Page("Learned from " + file(name), lead + ".", sections);
  }

  /**
   * The page of a network learned within a model.
   *
   * @param name of the model, as the user named it
   */
  public static Page of(String name, HybridLearn.Result result, HybridLearned learned) {
    String lead =
        "The model with a network for "
            + String.join(", ", result.problem().ode().term().outputNames())
            + " goes through the data with an error of "
            + Numbers.three(result.best().train())
            + " of each column's standard deviation.";
    List<Page.Section> sections = new HybridSections(result, learned).sections();
    return new Page("Learned within " + file(name), lead, sections);
  }
}
