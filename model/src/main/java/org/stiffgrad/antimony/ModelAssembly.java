package org.stiffgrad.antimony;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.DefinitionOrder;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.input.SourcePosition;

/** Decides what each symbol is, turns reactions into derivatives and checks the whole. */
final class ModelAssembly implements Scope {
  private static final Expression NO_VALUE = new Expression.Constant(Double.NaN);

  private final Draft draft;
  private final FormulaReader formulas;
  private final Map<Draft.Reaction, Value.Quantity> rates = new LinkedHashMap<>();
  private final Set<Draft.Reaction> ratesInProgress = new HashSet<>();

  /** Names that only formulas mention, each with its first use. */
  private final Map<String, Token> undeclared = new LinkedHashMap<>();

  private final List<Model.State> states = new ArrayList<>();
  private final List<Model.Parameter> parameters = new ArrayList<>();
  private final List<Model.Assignment> assignments = new ArrayList<>();
  private final Map<String, SourcePosition> positions = new LinkedHashMap<>();
  private final Map<String, SourcePosition> withoutValue = new LinkedHashMap<>();

  private ModelAssembly(Draft draft) {
    this.draft = draft;
    this.formulas = new FormulaReader(draft.fileName, draft.functions, this);
  }

  static SourceModel assemble(Draft draft) {
    return new ModelAssembly(draft).model();
  }

  private SourceModel model() {
    for (Draft.Symbol symbol : draft.symbols.values()) {
      if (symbol.label != null) {
        label(symbol, symbol.label);
      }
    }
    rates();
    Derivatives derivatives = new Derivatives(draft, rates);
    for (Draft.Symbol symbol : draft.symbols.values()) {
      if (symbol.label == null) {
        classify(symbol, derivatives);
      }
    }
    undeclaredParameters();
    if (states.isEmpty()) {
      throw new InputException(
          new SourcePosition(draft.fileName, 1, 1),
          "found no reaction and no rate rule, expected at least one, such as A' = -k*A");
    }
    List<Model.Assignment> ordered =
        new DefinitionOrder(new SourcePosition(draft.fileName, 1, 1), positions)
            .of(states, parameters, assignments);
    Model model = new Model(draft.modelName, states, parameters, ordered);
    return new SourceModel(model, positions, withoutValue);
  }

  /** A reaction's label: a statement {@code label = rate} gives its rate. */
  private void label(Draft.Symbol symbol, Draft.Reaction reaction) {
    Token other = symbol.participation != null ? symbol.participation : symbol.species;
    if (other == null) {
      other = symbol.compartment;
    }
    if (other == null && symbol.assignment != null) {
      other = symbol.assignment.symbol();
    }
    if (other == null && symbol.rate != null) {
      other = symbol.rate.symbol();
    }
    if (other != null) {
      throw error(
          other,
          "found "
              + symbol.name
              + ", the label of the reaction in line "
              + reaction.first.getLine()
              + ", expected a name of its own");
    }
    if (symbol.initial != null) {
      if (reaction.rate != null) {
        throw error(
            symbol.initial.symbol(),
            "found the rate of reaction "
                + symbol.name
                + " a second time, expected it once (line "
                + reaction.first.getLine()
                + ")");
      }
      reaction.rate = symbol.initial;
    }
    if (reaction.place == null) {
      reaction.place = symbol.place;
    }
  }

  private void rates() {
    for (Draft.Reaction reaction : draft.reactions) {
      rate(reaction);
    }
  }

  private Value.Quantity rate(Draft.Reaction reaction) {
    Value.Quantity known = rates.get(reaction);
    if (known != null) {
      return known;
    }
    if (reaction.rate == null) {
      throw error(
          reaction.first,
          "found a reaction without rate, expected one after the ';' of the reaction");
    }
    if (!ratesInProgress.add(reaction)) {
      throw error(reaction.first, "found a rate that depends on itself, expected no cycle");
    }
    Value.Quantity rate = formulas.quantity(reaction.rate.formula());
    ratesInProgress.remove(reaction);
    rates.put(reaction, rate);
    return rate;
  }

  /** A name in a formula: the rate of a reaction for its label, else a reference. */
  @Override
  public Value resolve(Token name) {
    Draft.Symbol symbol = draft.symbols.get(name.getText());
    if (symbol != null && symbol.label != null) {
      return rate(symbol.label);
    }
    if (draft.functions.containsKey(name.getText())) {
      throw error(name, "found the function " + name.getText() + ", expected '(' after it");
    }
    if (symbol == null) {
      Token before = undeclared.get(name.getText());
      if (before == null || name.getTokenIndex() < before.getTokenIndex()) {
        undeclared.put(name.getText(), name);
      }
    }
    return Value.leaf(new Expression.Reference(name.getText()));
  }

