package org.stiffgrad.antimony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.FormulaText;
import org.stiffgrad.expression.Interpreter;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** Formulas of their own, as in the cells of a table. */
class FormulaTest {
  private static final SourcePosition CELL = new SourcePosition("table.tsv", 3, 8);

  private record Known(Set<String> names) implements Formula.Names {
    @Override
    public Optional<Expression> value(String name) {
      return names.contains(name) ? Optional.of(new Expression.Reference(name)) : Optional.empty();
    }

    @Override
    public String help(String name) {
      return "there are " + names.size();
    }
  }

  private static Expression parse(String text, String... names) {
    return Formula.parse(text, CELL, new Known(Set.of(names)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 + 3*4|14",
        "2^3^2|512",
        "2**3**2|512",
        "2 ** -1|0.5",
        "-2^2|-4",
        "-3**2|-9",
        "log(exp(2))|2",
        "ln(exp(2))|2",
        "log10(1000)|3",
        "log2(8)|3",
        "log(8, 2)|3",
        "piecewise(1, 2 > 3, 5)|5",
        "piecewise(1, 2 < 3 && !(1 > 2), 5)|1",
        "max(1, 7, 3) - min(4, 2)|5",
        "sqrt(abs(-16))|4",
        "pi|3.141592653589793",
        "1e-3|1e-3",
        ".5|0.5",
      })
  void values(String formula, double value) {
    assertEquals(value, Interpreter.number(parse(formula)), 1e-14);
  }

  @Test
  void noNameIsAKeyword() {
    Expression sum = parse("model + end*gene - in/species + unit", words());
    assertEquals("model + end*gene - in/species + unit", FormulaText.of(sum));
  }

  private static String[] words() {
    return new String[] {"model", "end", "gene", "in", "species", "unit"};
  }

  @Test
  void definedNamesComeBeforeConstants() {
    assertEquals(new Expression.Reference("pi"), parse("pi", "pi"));
    assertEquals(new Expression.Time(), parse("time", "time"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + c|table.tsv:3:12: found 'c', which is not defined; there are 2",
        "a b|table.tsv:3:10: found 'b', expected an operator or the end of the formula",
        "a +|table.tsv:3:11: found the end of the formula, expected a number, a name or '('",
        "(a + b|table.tsv:3:14: found the end of the formula, expected an operator or ')'",
        "a // b|table.tsv:3:10: found '//' in a formula, expected an operator, a number or a name",
        "f(a)|table.tsv:3:8: found 'f(', but there is no function of this name",
        "a * * b|table.tsv:3:12: found '*', expected a number, a name or '('",
        "a; b|table.tsv:3:9: found ';', expected an operator or the end of the formula",
      })
  void errors(String formula, String message) {
    InputException e = assertThrows(InputException.class, () -> parse(formula, "a", "b"));
    assertEquals(message, e.getMessage());
  }
}
