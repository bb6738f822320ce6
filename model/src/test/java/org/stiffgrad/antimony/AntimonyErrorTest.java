package org.stiffgrad.antimony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.input.InputException;

/** Malformed text: each message says where, what was found and what was expected. */
final class AntimonyErrorTest {
  private static final String SPLIT =
      " (a backslash at the end of a line continues it on the next)";

  private static String message(String text) {
    return message(() -> Antimony.parse(text, "m.ant"));
  }

  private static String message(Executable reading) {
    return String.valueOf(assertThrows(InputException.class, reading).getMessage());
  }

  /** In the tables below / stands for a line end, and ~ for a backslash. */
  private static void check(String text, String position, String reason) {
    String expected = "m.ant:" + position + ": " + reason.replace("SPLIT", SPLIT);
    assertEquals(
        expected.replace('~', '\\'), message(text.replace(" / ", "\n").replace('~', '\\')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          A' = -A / k = 3 4           ## 2:7  ## found the number 4, expected an operator or the end of the statement
          A' = -A / k = ; b = 1       ## 2:5  ## found ';', expected a formula
          k = (1 + 2 / A' = 1         ## 1:11 ## found the end of the line, expected an operator or ')'SPLIT
          A' = exp(A                  ## 1:11 ## found the end of the file, expected an operator or ')'
          A' = exp(A 2)               ## 1:12 ## found the number 2, expected an operator or ')'
          A' = max(A, ) / A = 1       ## 1:13 ## found ')', expected a formula
          A' = 2 * / A = 1            ## 1:9  ## found the end of the line, expected a number, a name or '('SPLIT
          A' = A^) / A = 1            ## 1:8  ## found ')', expected a number, a name or '('
          A' = A $ 3                  ## 1:8  ## found '$', expected an operator or the end of the statement
          A' = A & B                  ## 1:8  ## found the character '&', expected '&&'
          A' = A ~ B                  ## 1:8  ## found the character '~', expected an operator or the end of the statement
          A' = α*A                    ## 1:6  ## found the character 'α' (U+03B1), expected a formula
          A' = "x"                    ## 1:6  ## found the text "x", expected a formula
          x = "abc / A' = 1           ## 1:5  ## found the character '"', expected a formula
          A' := 3                     ## 1:4  ## found ':=', expected '='
          A'' = 3                     ## 1:3  ## found ''', expected '='
          A B -> C; k*A               ## 1:3  ## found 'B', expected a definition (A = 1, A := 2*B, A' = -k*A) or a reaction (A -> B; k*A)
          k                           ## 1:2  ## found the end of the file, expected a definition (k = 1, k := 2*B, k' = -k*k) or a reaction (k -> B; k*k)
          3 / A' = 1                  ## 1:2  ## found the end of the line, expected a name
          ) / A' = 1                  ## 1:1  ## found ')', expected a statement
          species end                 ## 1:9  ## found the keyword 'end', expected a name
          species A B                 ## 1:11 ## found 'B', expected the end of the statement
          species A, / A' = 1         ## 1:11 ## found the end of the line, expected a name
          const / A' = 1              ## 1:6  ## found the end of the line, expected a name
          A in 3                      ## 1:6  ## found the number 3, expected the name of a compartment
          A is 3                      ## 1:6  ## found the number 3, expected a display name in double quotes
          /* open / A' = 1            ## 1:1  ## found a comment that begins with /* and never ends, expected */ after it
          """)
  void syntax(String text, String position, String reason) {
    check(text, position, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          A -> B / A = 1              ## 1:7  ## found the end of the line, expected '+' or ';' and then the rate law
          A -> ; / A = 1              ## 1:1  ## found a reaction without rate, expected one after the ';' of the reaction
          A + -> B; k*A               ## 1:5  ## found '->', expected a name
          A -> B; k*A B               ## 1:13 ## found 'B', expected an operator or the end of the statement
          J: A ->; k1*A)              ## 1:14 ## found ')', expected an operator or the end of the statement
          J: k1*A                     ## 1:6  ## found '*', expected '+' or '->'
          J: / A = 1                  ## 1:3  ## found the end of the line, expected a reaction such as A -> B; k*A
          -> ; k                      ## 1:1  ## found a reaction without species, expected one on either side
          A -> B; k in                ## 1:13 ## found the end of the file, expected the name of a compartment
          J: A -> B; 1 / J: B -> C; 1 ## 2:1  ## found reaction J a second time, expected it once (line 1)
          J: A -> B; 1 / J = 3        ## 2:1  ## found the rate of reaction J a second time, expected it once (line 1)
          J: A -> J; 1                ## 1:9  ## found J, the label of the reaction in line 1, expected a name of its own
          $J: A -> B; k               ## 1:1  ## found '$', expected the label of a reaction without it
          J: A -> ; K / K: B -> ; J   ## 1:1  ## found a rate that depends on itself, expected no cycle
          c -> ; 1 / A in c           ## 1:1  ## found the compartment c in a reaction, expected a species
          A -> ; 1 / A := time        ## 2:1  ## found an assignment rule of A, which the reaction in line 1 changes too: expected $A there
          A -> ; 1 / A' = time        ## 2:1  ## found a rate rule of A, which the reaction in line 1 changes too: expected $A there
          A -> B; k*A in c; A in d; B in c; A in c ## 1:40 ## found A in c, but it is in d since line 1: expected one compartment
          1e400 A -> ; 1              ## 1:1  ## found the number 1e400, expected one between 5e-324 and 1.79e308 in magnitude
          """)
  void reactions(String text, String position, String reason) {
    check(text, position, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          model m / A' = -A /                  ## 3:1  ## found the end of the file, expected 'end' of the model that begins in line 1
          model m / A' = -A / end / k = 3      ## 4:1  ## found a statement outside of the model that begins in line 1, expected all statements inside or no 'model'
          model m / A' = -A / end end          ## 3:5  ## found the keyword 'end', expected the end of the statement
          model / A' = -A / end                ## 1:6  ## found the end of the line, expected the name of the model
          model m(a, 3) / A' = -A / end        ## 1:12 ## found the number 3, expected a name
          model m / A'=1 / end / model n / end ## 4:1  ## found a second model, but submodels are not supported: expected one model in a file
          = 3                                  ## 1:1  ## found '=', expected a statement
          (a)                                  ## 1:1  ## found '(', expected a statement
          end                                  ## 1:1  ## found the keyword 'end', expected a statement
          x = 3                                ## 1:1  ## found no reaction and no rate rule, expected at least one, such as A' = -k*A
          """)
  void models(String text, String position, String reason) {
    check(text.stripTrailing().endsWith("/") ? text.replace(" /", "\n") : text, position, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          time = 3                       ## 1:1  ## found 'time', which Antimony defines itself: expected a new name
          pi' = 3                        ## 1:1  ## found 'pi', which Antimony defines itself: expected a new name
          A = 1; A = 2 / A' = -A         ## 1:8  ## found the value of A a second time, expected it once (line 1)
          A' = 1 / A' = 2                ## 2:1  ## found the rate rule of A a second time, expected it once (line 1)
          A := 1 / A := 2                ## 2:1  ## found the assignment rule of A a second time, expected it once (line 1)
          A := 3; A' = 2                 ## 1:9  ## found a rate rule of A, which has an assignment rule in line 1: expected one of them
          A := 3; A = 2                  ## 1:9  ## found a value of A, which has an assignment rule in line 1: expected one of them
          const A / A' = 3               ## 2:1  ## found a rate rule of A, which is const: expected no rule
          const A := 3                   ## 1:7  ## found an assignment rule of A, which is const: expected no rule
          const A; var A                 ## 1:14 ## found A declared both const and var, expected one of them
          species c; compartment c       ## 1:24 ## found c as species and as compartment, expected one of them
          compartment c / c' = 1         ## 2:1  ## found a rule of the compartment c, but only constant sizes are supported
          C' = A / A := B / B := A       ## 2:1  ## found a cycle of definitions (A -> B -> A), expected none
          A' = B; A = B; B = 2*k; k = A  ## 1:1  ## found a cycle of definitions (A -> B -> k -> A), expected none
          A' = 1; k = k + 1              ## 1:9  ## found a cycle of definitions (k -> k), expected none
          A' = 1; A = 1/0                ## 1:9  ## found the value Infinity of A, expected a finite number
          A' = 1; A = ln(-1)             ## 1:9  ## found the value NaN of A, expected a finite number
          A' = inf                       ## 1:6  ## found 'inf', expected a finite number
          A' = 1e-999*A                  ## 1:6  ## found the number 1e-999, expected one between 5e-324 and 1.79e308 in magnitude
          """)
  void symbols(String text, String position, String reason) {
    check(text, position, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          A' = foo(A)                                ## 1:6  ## found 'foo(', but there is no function of this name
          A' = delay(A, 3)                           ## 1:6  ## found 'delay', but this function is not supported
          A' = exp(A, 2)                             ## 1:6  ## found 2 arguments to exp, expected 1
          A' = exp()                                 ## 1:6  ## found 0 arguments to exp, expected 1
          A' = log(1, 2, 3)                          ## 1:6  ## found 3 arguments to log, expected 1 or 2
          A' = pow(A)                                ## 1:6  ## found 1 argument to pow, expected 2
          A' = min()                                 ## 1:6  ## found 0 arguments to min, expected at least 1
          A' = piecewise(1, A, 2)                    ## 1:6  ## found a number as argument 2 of piecewise, expected a condition such as time < 5
          A' = piecewise(1, A > 2, 3, A > 1)         ## 1:6  ## found 4 arguments to piecewise, expected an odd number (value, condition, ..., otherwise)
          A' = A > 1 && A < 2 || A == 3              ## 1:6  ## found && and || side by side, expected parentheses around one
          A' = !A                                    ## 1:6  ## found a number, expected a condition such as time < 5
          A' = A > 1 && 3                            ## 1:15 ## found a number, expected a condition such as time < 5
          function f(x) x*y end / A' = f(A)          ## 1:17 ## found 'y', expected only arguments of the function f
          function f(x) / x*2 / A' = f(A)            ## 3:1  ## found 'A', expected 'end' of the function that begins in line 1
          function f(x, x) x end / A' = 1            ## 1:15 ## found argument x a second time, expected it once (line 1)
          function f(x) f(x) end / A' = f(A)         ## 1:15 ## found function f calling itself, expected no recursion
          function exp(x) x end / A' = 1             ## 1:10 ## found 'exp', which Antimony defines itself: expected a new name
          function f(x) x end / function f(y) y end  ## 2:10 ## found function f a second time, expected it once (line 1)
          function f(x) x end / f = 3                ## 2:1  ## found 'f', which is a function: expected another name
          function f(x) x end / A' = f               ## 2:6  ## found the function f, expected '(' after it
          function f(x) x end / A' = f(1, 2)         ## 2:6  ## found 2 arguments to f, expected 1
          function (x) x end                         ## 1:10 ## found '(', expected the name of the function
          function f x end                           ## 1:12 ## found 'x', expected '('
          """)
  void functions(String text, String position, String reason) {
    check(text, position, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      quoteCharacter = '`',
      textBlock =
          """
          A' = -A; at (A > 3): B = 2  ## 1:10 ## found 'at', but events are not supported
          E1: at (A > 3): B = 2       ## 1:5  ## found 'at', but events are not supported
          import "x.ant"              ## 1:1  ## found 'import', but imported files are not supported
          unit mole = 3               ## 1:1  ## found 'unit', but units are not supported
          A has mole                  ## 1:3  ## found 'has', but units are not supported
          k = 3 mole                  ## 1:7  ## found 'mole', expected an operator or the end of the statement (units are not supported)
          dna1: --P1--G1              ## 1:7  ## found '-', but DNA strands are not supported
          gene G1                     ## 1:1  ## found 'gene', but DNA strands are not supported
          A -o B                      ## 1:3  ## found '-', but interactions are not supported
          i1: A -| B; k               ## 1:7  ## found '-', but interactions are not supported
          delete x                    ## 1:1  ## found 'delete', but deletions are not supported
          0 = x + y                   ## 1:3  ## found '=', but algebraic rules are not supported
          x: 0 = y                    ## 1:6  ## found '=', but algebraic rules are not supported
          A: mod1()                   ## 1:8  ## found '(', but submodels are not supported
          A.x = 3                     ## 1:2  ## found '.', but names with a dot (submodels, annotations) are not supported
          A is B                      ## 1:6  ## found 'B', but submodels (renaming with 'is') are not supported
          A identity "http"           ## 1:3  ## found 'identity', but annotations are not supported
          A' = A % 2                  ## 1:8  ## found '%', but remainders are not supported
          constraint: x > 3           ## 1:1  ## found 'constraint', but constraints are not supported
          maximize J                  ## 1:1  ## found 'maximize', but flux balance objectives are not supported
          A' = rateOf(B)              ## 1:6  ## found 'rateOf', but this function is not supported
          A' = normal(1, 2)           ## 1:6  ## found 'normal', but this function is not supported
          """)
  void unsupportedConstructsAreRefusedByName(String text, String position, String reason) {
    check(text, position, reason);
  }

  @Test
  void emptyText() {
    assertEquals(
        "m.ant:1:1: found no reaction and no rate rule, expected at least one, such as A' = -k*A",
        message(""));
  }

  @Test
  void hugeFormulasAreRefusedWithoutOverflow() {
    String nested = "A' = " + "(".repeat(100_000) + "A" + ")".repeat(100_000);
    assertEquals(
        "m.ant:1:206: found parentheses nested more than 200 deep, expected the formula split with"
            + " assignment rules",
        message(nested));
    String chain = "A' = A" + "^A".repeat(100_000);
    assertEquals(
        "m.ant:1:6: found a formula that is more than 1000 operations deep, expected it split with"
            + " assignment rules",
        message(chain));
    assertTrue(message("A' = " + "-".repeat(100_000) + "A").contains("1000 operations deep"));
    StringBuilder doubling = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      doubling.append("function f").append(i).append("(x) ");
      doubling.append(i == 0 ? "x + x" : "f" + (i - 1) + "(x + x)").append(" end\n");
    }
    assertTrue(
        message(doubling + "A' = f59(A)").contains("larger than 200000 operations"),
        "inlining must not blow up");
  }

  @Test
  void missingAndUnreadableFiles(@TempDir Path folder) {
    Path missing = folder.resolve("none.ant");
    assertEquals(missing + ": there is no such file", message(() -> Antimony.read(missing)));
    String directory = message(() -> Antimony.read(folder));
    assertTrue(directory.startsWith(folder + ": the file cannot be read"), directory);
  }
}
