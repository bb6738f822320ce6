package org.stiffgrad.petab;

import java.util.List;
import java.util.Map;
import org.stiffgrad.input.SourcePosition;

/** A part of a YAML file with its place. */
sealed interface YamlNode {
  /** Where it begins. */
  SourcePosition position();

  /** What a message calls it. */
  String found();

  /** A single value, as text. */
  record Scalar(String text, SourcePosition position) implements YamlNode {
    @Override
    public String found() {
      return text.isEmpty() ? "nothing" : "'" + text + "'";
    }
  }

  record Sequence(List<YamlNode> items, SourcePosition position) implements YamlNode {
    @Override
    public String found() {
      return "a list";
    }
  }

  /**
   * @param keys in the order of the file, each with its place
   */
  record Mapping(
      Map<String, YamlNode> values, Map<String, SourcePosition> keys, SourcePosition position)
      implements YamlNode {
    @Override
    public String found() {
      return "a mapping";
    }
  }
}
