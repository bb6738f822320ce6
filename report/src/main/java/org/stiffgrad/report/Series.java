package org.stiffgrad.report;

/**
 * What one legend entry of a chart stands for. Not-a-number interrupts a line and draws no mark.
 */
public sealed interface Series {
  /** Its entry in the legend. */
  String name();

  /** Points joined in order; {@code x} is the index of the category on a category axis. */
  record Line(String name, double[] x, double[] y, boolean isDashed) implements Series {}

  /** Marks at points, not joined. */
  record Points(String name, double[] x, double[] y) implements Series {}

  /**
   * One bar for each category of the one axis that has categories; where that is the vertical one,
   * bars lie. Bars of the same stack follow each other, negative ones to the other side; stacks
   * stand side by side.
   */
  record Bars(String name, double[] values, String stack) implements Series {}

  /** The area between two curves, such as a confidence band. */
  record Band(String name, double[] x, double[] lower, double[] upper) implements Series {}

  /**
   * Colored cells, the only series of their chart: {@code values[i + j * columns]} is the cell of
   * category i across and j up. Colors run from the smallest value to the largest, around 0 where
   * there are both signs.
   */
  record Cells(String name, double[] values) implements Series {}
}
