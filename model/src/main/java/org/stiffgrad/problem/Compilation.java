package org.stiffgrad.problem;

import java.util.List;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ModelCompiler;
import org.stiffgrad.compile.ObservableFormula;
import org.stiffgrad.compile.UnsupportedModelException;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.input.SourcePosition;

/** Compiles what was read, so that an objection names the line that it is about. */
public final class Compilation {
  private Compilation() {}

  /**
   * @param source where the model came from
   * @param model the same model, perhaps with other values and more parameters
   */
  public static CompiledModel compile(
      SourceModel source, Model model, List<ObservableFormula> observables) {
    try {
      return ModelCompiler.compile(model, observables);
    } catch (UnsupportedModelException e) {
      SourcePosition position = source.positions().get(e.quantity());
      throw new InputException(
          position == null ? SourcePosition.wholeFile(model.name()) : position,
          String.valueOf(e.getMessage()));
    }
  }
}
