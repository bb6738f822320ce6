package org.stiffgrad.antimony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.input.SourceModel;

/** Formulas mean what libSBML's Level 3 parser, as libAntimony sets it up, takes them to mean. */
final class AntimonyFormulaTest {
  private static Expression derivative(String formula) {
    return Antimony.parse("x' = " + formula, "m.ant").model().states().get(0).derivative();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          a + b - c            | ((a + b) - c)
          a - b + c            | ((a - b) + c)
          a / b * c            | ((a/b)*c)
          a + b * c            | (a + (b*c))
          -a^2                 | (-(a^2))
          -a*b                 | ((-a)*b)
          a^b^c                | (a^(b^c))
          a^-b                 | (a^(-b))
          2^-a^b               | (2^(-(a^b)))
          a - -b               | (a - (-b))
          + a                  | a
          (a + b) * c          | ((a + b)*c)
          .5*a                 | (0.5*a)
          1.5e-3 + 2E+2        | (0.0015 + 200)
          1e3*E                | (1000*E)
          pi*exponentiale      | (3.141592653589793*2.718281828459045)
          """)
  void precedenceIsAntimonys(String formula, String expected) {
    assertEquals(expected, Infix.of(derivative(formula)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          exp(a) + ln(b)       | (EXP(a) + LN(b))
          log(a)               | LN(a)
          log10(a)             | LOG10(a)
          log(2, a)            | (LN(a)/LN(2))
          sqrt(a) + root(a)    | (SQRT(a) + SQRT(a))
          root(3, a)           | (a^(1/3))
          sqr(a)               | (a^2)
          pow(a, b)            | (a^b)
          power(a, b)          | (a^b)
          abs(a)*floor(b)      | (ABS(a)*FLOOR(b))
          ceil(a)*ceiling(b)   | (CEIL(a)*CEIL(b))
          asin(a)*arcsin(a)    | (ASIN(a)*ASIN(a))
          tanh(a)*arctanh(a)   | (TANH(a)*ATANH(a))
          min(a, b, c)         | ((a min b) min c)
          max(a, b)            | (a max b)
          times(a, plus(b, c)) | (a*(b + c))
          minus(a)             | (-a)
          """)
  void builtInFunctions(String formula, String expected) {
    assertEquals(expected, Infix.of(derivative(formula)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          piecewise(1, a > 2, 3)                  | ((a > 2) ? 1 : 3)
          piecewise(1, time < 5, 2, time < 9, 3)  | ((time < 5) ? 1 : ((time < 9) ? 2 : 3))
          piecewise(1, a > 2 && !(b <= 1), 3)     | (((a > 2) && !(b <= 1)) ? 1 : 3)
          piecewise(1, (a == 2) || b != 1, 3)     | (((a == 2) || (b != 1)) ? 1 : 3)
          piecewise(1, 0 < a < 1, 3)              | (((0 < a) && (a < 1)) ? 1 : 3)
          piecewise(1, and(gt(a, 1), true), 3)    | (((a > 1) && true) ? 1 : 3)
          piecewise(1, a + 1 >= b, 3)             | (((a + 1) >= b) ? 1 : 3)
          k*(time > 5)                            | (k*((time > 5) ? 1 : 0))
          """)
  void conditions(String formula, String expected) {
    assertEquals(expected, Infix.of(derivative(formula)));
  }

  @Test
  void functionsAreInlined() {
    String text =
        """
        function mm(s, v, k)
          v*s/(k + s)
        end
        function twice(x) 2*mm(x, x, 1); end
        S' = -mm(S, Vmax, Km + 1) + twice(S)
        """;
    Expression derivative = Antimony.parse(text, "m.ant").model().states().get(0).derivative();
    assertEquals("((-((Vmax*S)/((Km + 1) + S))) + (2*((S*S)/(1 + S))))", Infix.of(derivative));
  }

  @Test
  void aReactionsLabelStandsForItsRate() {
    String text =
        """
        J1: A -> B; k*A
        total := 2*J1
        C' = J2
        J2: B -> ; J1/2
        """;
    SourceModel model = Antimony.parse(text, "m.ant");
    assertEquals("(2*(k*A))", Infix.of(model.model().assignments().get(0).formula()));
    assertEquals("((k*A)/2)", Infix.of(model.model().state("C").orElseThrow().derivative()));
    assertEquals(
        "((k*A) - ((k*A)/2))", Infix.of(model.model().state("B").orElseThrow().derivative()));
  }
}
