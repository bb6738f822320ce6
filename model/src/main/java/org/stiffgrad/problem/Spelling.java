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

  /** Edit distance: insertions, deletions and replacements of one character. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
