package org.stiffgrad.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A chart as the page's script reads it. Numbers read back as the same doubles; what is not finite
 * is {@code null}.
 */
final class ChartJson {
  private final JsonGenerator json;

  private ChartJson(JsonGenerator json) {
    this.json = json;
  }

  /** JSON that holds no {@code <}, so that it can stand inside of a script element. */
  static String of(Block.Chart chart) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      new ChartJson(generator).write(chart);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // outside of strings JSON has no such sign
    return text.toString().replace("<", "\\u003c");
  }

  private void write(Block.Chart chart) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", chart.id());
    axis("x", chart.x());
    axis("y", chart.y());
    json.writeArrayFieldStart("series");
    for (Series series : chart.series()) {
      json.writeStartObject();
      series(series);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void axis(String name, Axis axis) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("label", axis.label());
    json.writeStringField("kind", axis.kind().name());
    json.writeArrayFieldStart("categories");
    for (String category : axis.categories()) {
      json.writeString(category);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void series(Series series) throws IOException {
    json.writeStringField("name", series.name());
    if (series instanceof Series.Line line) {
      json.writeStringField("kind", "line");
      json.writeBooleanField("dashed", line.isDashed());
      numbers("x", line.x());
      numbers("y", line.y());
    } else if (series instanceof Series.Points points) {
      json.writeStringField("kind", "points");
      numbers("x", points.x());
      numbers("y", points.y());
    } else if (series instanceof Series.Bars bars) {
      json.writeStringField("kind", "bars");
      json.writeStringField("stack", bars.stack());
      numbers("values", bars.values());
    } else if (series instanceof Series.Band band) {
      json.writeStringField("kind", "band");
      numbers("x", band.x());
      numbers("lower", band.lower());
      numbers("upper", band.upper());
    } else if (series instanceof Series.Cells cells) {
      json.writeStringField("kind", "cells");
      numbers("values", cells.values());
    } else {
      throw new IllegalStateException("no JSON for " + series.getClass().getSimpleName());
    }
  }

  private void numbers(String name, double[] values) throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }
}
