package org.stiffgrad.antimony;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.stiffgrad.antimony.grammar.AntimonyLexer;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.FormulaText;
import org.stiffgrad.expression.Model;

/**
 * Writes a model as Antimony text that reads back as the same model. Reactions appear as the rate
 * equations that they were turned into.
 */
public final class AntimonyWriter {
  private AntimonyWriter() {}

  /**
   * The model as text.
   *
   * @param comment lines for the head of the file, without comment signs
   */
  public static String text(Model model, String comment) {
    StringBuilder text = new StringBuilder();
    comment.lines().forEach(line -> text.append("// ").append(line).append('\n'));
    boolean isNamed = isName(model.name());
    if (isNamed) {
      text.append("model ").append(model.name()).append('\n');
    }
    for (Model.Parameter parameter : model.parameters()) {
      text.append(parameter.isConst() ? "  const " + parameter.id() + "\n" : "");
      append(text, parameter.id() + " = ", parameter.value());
    }
    for (Model.State state : model.states()) {
      append(text, state.id() + " = ", state.initial());
    }
    for (Model.Assignment assignment : model.assignments()) {
      append(text, assignment.id() + " := ", assignment.formula());
    }
    for (Model.State state : model.states()) {
      append(text, state.id() + "' = ", state.derivative());
    }
    return text.append(isNamed ? "end\n" : "").toString();
  }

  /** Whether the language would take this for a name, and not for a keyword or several words. */
  private static boolean isName(String text) {
    AntimonyLexer lexer = new AntimonyLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    Token only = lexer.nextToken();
    return only.getType() == AntimonyLexer.NAME && only.getText().equals(text);
  }

  /** A number that the model leaves open stays open. */
  private static void append(StringBuilder text, String left, Expression right) {
    boolean isOpen = right instanceof Expression.Constant c && Double.isNaN(c.value());
    if (!isOpen) {
      text.append("  ").append(left).append(FormulaText.of(right)).append('\n');
    }
  }
}