  private void classify(Draft.Symbol symbol, Derivatives derivatives) {
    checkKind(symbol);
    Draft.Formula assignment = symbol.assignment;
    Draft.Formula rate = symbol.rate;
    if (assignment != null) {
      Expression formula = formulas.quantity(assignment.formula()).expression();
      assignments.add(new Model.Assignment(symbol.name, formula));
      positions.put(symbol.name, position(assignment.symbol()));
    } else if (rate != null) {
      Expression derivative = formulas.quantity(rate.formula()).expression();
      states.add(new Model.State(symbol.name, initial(symbol), derivative));
      positions.put(symbol.name, position(rate.symbol()));
    } else if ((symbol.participation != null || symbol.species != null) && !symbol.isFixed()) {
      states.add(new Model.State(symbol.name, initial(symbol), derivatives.of(symbol)));
      positions.put(symbol.name, position(symbol.first));
    } else {
      boolean size = symbol.compartment != null && symbol.variable == null;
      parameters.add(new Model.Parameter(symbol.name, initial(symbol), symbol.isFixed() || size));
      positions.put(
          symbol.name, position(symbol.initial == null ? symbol.first : symbol.initial.symbol()));
    }
  }

  private void checkKind(Draft.Symbol symbol) {
    Draft.Formula rule = symbol.assignment != null ? symbol.assignment : symbol.rate;
    if (symbol.compartment != null && symbol.participation != null) {
      throw error(
          symbol.participation,
          "found the compartment " + symbol.name + " in a reaction, expected a species");
    }
    if (rule == null) {
      return;
    }
    String kind = symbol.assignment != null ? "assignment rule" : "rate rule";
    if (symbol.assignment != null && symbol.rate != null) {
      throw error(
          symbol.rate.symbol(),
          "found a rate rule of "
              + symbol.name
              + ", which has an assignment rule in line "
              + symbol.assignment.symbol().getLine()
              + ": expected one of them");
    }
    if (symbol.assignment != null && symbol.initial != null) {
      throw error(
          symbol.initial.symbol(),
          "found a value of "
              + symbol.name
              + ", which has an assignment rule in line "
              + symbol.assignment.symbol().getLine()
              + ": expected one of them");
    }
    if (symbol.compartment != null) {
      throw error(
          rule.symbol(),
          "found a rule of the compartment "
              + symbol.name
              + ", but only constant sizes are supported");
    }
    if (symbol.constant != null) {
      throw error(
          rule.symbol(),
          "found " + article(kind) + " of " + symbol.name + ", which is const: expected no rule");
    }
    if (symbol.participation != null && symbol.boundary == null) {
      throw error(
          rule.symbol(),
          "found "
              + article(kind)
              + " of "
              + symbol.name
              + ", which the reaction in line "
              + symbol.participation.getLine()
              + " changes too: expected $"
              + symbol.name
              + " there");
    }
  }

  private static String article(String kind) {
    return (kind.startsWith("a") ? "an " : "a ") + kind;
  }

  private Expression initial(Draft.Symbol symbol) {
    Draft.Formula initial = symbol.initial;
    if (initial == null) {
      withoutValue.put(symbol.name, position(symbol.first));
      return NO_VALUE;
    }
    Expression value = formulas.quantity(initial.formula()).expression();
    @Nullable Double number = Folding.constant(value);
    if (number == null) {
      return value;
    }
    if (!Double.isFinite(number)) {
      throw error(
          initial.symbol(),
          "found the value " + number + " of " + symbol.name + ", expected a finite number");
    }
    return new Expression.Constant(number);
  }

  private void undeclaredParameters() {
    List<Token> uses = new ArrayList<>(undeclared.values());
    if (uses.size() > 1) {
      uses.sort((a, b) -> Integer.compare(a.getTokenIndex(), b.getTokenIndex()));
    }
    for (Token use : uses) {
      parameters.add(new Model.Parameter(use.getText(), NO_VALUE, false));
      positions.put(use.getText(), position(use));
      withoutValue.put(use.getText(), position(use));
    }
  }

  private SourcePosition position(Token token) {
    return Syntax.position(token, draft.fileName);
  }

  private InputException error(Token at, String reason) {
    return new InputException(position(at), reason);
  }
}
