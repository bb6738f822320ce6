package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stiffgrad.problem.Range;
import org.stiffgrad.problem.ScaleKind;

/**
 * The small notations inside option values: lists, {@code name=value} pairs, numbers, intervals.
 */
final class OptionText {
  private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
  private static final Pattern PLAIN = Pattern.compile(NUMBER);
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  /** The first number is read greedily, so that {@code 1...2} is from 1. to 2. */
  private static final Pattern INTERVAL = Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")");

  private static final Pattern BYTES = Pattern.compile("([1-9]\\d{0,8})([KMG]?)");

  private OptionText() {}

  /** Splits {@code k1=0.4,k2=lognormal(1,2)} at the commas outside of parentheses. */
  static Map<String, String> pairs(String option, List<String> texts, String expectedValue) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : texts) {
      for (String part : split(option, text)) {
        int equals = part.indexOf('=');
        if (equals < 1) {
          throw UsageException.found(option, part, "NAME=" + expectedValue);
        }
        String name = name(option, part.substring(0, equals).strip());
        if (pairs.put(name, part.substring(equals + 1).strip()) != null) {
          throw new UsageException(option + ": " + name + " is given twice");
        }
      }
    }
    return pairs;
  }

  /** Splits {@code k1,k2}; each must be a name and may occur once. */
  static List<String> names(String option, List<String> texts) {
    List<String> names = new ArrayList<>();
    for (String text : texts) {
      for (String part : split(option, text)) {
        String name = name(option, part);
        if (names.contains(name)) {
          throw new UsageException(option + ": " + name + " is given twice");
        }
        names.add(name);
      }
    }
    return names;
  }

  /** Splits at commas outside of parentheses; no part may be empty. */
  static List<String> split(String option, String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && (depth <= 0 || i == text.length())) {
        String part = text.substring(start, i).strip();
        if (part.isEmpty()) {
          throw UsageException.found(option, text, "a list without empty places");
        }
        parts.add(part);
        start = i + 1;
      }
    }
    return parts;
  }

  private static String name(String option, String text) {
    if (!NAME.matcher(text).matches()) {
      throw UsageException.found(option, text, "a name");
    }
    return text;
  }

  /** A finite decimal number; neither hexadecimal nor NaN nor anything that overflows. */
  static double number(String option, String text) {
    double value = PLAIN.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw UsageException.found(option, text, "a number");
    }
    return value;
  }

  static double positive(String option, String text) {
    double value = number(option, text);
    if (!(value > 0)) {
      throw UsageException.found(option, text, "a positive number");
    }
    return value;
  }

  /**
   * A positive whole number.
   *
   * @param most the largest that memory and patience are made for
   */
  static int count(String option, String text, int most) {
    if (!text.matches("0*[1-9]\\d*")) {
      throw UsageException.found(option, text, "a positive whole number");
    }
    String digits = text.replaceFirst("^0+", "");
    if (digits.length() > 10 || Long.parseLong(digits) > most) {
      throw UsageException.found(option, text, "at most " + most);
    }
    return Integer.parseInt(digits);
  }

  /** A number of bytes: digits, or with K, M or G that many times 1024, 1024^2 or 1024^3. */
  static long bytes(String option, String text) {
    Matcher matcher = BYTES.matcher(text);
    if (!matcher.matches()) {
      throw UsageException.found(option, text, "a number of bytes such as 64M");
    }
    int power = "KMG".indexOf(matcher.group(2)) + 1;
    return Long.parseLong(matcher.group(1)) << (matcher.group(2).isEmpty() ? 0 : 10 * power);
  }

  static long integer(String option, String text) {
    if (!text.matches("[+-]?\\d{1,18}")) {
      throw UsageException.found(option, text, "a whole number");
    }
    return Long.parseLong(text);
  }

  /** {@code a..b} with a below b. */
  static Range interval(String option, String text) {
    Matcher matcher = INTERVAL.matcher(text);
    if (!matcher.matches()) {
      throw UsageException.found(option, text, "an interval such as 1e-5..1e5");
    }
    double lower = number(option, matcher.group(1));
    double upper = number(option, matcher.group(2));
    if (!(lower < upper)) {
      throw UsageException.found(option, text, "the lower end below the upper one");
    }
    return new Range(lower, upper);
  }

  /** Numbers by name. */
  static Map<String, Double> numbers(String option, List<String> texts) {
    Map<String, Double> values = new LinkedHashMap<>();
    pairs(option, texts, "NUMBER")
        .forEach((name, text) -> values.put(name, number(option + " " + name, text)));
    return values;
  }

  /** Scales by name. */
  static Map<String, ScaleKind> scales(String option, List<String> texts) {
    Map<String, ScaleKind> kinds = new LinkedHashMap<>();
    pairs(option, texts, "SCALE")
        .forEach((name, text) -> kinds.put(name, scaleKind(option + " " + name, text)));
    return kinds;
  }

  private static ScaleKind scaleKind(String option, String text) {
    for (ScaleKind kind : ScaleKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return kind;
      }
    }
    throw UsageException.found(option, text, "lin, log, log10 or asinh");
  }
}
