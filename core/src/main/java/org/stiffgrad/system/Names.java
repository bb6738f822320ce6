package org.stiffgrad.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An ordered list of distinct names with constant-time look-up; position = index in the vectors.
 */
public final class Names {
  private final List<String> names;
  private final Map<String, Integer> positions;

  private Names(List<String> names) {
    this.names = List.copyOf(names);
    this.positions = new HashMap<>();
    for (int i = 0; i < this.names.size(); i++) {
      if (positions.put(this.names.get(i), i) != null) {
        throw new IllegalArgumentException("the name " + this.names.get(i) + " occurs twice");
      }
    }
  }

  public static Names of(List<String> names) {
    return new Names(names);
  }

  public static Names of(String... names) {
    return new Names(List.of(names));
  }

  public int size() {
    return names.size();
  }

  public String get(int index) {
    return names.get(index);
  }

  /** The position of a name, or empty where there is no such name. */
  public OptionalInt find(String name) {
    Integer position = positions.get(name);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /**
   * The position of a name that must exist.
   *
   * @throws IllegalArgumentException naming the missing name
   */
  public int indexOf(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  public List<String> asList() {
    return names;
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
