package org.stiffgrad.problem;

import java.util.Collection;
import java.util.Locale;

/** Suggestions for names that do not exist. */
public final class Spelling {
  private static final int MOST_LISTED = 12;

  private Spelling() {}

  /**
   * A clause that helps: {@code did you mean k1?} where a known name is close, else which names
   * there are.
   */
  public static String help(String name, Collection<String> known) {
    String closest = "";
    int least = Math.max(2, name.length() / 3) + 1;
    for (String candidate : known) {
      int longest = Math.max(name.length(), candidate.length());
      int d = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      // Names that have hardly a letter in common are not close, however short.
      if (d < least && 2 * d <= longest + 1 && d < longest) {
        least = d;
        closest = candidate;
      }
    }
    if (!closest.isEmpty()) {
      return "did you mean " + closest + "?";
    }
    if (known.isEmpty()) {
      return "there are none";
    }
    StringBuilder list = new StringBuilder("there are ");
    int listed = 0;
    for (String candidate : known) {
      if (listed == MOST_LISTED) {
        return list.append(", ... (").append(known.size()).append(" in all)").toString();
      }
      list.append(listed++ == 0 ? "" : ", ").append(candidate);
    }
    return list.toString();
  }

  /** Whether a name differs from a long one by case and at most two slips. */
  public static boolean isSlip(String name, String known) {
    return distance(name.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT)) <= 2;
  }

  /** Edit distance: insertions, deletions, replacements and swaps of neighbors. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean isSwap =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (isSwap) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
