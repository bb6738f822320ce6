package org.stiffgrad.sbml;

import java.util.Set;

/** The elements of MathML 2 that SBML uses. */
final class MathVocabulary {
  /** Elements that stand first in an apply. */
  private static final Set<String> OPERATORS =
      words(
          "plus minus times divide power root abs exp ln log floor ceiling factorial quotient rem"
              + " max min implies and or xor not eq neq gt lt geq leq sin cos tan sec csc cot sinh"
              + " cosh tanh sech csch coth arcsin arccos arctan arcsec arccsc arccot arcsinh"
              + " arccosh arctanh arcsech arccsch arccoth");

  private static final Set<String> CONSTANTS =
      words("true false notanumber pi infinity exponentiale");

  private static final Set<String> STRUCTURE =
      words("lambda bvar piecewise piece otherwise degree logbase");

  private MathVocabulary() {}

  static boolean isOperator(String name) {
    return OPERATORS.contains(name);
  }

  static boolean isConstant(String name) {
    return CONSTANTS.contains(name);
  }

  static boolean isStructure(String name) {
    return STRUCTURE.contains(name);
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }
}
