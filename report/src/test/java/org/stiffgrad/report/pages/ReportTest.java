package org.stiffgrad.report.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.stiffgrad.diagnose.GradientBudget;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.HealthOptions;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.learn.Learn;
import org.stiffgrad.learn.LearnMonitor;
import org.stiffgrad.learn.LearnOptions;
import org.stiffgrad.learn.Learned;
import org.stiffgrad.method.Methods;
import org.stiffgrad.report.Block;
import org.stiffgrad.report.Chromium;
import org.stiffgrad.report.HtmlPage;
import org.stiffgrad.report.Page;
import org.stiffgrad.report.Series;
import org.stiffgrad.testkit.problems.FitCase;
import org.stiffgrad.testkit.problems.FitCases;
import org.stiffgrad.train.Fit;
import org.stiffgrad.train.FitMonitor;
import org.stiffgrad.train.FitOptions;
import org.stiffgrad.train.FitResult;
import org.stiffgrad.train.RunRecord;
import org.stiffgrad.train.RunRecorder;

/** Pages of fits and diagnoses, in Debian's Chromium; pictures of nothing are no charts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTest {
  private static final int LARGEST = 3_000_000;

  private final Path pages = Path.of("target", "reports").toAbsolutePath();
  private ChromeDriver browser;

  @BeforeAll
  void start() throws IOException {
    browser = Chromium.start();
    Files.createDirectories(pages);
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static FitProblem problem(FitCase fitCase, double... start) {
    return fitCase.problem(fitCase.data(new SplittableRandom(1), 1), start);
  }

  private static RunRecord fit(FitProblem problem, int starts) {
    FitOptions options = FitOptions.DEFAULTS.withStarts(starts).withThreads(2);
    RunRecorder recorder = new RunRecorder(FitMonitor.SILENT);
    FitResult result = (FitResult) Fit.run(problem, options, recorder);
    return new RunRecord(
        "a/b.ant", problem, options, Map.of("made by", "test"), "", recorder.events(), result);
  }

  private static GradientHealth health(FitProblem problem) {
    try (ShardExecutor executor = new LocalExecutor(2)) {
      return (GradientHealth)
          GradientHealth.of(problem, HealthOptions.DEFAULTS, ProfileMonitor.SILENT, executor);
    }
  }

  /** Opens the page in both color schemes; every chart must be drawn with its marks. */
  private void show(String name, Page page) throws IOException {
    Path file = pages.resolve(name + ".html");
    HtmlPage.write(page, file);
    assertTrue(Files.size(file) < LARGEST, "the page has " + Files.size(file) + " bytes");
    for (String colors : List.of("light", "dark")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
      browser.get(file.toUri().toString());
      browser.executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
      for (Block.Chart chart : charts(page)) {
        WebElement plot = browser.findElement(By.cssSelector("#" + chart.id() + " .plot"));
        assertEquals(colors, plot.getDomAttribute("data-drawn"), chart.id());
        assertEquals("0", plot.getDomAttribute("tabindex"), chart.id() + " has no keyboard");
        String shapes = "#" + chart.id() + " .plot svg :is(path, polyline, polygon)";
        int drawn = browser.findElements(By.cssSelector(shapes)).size();
        assertTrue(drawn >= marks(chart), chart.id() + ": " + drawn + " shapes");
      }
      assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
    }
  }

  private static List<Block.Chart> charts(Page page) {
    return page.sections().stream().flatMap(s -> s.charts().stream()).toList();
  }

  private static long marks(Block.Chart chart) {
    return chart.series().stream()
        .flatMap(
            s ->
                s instanceof Series.Points p
                    ? Stream.of(p.y())
                    : s instanceof Series.Bars b ? Stream.of(b.values()) : Stream.empty())
        .flatMapToDouble(Arrays::stream)
        .filter(x -> Double.isFinite(x) && x != 0)
        .count();
  }

  private List<String> cells(String caption, int row) {
    String css = "[aria-label='" + caption + "'] tbody tr:nth-child(" + (row + 1) + ") td";
    return browser.findElements(By.cssSelector(css)).stream()
        .map(cell -> String.valueOf(cell.getDomProperty("textContent")))
        .toList();
  }

  @Test
  void aFitShowsItsEstimatesWithAllDigits() throws IOException {
    RunRecord record = fit(problem(FitCases.ROBERTSON, 0.4, 3e6, 1e5), 3);
    show("robertson-fit", Report.of(record));
    List<ParameterEstimate> parameters = record.result().parameters();
    for (int j = 0; j < parameters.size(); j++) {
      List<String> cells = cells("Estimates", j);
      assertEquals(parameters.get(j).parameter().id(), cells.get(0));
      assertEquals(parameters.get(j).value(), Double.parseDouble(cells.get(3)));
      assertEquals(
          parameters.get(j).uncertainty().lower95().orElseThrow(),
          Double.parseDouble(cells.get(5)));
    }
  }

  @Test
  void aDiagnosisShowsItsBudgetWithAllDigits() throws IOException {
    GradientHealth health = health(problem(FitCases.ROBERTSON, 0.08, 3e7, 1e4));
    show(
        "robertson-health",
        Report.of("b.ant", problem(FitCases.ROBERTSON, 0.08, 3e7, 1e4), health));
    for (int j = 0; j < health.parameters().size(); j++) {
      GradientBudget budget = health.parameters().get(j).budget();
      List<String> cells = cells("Decades", j);
      assertEquals(budget.units(), Double.parseDouble(cells.get(1)));
      assertEquals(budget.information(), Double.parseDouble(cells.get(2)));
      assertEquals(budget.measured(), Double.parseDouble(cells.get(7)));
    }
  }

  @Test
  void boundsProfilesAndSuggestionsAreDrawn() throws IOException {
    FitProblem uniform = problem(FitCases.TWO_MODES_UNIFORM, 1e4, 1);
    Page page = Report.of("decay.ant", uniform, health(uniform));
    List<String> sections = page.sections().stream().map(Page.Section::id).toList();
    assertTrue(sections.containsAll(List.of("profiles", "suggestions", "times")), () -> "" + page);
    show("uniform", page);
  }

  @Test
  void wrongSignsAreDrawnOnTheCurveOfTheMethod() throws IOException {
    FitProblem stiff = problem(FitCases.TWO_MODES_LOG, 1e7, 1);
    FitProblem coarse = stiff.withSolve(stiff.solve().withFixedGrid(Methods.RADAU_IIA_5, 1));
    Page page = Report.of("decay.ant", coarse, health(coarse));
    Block.Chart modes =
        charts(page).stream().filter(c -> c.id().equals("mode-map")).findFirst().orElseThrow();
    assertTrue(modes.series().stream().anyMatch(s -> s.name().equals("wrong sign")));
    show("wrong-sign", page);
  }

  /** x = e^-3t, z = -x: what is kept for validation is drawn apart. */
  @Test
  void aLearnedNetworkShowsItsTrajectories() throws IOException {
    List<org.stiffgrad.learn.Series> data = new ArrayList<>();
    for (double begin : new double[] {1, 0.5}) {
      double[] times = IntStream.range(0, 11).mapToDouble(i -> 0.1 * i).toArray();
      double[][] values =
          Arrays.stream(times)
              .map(t -> begin * Math.exp(-3 * t))
              .mapToObj(x -> new double[] {x, -x})
              .toArray(double[][]::new);
      data.add(new org.stiffgrad.learn.Series("from " + begin, times, values));
    }
    LearnOptions options =
        LearnOptions.DEFAULTS
            .withSeeds(2, 1)
            .withValidation(0.2)
            .withArchitecture(LearnOptions.Architecture.DEFAULTS.withHidden(List.of(3)))
            .withTraining(new LearnOptions.Training(40, false, false));
    Learn.Result result;
    Learned learned;
    try (ShardExecutor executor = new LocalExecutor(2)) {
      result = Learn.run(List.of("x", "z"), data, options, LearnMonitor.SILENT, executor);
      learned = Learned.of(result, executor);
    }
    Page page = Report.of("decay.csv", result, learned);
    show("learned", page);
    Block.Chart x =
        charts(page).stream().filter(c -> c.id().equals("trajectory-1")).findFirst().orElseThrow();
    List<String> names = x.series().stream().map(Series::name).toList();
    assertTrue(
        names.containsAll(
            List.of(
                "learned from 1.0",
                "beyond the training data from 1.0",
                "data from 1.0",
                "data kept for validation from 0.5")),
        names::toString);
    assertTrue(charts(page).stream().anyMatch(c -> c.id().equals("layers-over-time")));
    List<String> best = cells(LearnSections.NETWORKS, 0);
    assertEquals(result.best().train(), Double.parseDouble(best.get(3)));
  }

  @Test
  void aFitThatIsNotAcceptedLeadsWithTheReason() throws IOException {
    FitCase few = FitCases.ROBERTSON;
    RunRecord record = fit(problem(few, 0.04, 3e7, 1e4), 1);
    FitResult refused =
        new FitResult(
            false,
            List.of("the model does not explain the data <b>&"),
            record.result().objective(),
            record.result().parameters(),
            record.result().combinations(),
            record.result().work(),
            record.result().health());
    Page page =
        Report.of(
            new RunRecord(
                "x",
                record.problem(),
                record.options(),
                record.versions(),
                "",
                List.of(),
                refused));
    show("refused", page);
    assertTrue(page.lead().startsWith("Not accepted: the model does not explain the data <b>&."));
    assertEquals(page.lead(), browser.findElement(By.cssSelector(".lead")).getText());
  }
}
