package org.stiffgrad.antimony;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * Reads formulas that stand alone, such as the cells of a table, in the notation of Antimony. No
 * name is a keyword; {@code **} is {@code ^}; {@code log} is the natural logarithm, {@code log(x,
 * base)} one to another base, and there is {@code log2}.
 */
public final class Formula {
  private static final String TIME = "time";

  private Formula() {}

  /** The names that a formula may use, beside {@code time}. */
  public interface Names {
    /**
     * What a name stands for, empty where it is not defined. It counts before a constant of the
     * notation, such as {@code pi}.
     */
    Optional<Expression> value(String name);

    /** A clause for whoever used a name that there is not. */
    String help(String name);
  }

  /**
   * Reads a formula.
   *
   * @param position of the first character
   * @throws InputException at the first place that is not a formula of these names
   */
  public static Expression parse(String text, SourcePosition position, Names names) {
    requireNoComment(text, position);
    String line = text.replace('\n', ' ').replace('\r', ' ');
    FormulaReader reader =
        new FormulaReader(position.file(), Dialect.TABLE, new References(position.file(), names));
    return reader.quantity(Syntax.parseFormula(line, position).formula()).expression();
  }

  /** The grammar skips comments; a cell that loses its second half must not pass. */
  private static void requireNoComment(String text, SourcePosition position) {
    for (String mark : new String[] {"//", "#", "/*", "\\"}) {
      int at = text.indexOf(mark);
      if (at >= 0) {
        throw new InputException(
            new SourcePosition(position.file(), position.line(), position.column() + at),
            "found '" + mark + "' in a formula, expected an operator, a number or a name");
      }
    }
  }

  private record References(String fileName, Names names) implements Scope {
    @Override
    public Value resolve(Token name) {
      Optional<Expression> value = names.value(name.getText());
      if (value.isEmpty()) {
        throw new InputException(
            Syntax.position(name, fileName),
            "found '" + name.getText() + "', which is not defined; " + names.help(name.getText()));
      }
      return Value.leaf(value.get());
    }

    @Override
    public boolean hides(String constant) {
      return !constant.equals(TIME) && names.value(constant).isPresent();
    }
  }
}
