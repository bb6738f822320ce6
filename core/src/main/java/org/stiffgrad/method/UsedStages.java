package org.stiffgrad.method;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** The stages of a tableau that its result depends on; an embedded formula may need others. */
final class UsedStages {
  private UsedStages() {}

  /** Indices in increasing order of the stages that the weights reach through A. */
  static int[] of(double[][] a, double[] b) {
    boolean[] isUsed = new boolean[b.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < b.length; i++) {
      if (b[i] != 0) {
        isUsed[i] = true;
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int i = open.remove();
      for (int j = 0; j < b.length; j++) {
        if (a[i][j] != 0 && !isUsed[j]) {
          isUsed[j] = true;
          open.add(j);
        }
      }
    }
    return IntStream.range(0, b.length).filter(i -> isUsed[i]).toArray();
  }
}
