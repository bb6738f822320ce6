package org.stiffgrad.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a chart must keep so that it can be drawn; whoever breaks it hears of it at once. */
record ChartRules(String id, Axis x, Axis y, List<Series> series) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");

  static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "found the id \"" + id + "\", expected letters, digits and hyphens");
    }
  }

  void check() {
    checkId(id);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("chart " + id + " has no series");
    }
    Set<String> names = new HashSet<>();
    Set<String> logStacks = new HashSet<>();
    for (Series one : series) {
      if (!names.add(one.name())) {
        throw wrong(one, "its name is given twice");
      }
      if (one instanceof Series.Bars bars) {
        bars(bars, logStacks);
      } else if (one instanceof Series.Cells cells) {
        cells(cells);
      } else {
        curves(one);
      }
    }
  }

  private void bars(Series.Bars bars, Set<String> logStacks) {
    boolean lies = y.kind() == Axis.Kind.CATEGORY;
    if (lies == (x.kind() == Axis.Kind.CATEGORY)) {
      throw wrong(bars, "bars need one axis of categories and one of numbers");
    }
    Axis names = lies ? y : x;
    Axis numbers = lies ? x : y;
    if (bars.values().length != names.categories().size()) {
      throw wrong(
          bars, bars.values().length + " bars for " + names.categories().size() + " categories");
    }
    if (numbers.kind() == Axis.Kind.LOG && !logStacks.add(bars.stack())) {
      throw wrong(bars, "bars on a logarithmic axis do not add up, so none may be stacked");
    }
    coordinates(bars, numbers, bars.values());
  }

  private void cells(Series.Cells cells) {
    if (x.kind() != Axis.Kind.CATEGORY || y.kind() != Axis.Kind.CATEGORY) {
      throw wrong(cells, "cells need two axes of categories");
    }
    if (series.size() > 1) {
      throw wrong(cells, "cells would hide the other series");
    }
    int expected = x.categories().size() * y.categories().size();
    if (cells.values().length != expected) {
      throw wrong(cells, cells.values().length + " values for " + expected + " cells");
    }
  }

  private void curves(Series series) {
    for (Curve curve : Curve.of(series)) {
      if (curve.x().length != curve.y().length) {
        throw wrong(series, curve.y().length + " values at " + curve.x().length + " places");
      }
      coordinates(series, x, curve.x());
      coordinates(series, y, curve.y());
    }
  }

  private void coordinates(Series series, Axis axis, double[] values) {
    List<String> categories = axis.categories();
    for (double v : values) {
      if (axis.kind() == Axis.Kind.LOG && v <= 0) {
        throw wrong(series, "found " + v + " on the logarithmic axis " + axis.label());
      }
      if (axis.kind() == Axis.Kind.CATEGORY && !(v >= 0 && v < categories.size() && v == (int) v)) {
        throw wrong(
            series, "found " + v + ", expected an index of " + categories.size() + " names");
      }
    }
  }

  private IllegalArgumentException wrong(Series series, String why) {
    return new IllegalArgumentException("chart " + id + ", series " + series.name() + ": " + why);
  }
}
