package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.antimony.Formula;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.SourcePosition;

class NoiseParameterTest {
  private static final Model MODEL =
      Antimony.parse("A = 1; k = 1; sd = 0.5\nA' = -k*A\ntwo := 2*sd", "m.ant").model();

  /**
   * Only the parameter itself is a standard deviation; the rest equals it here and there at most.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sd                              | sd",
        "max(sd, 0.2)                    | none",
        "piecewise(sd, time < 5, sd + 1) | none",
        "sd*1                            | sd",
        "two/2                           | none",
        "sd + 0*A                        | sd",
        "sd*A                            | none",
        "0.5                             | none",
      })
  void theFormulaDecides(String formula, String parameter) {
    SourcePosition position = new SourcePosition("formula", 1, 1);
    Expression sigma = Formula.parse(formula, position, new OwnNames());
    CompiledModel model =
        ModelCompiler.compile(
            MODEL, List.of(new ObservableFormula("obs", new Expression.Reference("A"), sigma)));
    int entry = model.observation().noiseParameter(0);
    assertEquals(parameter, entry < 0 ? "none" : model.parameters().get(entry));
  }

  private static final class OwnNames implements Formula.Names {
    @Override
    public Optional<Expression> value(String name) {
      return Optional.of(new Expression.Reference(name));
    }

    @Override
    public String help(String name) {
      return "";
    }
  }
}
