package org.stiffgrad.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.sbml.Documents.MATH;
import static org.stiffgrad.sbml.Documents.level3;
import static org.stiffgrad.sbml.Documents.list;
import static org.stiffgrad.sbml.Documents.parameter;
import static org.stiffgrad.sbml.Documents.read;
import static org.stiffgrad.sbml.Documents.rule;
import static org.stiffgrad.sbml.Documents.solve;
import static org.stiffgrad.sbml.Documents.value;
import static org.stiffgrad.sbml.Documents.variable;
import static org.stiffgrad.sbml.Lisp.mathml;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.FormulaText;

/** What each construct of MathML means. */
final class SbmlMathTest {
  private static final String SYMBOL =
      "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/";

  private static SbmlModel assigned(String xml) {
    return read(
        level3(
            list("Parameters", parameter("x", 0.4), parameter("y", -3.5), variable("z", 0))
                + list("Rules", rule("assignmentRule", "z", xml))));
  }

  private static double evaluated(String text) {
    return value(assigned(mathml(text)), 0, "z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      textBlock =
          """
          (plus 1 x 2)              ## 3.4
          (plus)                    ## 0
          (times 2 x 5)             ## 4
          (times)                   ## 1
          (minus 1 x)               ## 0.6
          (minus x)                 ## -0.4
          (divide 1 x)              ## 2.5
          (power x 3)               ## 0.064
          (root 2.25)               ## 1.5
          (abs y)                   ## 3.5
          (exp x)                   ## 1.4918246976412703
          (ln x)                    ## -0.916290731874155
          (log x)                   ## -0.3979400086720376
          (floor y)                 ## -4
          (ceiling y)               ## -3
          (factorial 5)             ## 120
          (factorial 0)             ## 1
          (quotient y 2)            ## -1
          (quotient 7 2)            ## 3
          (rem y 2)                 ## -1.5
          (rem 7 2)                 ## 1
          (max 1 x 3)               ## 3
          (min 1 x 3)               ## 0.4
          (sin x)                   ## 0.3894183423086505
          (cos x)                   ## 0.9210609940028851
          (tan x)                   ## 0.4227932187381618
          (sec x)                   ## 1.0857044283832387
          (csc x)                   ## 2.567932455547783
          (cot x)                   ## 2.3652224200391103
          (sinh x)                  ## 0.4107523258028155
          (cosh x)                  ## 1.081072371838455
          (tanh x)                  ## 0.3799489622552249
          (sech x)                  ## 0.925007451905755
          (csch x)                  ## 2.4345571216072845
          (coth x)                  ## 2.631932441832188
          (arcsin x)                ## 0.41151684606748806
          (arccos x)                ## 1.1592794807274085
          (arctan x)                ## 0.3805063771123649
          (arcsec 2.5)              ## 1.1592794807274085
          (arccsc 2.5)              ## 0.41151684606748806
          (arccot 2.5)              ## 0.3805063771123649
          (arcsinh x)               ## 0.3900353197707155
          (arccosh 2.5)             ## 1.566799236972411
          (arctanh x)               ## 0.42364893019360184
          (arcsech x)               ## 1.566799236972411
          (arccsch 2.5)             ## 0.3900353197707155
          (arccoth 2.5)             ## 0.42364893019360184
          (root (degree 3) 0.064)  ## 0.4
          (log (logbase 2) 8)      ## 3
          (and true (lt x 1))       ## 1
          (and)                     ## 1
          (or false (lt x 0))       ## 0
          (or)                      ## 0
          (xor true true true)      ## 1
          (xor true true )          ## 0
          (xor)                     ## 0
          (not (eq x x))            ## 0
          (implies true false )     ## 0
          (implies false false )    ## 1
          (lt 1 2 3)                ## 1
          (lt 1 3 2)                ## 0
          (leq 1 1 2)               ## 1
          (gt 3 2 2)                ## 0
          (geq 3 2 2)               ## 1
          (eq 2 2 2)                ## 1
          (neq 2 3)                 ## 1
          (eq true false )          ## 0
          (neq true false )         ## 1
          (plus true 1)             ## 2
          (and 2 1)                 ## 1
          (piecewise (piece 1 (lt x 0)) (piece 2 (lt x 1)) (otherwise 3)) ## 2
          pi                        ## 3.141592653589793
          exponentiale              ## 2.718281828459045
          infinity                  ## Infinity
          notanumber                ## NaN
          """)
  void meansWhatMathMlSays(String formula, double expected) {
    double found = evaluated(formula);
    if (Double.isFinite(expected)) {
      assertEquals(expected, found, 4e-16 * Math.max(1, Math.abs(expected)));
    } else {
      assertEquals(expected, found);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ## ",
      textBlock =
          """
          <cn> 0.1 </cn>                                      ## 0.1
          <cn type="integer">-7</cn>                          ## -7
          <cn type="integer">123456789012</cn>                ## 123456789012
          <cn type="e-notation"> 1.3 <sep/> -5 </cn>          ## 1.3e-5
          <cn type="e-notation"> 6.02214179 <sep/> 23 </cn>   ## 6.02214179e23
          <cn type="rational"> 1 <sep/> 3 </cn>               ## 0.3333333333333333
          <cn type="real">1e-300</cn>                         ## 1e-300
          <semantics><cn>4</cn><annotation>four</annotation></semantics> ## 4
          <apply><apply><plus/><cn>1</cn><cn>2</cn></apply></apply>     ## 3
          """)
  void numbersAreCorrectlyRounded(String formula, double expected) {
    assertEquals(expected, value(assigned(formula), 0, "z"));
  }

  @Test
  void symbolsHaveTheirMeaningWhateverTheirText() {
    SbmlModel model = assigned(SYMBOL + "time\">pi</csymbol>");
    assertEquals(7, value(model, 7, "z"));
    assertEquals(6.02214179e23, value(assigned(SYMBOL + "avogadro\">N</csymbol>"), 0, "z"));
  }

  @Test
  void namesOfConstantsAreOrdinaryNames() {
    SbmlModel model =
        read(
            level3(
                list("Parameters", parameter("pi", 5), parameter("time", 7), variable("z", 0))
                    + list("Rules", rule("assignmentRule", "z", Documents.times("pi", "time")))));
    assertEquals(35, value(model, 1, "z"));
  }

  @Test
  void formulasStayAsTheyAreWritten() {
    Model model = new Model(assigned(mathml(" (minus (plus x 1 ) (times 2 x )) ")));
    assertEquals("x + 1 - 2*x", model.formula("z"));
    assertEquals("x*y*x", new Model(assigned(mathml(" (times x y x ) "))).formula("z"));
  }

  /** The formula of an assignment, as text. */
  private record Model(SbmlModel sbml) {
    String formula(String id) {
      return sbml.source().model().assignments().stream()
          .filter(a -> a.id().equals(id))
          .map(a -> FormulaText.of(a.formula()))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void piecewiseWithoutOtherwiseIsUndefinedWhereNothingHolds() {
    String piece = mathml(" (piecewise (piece 1 (lt y x))) ");
    assertEquals(1, value(assigned(piece), 0, "z"));
    String none = mathml(" (piecewise (piece 1 (lt x y))) ");
    assertEquals(Double.NaN, value(assigned(none), 0, "z"));
  }

  @Test
  void conditionsOnTimeSwitch() {
    String time = SYMBOL + "time\">t</csymbol>";
    String rate =
        "<piecewise><piece><cn>2</cn><apply><lt/>"
            + time
            + "<cn>3</cn></apply></piece><otherwise><cn>0</cn></otherwise></piecewise>";
    SbmlModel model =
        read(
            level3(
                list("Parameters", variable("z", 1)) + list("Rules", rule("rateRule", "z", rate))));
    assertEquals(5, value(model, 2, "z"), 1e-12);
    assertEquals(7, value(model, 9, "z"), 1e-12);
  }

  private static String function(String id, String arguments, String body) {
    StringBuilder text =
        new StringBuilder("<functionDefinition id=\"" + id + "\">" + MATH + "<lambda>");
    for (String argument : List.of(arguments.split(" "))) {
      text.append("<bvar><ci>").append(argument).append("</ci></bvar>");
    }
    return text + body + "</lambda></math></functionDefinition>";
  }

  @Test
  void functionsAreInlinedWithTheirArguments() {
    String twice = function("twice", "a", mathml("(times 2 a)"));
    String both = "<apply><plus/><apply><ci>twice</ci><ci>x</ci></apply><ci>b</ci></apply>";
    String sum = function("sum", "x b", both);
    String call = "<apply><ci>sum</ci><ci>y</ci><ci>x</ci></apply>";
    SbmlModel model =
        read(
            level3(
                list("FunctionDefinitions", twice, sum)
                    + list("Parameters", parameter("x", 0.4), parameter("y", 3), variable("z", 0))
                    + list("Rules", rule("assignmentRule", "z", call))));
    assertEquals(6.4, value(model, 0, "z"), 1e-15);
    assertEquals("2*y + x", new Model(model).formula("z"));
  }

  @Test
  void functionsMayReturnTruths() {
    String low = function("low", "a", "<apply><lt/><ci>a</ci><cn>1</cn></apply>");
    String call =
        "<piecewise><piece><cn>8</cn><apply><ci>low</ci><ci>x</ci></apply></piece>"
            + "<otherwise><cn>9</cn></otherwise></piecewise>";
    SbmlModel model =
        read(
            level3(
                list("FunctionDefinitions", low)
                    + list("Parameters", parameter("x", 0.4), variable("z", 0))
                    + list("Rules", rule("assignmentRule", "z", call))));
    assertEquals(8, value(model, 0, "z"));
  }

  @Test
  void rateOfIsTheDerivative() {
    String rateOf = "<apply>" + SYMBOL + "rateOf\">rateOf</csymbol><ci>%s</ci></apply>";
    SbmlModel model =
        read(
            level3(
                list(
                        "Parameters",
                        parameter("k", 3),
                        variable("u", 2),
                        variable("v", 0),
                        variable("w", 0))
                    + list(
                        "Rules",
                        rule("rateRule", "u", mathml(" (minus u) ")),
                        rule("rateRule", "v", rateOf.formatted("u")),
                        rule("assignmentRule", "w", rateOf.formatted("k")))));
    double[] values = solve(model, 1, new Expression.Reference("v"), new Expression.Reference("w"));
    assertEquals(2 * Math.exp(-1) - 2, values[0], 1e-9);
    assertEquals(0, values[1]);
    assertTrue(model.source().withoutValue().isEmpty());
  }
}
