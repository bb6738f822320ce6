package org.stiffgrad.petab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** The entries of a mapping, each with its place. */
final class YamlFields {
  private final Map<String, YamlNode> values;
  private final YamlNode node;

  YamlFields(YamlNode node, String what) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      throw new InputException(
          node.position(), "found " + node.found() + ", expected " + what + " by its properties");
    }
    this.node = node;
    this.values = mapping.values();
  }

  private YamlNode value(String key) {
    YamlNode value = values.get(key);
    if (value == null) {
      throw new InputException(node.position(), "found no " + key + ", expected one");
    }
    return value;
  }

  String text(String key) {
    if (value(key) instanceof YamlNode.Scalar scalar) {
      return scalar.text();
    }
    throw error(key, "expected a single value");
  }

  List<YamlNode> list(String key) {
    if (value(key) instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    throw error(key, "expected a list");
  }

  double number(String key) {
    try {
      double x = Double.parseDouble(text(key));
      if (Double.isFinite(x)) {
        return x;
      }
    } catch (NumberFormatException e) {
      // the message below says it
    }
    throw error(key, "expected a number");
  }

  int count(YamlNode item) {
    if (item instanceof YamlNode.Scalar s && s.text().matches("[1-9][0-9]{0,4}")) {
      return Integer.parseInt(s.text());
    }
    throw new InputException(
        item.position(), "found " + item.found() + ", expected a number of nodes");
  }

  <E extends Enum<E>> E oneOf(String key, E[] all) {
    String wanted = text(key);
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return one;
      }
    }
    String names = Arrays.toString(all).toLowerCase(Locale.ROOT);
    throw error(key, "expected one of " + names);
  }

  InputException error(String key, String expected) {
    SourcePosition at = value(key).position();
    return new InputException(at, key + ": found " + value(key).found() + ", " + expected);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A number that may be left out, or be null. */
  double number(String key, double otherwise) {
    return has(key) && !text(key).equals("null") ? number(key) : otherwise;
  }

  /** A whole number. */
  int whole(String key, int otherwise) {
    double x = number(key, otherwise);
    if (x != Math.rint(x)) {
      throw error(key, "expected a whole number");
    }
    return (int) x;
  }

  /** A mapping within. */
  YamlFields fields(String key) {
    return new YamlFields(value(key), key);
  }

  SourcePosition position() {
    return node.position();
  }

  boolean isTrue(String key, boolean otherwise) {
    return has(key) ? text(key).equalsIgnoreCase("true") : otherwise;
  }
}
