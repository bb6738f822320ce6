package org.stiffgrad.learn;

/**
 * The measured states of one experiment. It begins at its first row, which holds every state.
 *
 * @param times increasing, [r]
 * @param values one row a time, NaN where a state was not measured, [r][n]
 */
public record Series(String name, double[] times, double[][] values) {
  public Series {
    if (times.length != values.length || times.length < 2) {
      throw new IllegalArgumentException(
          name
              + ": "
              + times.length
              + " times and "
              + values.length
              + " rows; expected two or more");
    }
    for (int i = 1; i < times.length; i++) {
      if (!(times[i] > times[i - 1])) {
        throw new IllegalArgumentException(
            name + ": time " + times[i] + " does not come after " + times[i - 1]);
      }
    }
    if (!isComplete(values[0])) {
      throw new IllegalArgumentException(name + ": the first row lacks a state");
    }
  }

  static boolean isComplete(double[] row) {
    for (double y : row) {
      if (Double.isNaN(y)) {
        return false;
      }
    }
    return true;
  }

  double span() {
    return times[times.length - 1] - times[0];
  }
}
