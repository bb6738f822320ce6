package org.stiffgrad.sbml;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * The part of an SBML file that has a meaning here, as XML for JSBML, which knows no positions: the
 * {@code metaid} of each element, and in formulas the {@code id} of each name, is the number of its
 * position.
 *
 * @param fileName what messages call the file
 * @param xml the document without notes, annotations, units and other packages
 * @param names the ids that formulas may use
 * @param formulas the marks of the elements that hold a formula
 */
record CleanDocument(
    String fileName,
    String xml,
    List<SourcePosition> positions,
    Set<String> names,
    Set<String> formulas) {
  CleanDocument {
    positions = List.copyOf(positions);
    names = Set.copyOf(names);
    formulas = Set.copyOf(formulas);
  }

  /**
   * Makes sure that JSBML, which passes over what it does not understand, has not lost a formula.
   *
   * @param mark of the element that has none
   */
  void requireNoFormula(String mark) {
    if (formulas.contains(mark)) {
      throw new IllegalStateException("JSBML lost the formula at " + position(mark));
    }
  }

  /** The file's name without folders and ending, for a model without id. */
  String modelName() {
    String last = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /** The mark of a position, usable as an XML id. */
  static String mark(int number) {
    return "p" + number;
  }

  /** The position of a mark; without mark, that of the document's first element. */
  SourcePosition position(@Nullable String mark) {
    return positions.get(mark == null || mark.isEmpty() ? 0 : Integer.parseInt(mark.substring(1)));
  }

  InputException error(@Nullable String mark, String reason) {
    return new InputException(position(mark), reason);
  }
}
