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

  /** One bar for each category of the horizontal axis; bars of a stack lie on each other. */
  record Bars(String name, double[] values, String stack) implements Series {}

  /** The area between two curves, such as a confidence band. */
  record Band(String name, double[] x, double[] lower, double[] upper) implements Series {}

  /** Colored cells: {@code values[i + j * columns]} is the cell of category i across and j up. */
  record Cells(String name, double[] values) implements Series {}
}
