package org.stiffgrad.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" class=\"chart-data\">(.*?)</script>");

  private static final String HTML = HtmlPage.text(SamplePage.page());

  /** The page without the chart library, which holds addresses of its own. */
  private static String own() {
    int begin = HTML.indexOf("<script>");
    return HTML.substring(0, begin) + HTML.substring(HTML.indexOf("<script>", begin + 1));
  }

  private static List<JsonNode> data() throws IOException {
    List<JsonNode> charts = new ArrayList<>();
    Matcher matcher = DATA.matcher(HTML);
    while (matcher.find()) {
      charts.add(new ObjectMapper().readTree(matcher.group(1)));
    }
    return charts;
  }

  private static void assertSame(double[] source, JsonNode written) {
    assertEquals(source.length, written.size());
    for (int i = 0; i < source.length; i++) {
      if (Double.isFinite(source[i])) {
        assertEquals(
            Double.doubleToLongBits(source[i]),
            Double.doubleToLongBits(written.get(i).asDouble()),
            source[i] + " was written as " + written.get(i));
      } else {
        assertTrue(written.get(i).isNull(), written.toString());
      }
    }
  }

  @Test
  void everyNumberReadsBackAsTheSameDouble() throws IOException {
    List<Block.Chart> charts = SamplePage.charts();
    List<JsonNode> written = data();
    assertEquals(charts.size(), written.size());
    int numbers = 0;
    for (int c = 0; c < charts.size(); c++) {
      assertEquals(charts.get(c).id(), written.get(c).get("id").asText());
      for (int s = 0; s < charts.get(c).series().size(); s++) {
        Series series = charts.get(c).series().get(s);
        JsonNode json = written.get(c).get("series").get(s);
        assertEquals(series.name(), json.get("name").asText());
        if (series instanceof Series.Line line) {
          assertSame(line.x(), json.get("x"));
          assertSame(line.y(), json.get("y"));
        } else if (series instanceof Series.Points points) {
          assertSame(points.x(), json.get("x"));
          assertSame(points.y(), json.get("y"));
        } else if (series instanceof Series.Band band) {
          assertSame(band.lower(), json.get("lower"));
          assertSame(band.upper(), json.get("upper"));
        } else if (series instanceof Series.Bars bars) {
          assertSame(bars.values(), json.get("values"));
        } else if (series instanceof Series.Cells cells) {
          assertSame(cells.values(), json.get("values"));
        }
        numbers++;
      }
    }
    assertTrue(numbers > 20, "series: " + numbers);
  }

  @Test
  void namesStayText() {
    String own = own();
    assertFalse(own.contains("<script>window"), "a name became a script");
    assertFalse(own.contains("</script> \""), "a name ended a script");
    assertTrue(own.contains("&lt;script&gt;window.broken"), "names are shown as they are");
    assertTrue(own.contains("&amp;amp; Ωλ→∞ 数"), "an ampersand stays one; other letters too");
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String own = own();
    assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(own).find(), "an address");
    assertFalse(own.contains("@import") || own.contains("url("), "an address in the style");
    assertTrue(own.contains("default-src &#39;none&#39;"), "and the browser is told so");
    assertTrue(HTML.getBytes(StandardCharsets.UTF_8).length < 3_000_000, "small enough to mail");
  }

  @Test
  void everyLinkAndLabelLeadsToAnId() {
    Matcher target = Pattern.compile("(?:href=\"#|aria-[a-z]+by=\")([^\"]+)\"").matcher(own());
    int count = 0;
    while (target.find()) {
      assertTrue(HTML.contains(" id=\"" + target.group(1) + "\""), target.group(1));
      count++;
    }
    assertTrue(count > 20, "links and labels: " + count);
  }

  @Test
  void everyChartHasItsDataAsATable() {
    for (Block.Chart chart : SamplePage.charts()) {
      Curves curves = Curves.of(chart);
      int begin = HTML.indexOf("<figure class=\"chart\" id=\"" + chart.id() + "\"");
      String figure = HTML.substring(begin, HTML.indexOf("</figure>", begin));
      assertEquals(curves.rows().size() + 1, figure.split("<tr>", -1).length - 1, chart.id());
      assertTrue(figure.contains("<th scope=\"col\">"), chart.id());
    }
  }

  @Test
  void idsAreUniqueWhateverTheirCase() {
    Page.Section one = new Page.Section("T1", "one", List.of());
    Page.Section two = new Page.Section("t1", "two", List.of());
    Page page = new Page("twice", "", List.of(one, two));
    assertThrows(IllegalArgumentException.class, () -> HtmlPage.text(page));
    Page odd = new Page("odd", "", List.of(new Page.Section("a b", "odd", List.of())));
    assertThrows(IllegalArgumentException.class, () -> HtmlPage.text(odd));
  }

  @Test
  void aFileIsReplacedAndNoDraftStays(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "old");
    HtmlPage.write(SamplePage.page(), file);
    assertEquals(HTML, Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }
}
