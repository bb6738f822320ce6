package org.stiffgrad.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One column of numbers over places; a band has two. Bars that lie are still over their names. */
record Curve(String name, double[] x, double[] y) {
  static List<Curve> of(Series series) {
    if (series instanceof Series.Line line) {
      return List.of(new Curve(line.name(), line.x(), line.y()));
    }
    if (series instanceof Series.Points points) {
      return List.of(new Curve(points.name(), points.x(), points.y()));
    }
    if (series instanceof Series.Band band) {
      return List.of(
          new Curve(band.name() + " (lower)", band.x(), band.lower()),
          new Curve(band.name() + " (upper)", band.x(), band.upper()));
    }
    if (series instanceof Series.Bars bars) {
      double[] places = IntStream.range(0, bars.values().length).asDoubleStream().toArray();
      return List.of(new Curve(bars.name(), places, bars.values()));
    }
    throw new IllegalArgumentException(series.name() + " is not a curve");
  }

  boolean sharesPlaces(Curve other) {
    return Arrays.equals(x, other.x);
  }
}
