package org.stiffgrad.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;

/** The page in Debian's Chromium; pictures go to target/pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
  private final Path pictures = Path.of("target", "pages").toAbsolutePath();
  private final Path file = pictures.resolve("sample.html");
  private ChromeDriver browser;

  @BeforeAll
  void start() throws IOException {
    Files.createDirectories(pictures);
    HtmlPage.write(SamplePage.page(), file);
    browser = Chromium.start();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  private void open(String colors, int width) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
    browser.manage().window().setSize(new Dimension(width, 1000));
    browser.get(file.toUri().toString());
  }

  private String text(String text, Object... arguments) {
    return String.valueOf(browser.executeScript(text, arguments));
  }

  private void picture(String name) throws IOException {
    Map<String, Object> shot =
        browser.executeCdpCommand(
            "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"));
    byte[] bytes = Base64.getDecoder().decode(String.valueOf(shot.get("data")));
    Files.write(pictures.resolve(name + ".png"), bytes);
    assertTrue(bytes.length > 10_000, "an empty picture");
  }

  private void assertQuiet() {
    assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
    assertEquals("null", text("return window.broken || null"), "a name ran as a script");
  }

  private int count(Block.Chart chart, String selector) {
    String css = "#" + chart.id() + " .plot svg " + selector;
    return browser.findElements(By.cssSelector(css)).size();
  }

  @Test
  void everyChartShowsItsDataInLightAndDark() throws IOException {
    for (String colors : List.of("light", "dark")) {
      open(colors, 1200);
      for (Block.Chart chart : SamplePage.charts()) {
        WebElement plot = browser.findElement(By.cssSelector("#" + chart.id() + " .plot"));
        assertEquals(colors, plot.getDomAttribute("data-drawn"), chart.id());
        assertTrue(count(chart, "path, polyline, polygon") >= marks(chart), chart.id());
        assertTrue(count(chart, "text") >= 4, chart.id() + " has no labels");
      }
      picture(colors);
      assertQuiet();
    }
  }

  /** How many shapes the chart has at least. */
  private static long marks(Block.Chart chart) {
    return chart.series().stream().mapToLong(BrowserTest::marks).sum();
  }

  private static long marks(Series series) {
    if (series instanceof Series.Points points) {
      return finite(points.y());
    }
    if (series instanceof Series.Bars bars) {
      return finite(bars.values());
    }
    if (series instanceof Series.Cells cells) {
      return finite(cells.values());
    }
    return series instanceof Series.Band ? 2 : 5; // a gap makes two areas; a line has marks
  }

  private static long finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).count();
  }

  @Test
  void thePageHoldsTheNumbersOfItsSource() {
    open("light", 1200);
    Block.Chart chart = SamplePage.charts().get(0);
    double[] y = ((Series.Line) chart.series().get(4)).y();
    Object read =
        browser.executeScript(
            "return JSON.parse(document.querySelector('#decay .chart-data').textContent)"
                + ".series[4].y");
    List<?> values = (List<?>) Objects.requireNonNull(read);
    assertEquals(y.length, values.size());
    for (int i = 0; i < y.length; i++) {
      assertEquals(y[i], ((Number) values.get(i)).doubleValue(), "value " + i);
    }
    browser.findElement(By.cssSelector("#decay summary")).click();
    String cell =
        browser
            .findElement(By.cssSelector("#decay tbody tr:nth-child(17) td:nth-child(6)"))
            .getText();
    assertEquals(y[16], Double.parseDouble(cell));
  }

  @Test
  void marksStandWhereTheirNumbersSay() {
    open("light", 1200);
    // decades of the vertical axis that the mark of 2600 lies above that of 2e-5
    String decades =
        text(
            "const c = echarts.getInstanceByDom(document.querySelector('#sharpness .plot'));"
                + "const ys = [...document.querySelectorAll('#sharpness .plot svg path')]"
                + ".filter(p => p.getAttribute('fill') === '#d55e00')"
                + ".map(p => p.getBoundingClientRect()).map(r => (r.top + r.bottom) / 2);"
                + "const decade = c.convertToPixel('grid', [0, 0])[1]"
                + " - c.convertToPixel('grid', [0, 1])[1];"
                + "return (Math.max(...ys) - Math.min(...ys)) / decade");
    assertEquals(Math.log10(2600 / 2e-5), Double.parseDouble(decades), 0.05);
    List<String> labels =
        browser.findElements(By.cssSelector("#decay .plot text")).stream()
            .map(WebElement::getText)
            .toList();
    assertTrue(labels.contains("10⁻²") && labels.contains("10⁶"), labels.toString());
  }

  @Test
  void aNarrowWindowCutsNothing() throws IOException {
    open("light", 500);
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    browser.navigate().refresh();
    try {
      assertEquals("360", text("return innerWidth"));
      assertEquals("true", text("return document.documentElement.scrollWidth <= innerWidth"));
      String inside =
          "return [...document.querySelectorAll('.plot svg')].every("
              + "s => s.getBoundingClientRect().right <= innerWidth)";
      assertEquals("true", text(inside));
      picture("narrow");
      assertQuiet();
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  @Test
  void theSwitchChangesColorsAndTheLegendHidesSeries() {
    open("light", 1200);
    WebElement plot = browser.findElement(By.cssSelector("#decay .plot"));
    WebElement theme = browser.findElement(By.id("theme"));
    theme.click();
    theme.click();
    assertTrue(theme.getText().toLowerCase(Locale.ROOT).contains("dark"), theme.getText());
    assertEquals("dark", plot.getDomAttribute("data-drawn"));
    theme.click();
    assertEquals("light", plot.getDomAttribute("data-drawn"));
    int before = count(SamplePage.charts().get(0), "path");
    WebElement first = browser.findElement(By.cssSelector("#decay .legend button"));
    first.sendKeys(Keys.ENTER);
    assertTrue(count(SamplePage.charts().get(0), "path") < before, "a line is gone");
    first = browser.findElement(By.cssSelector("#decay .legend button"));
    assertEquals("false", first.getDomAttribute("aria-pressed"));
    assertQuiet();
  }

  @Test
  void arrowsWalkAlongASeriesAndAreSpoken() {
    open("light", 1200);
    for (Block.Chart chart : SamplePage.charts()) {
      WebElement plot = browser.findElement(By.cssSelector("#" + chart.id() + " .plot"));
      plot.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
      String spoken =
          text("return document.querySelector('#" + chart.id() + " .spoken').textContent");
      assertTrue(spoken.contains(chart.series().get(0).name()), chart.id() + ": " + spoken);
    }
    assertQuiet();
  }

  @Test
  void itOpensWithinTwoSeconds() {
    open("light", 1200);
    open("light", 1200);
    String millis = text("return performance.getEntriesByType('navigation')[0].loadEventEnd | 0");
    assertTrue(Long.parseLong(millis) < 2000, millis + " ms");
  }

  @Test
  void printIsLightAndFitsThePaper() throws IOException {
    open("dark", 1200);
    text(
        "window.seen = null; addEventListener('beforeprint', () => { const p ="
            + " document.querySelector('#decay .plot'); window.seen = p.dataset.drawn + ' ' +"
            + " p.querySelector('svg').getAttribute('width') })");
    byte[] pdf = Base64.getDecoder().decode(browser.print(new PrintOptions()).getContent());
    Files.write(pictures.resolve("print.pdf"), pdf);
    assertQuiet();
    assertEquals("light 660", text("return window.seen"));
    assertFalse(
        text("return document.querySelector('#decay svg').getAttribute('width')").equals("660"));
    assertTrue(browser.getScreenshotAs(OutputType.BYTES).length > 0);
  }
}
