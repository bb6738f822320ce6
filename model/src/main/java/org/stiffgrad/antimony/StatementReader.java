package org.stiffgrad.antimony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.antimony.grammar.AntimonyParser;
import org.stiffgrad.input.InputException;

/** Collects what each statement says; contradictions within one symbol are found here. */
final class StatementReader {
  private final Draft draft;

  private StatementReader(Draft draft) {
    this.draft = draft;
  }

  /**
   * @param modelName the name of a model that does not give itself one
   */
  static Draft read(AntimonyParser.FileContext file, String fileName, String modelName) {
    Draft draft = new Draft(fileName, modelName);
    new StatementReader(draft).file(file);
    return draft;
  }

  private void file(AntimonyParser.FileContext file) {
    AntimonyParser.BlockContext block = null;
    AntimonyParser.StatementContext loose = null;
    for (AntimonyParser.ItemContext item : file.item()) {
      if (item.block() != null) {
        if (block != null) {
          throw error(
              item.block().getStart(),
              "found a second model, but submodels are not supported: expected one model in a file");
        }
        block = item.block();
      } else if (item.function() != null) {
        function(item.function());
      } else if (loose == null) {
        loose = item.statement();
      }
    }
    if (block != null && loose != null) {
      throw error(
          loose.getStart(),
          "found a statement outside of the model that begins in line "
              + block.getStart().getLine()
              + ", expected all statements inside or no 'model'");
    }
    if (block != null) {
      draft.modelName = block.NAME().getText();
      for (AntimonyParser.StatementContext statement : block.body().statement()) {
        statement(statement);
      }
    } else {
      for (AntimonyParser.ItemContext item : file.item()) {
        if (item.statement() != null) {
          statement(item.statement());
        }
      }
    }
  }

  private void function(AntimonyParser.FunctionContext function) {
    Token name = function.NAME().getSymbol();
    String text = name.getText();
    if (Builtins.isKnown(text, Dialect.ANTIMONY) || Constants.isReserved(text)) {
      throw error(name, "found '" + text + "', which Antimony defines itself: expected a new name");
    }
    AntimonyParser.FunctionContext before = draft.functions.put(text, function);
    if (before != null) {
      throw repeated(name, "function " + text, before.NAME().getSymbol());
    }
    List<TerminalNode> arguments = function.arguments().NAME();
    for (int i = 0; i < arguments.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (arguments.get(i).getText().equals(arguments.get(j).getText())) {
          throw repeated(
              arguments.get(i).getSymbol(),
              "argument " + arguments.get(i).getText(),
              arguments.get(j).getSymbol());
        }
      }
    }
  }

  private void statement(AntimonyParser.StatementContext statement) {
    if (statement.declaration() != null) {
      declaration(statement.declaration());
    } else if (statement.label() != null) {
      labeledReaction(statement);
    } else if (statement.tail() != null) {
      Map<String, Double> net = new LinkedHashMap<>();
      participant(statement.NUMBER(), statement.symbol(), -1, net);
      for (AntimonyParser.ParticipantContext left : statement.tail().participant()) {
        participant(left.NUMBER(), left.symbol(), -1, net);
      }
      reaction(statement.getStart(), statement.tail().conversion(), net);
    } else if (statement.conversion() != null) {
      reaction(statement.getStart(), statement.conversion(), new LinkedHashMap<>());
    } else {
      Draft.Symbol symbol = symbol(statement.symbol());
      place(symbol, statement.place());
      define(symbol, statement.symbol().NAME().getSymbol(), statement.definition());
    }
  }

  private void labeledReaction(AntimonyParser.StatementContext statement) {
    Token name = statement.symbol().NAME().getSymbol();
    if (statement.symbol().BOUNDARY() != null) {
      throw error(
          statement.symbol().getStart(), "found '$', expected the label of a reaction without it");
    }
    Draft.Symbol label = symbol(statement.symbol());
    if (label.label != null) {
      throw repeated(name, "reaction " + label.name, label.label.first);
    }
    Map<String, Double> net = new LinkedHashMap<>();
    participants(statement.label().participants(), -1, net);
    label.label = reaction(name, statement.label().conversion(), net);
    place(label, statement.place());
  }

  private Draft.Reaction reaction(
      Token first, AntimonyParser.ConversionContext conversion, Map<String, Double> net) {
    participants(conversion.participants(), 1, net);
    if (net.isEmpty()) {
      throw error(first, "found a reaction without species, expected one on either side");
    }
    List<Draft.Participant> participants = new ArrayList<>();
    for (Map.Entry<String, Double> entry : net.entrySet()) {
      participants.add(new Draft.Participant(entry.getKey(), entry.getValue()));
    }
    Draft.Reaction reaction = new Draft.Reaction(first, participants);
    AntimonyParser.RateContext rate = conversion.rate();
    if (rate != null) {
      reaction.rate = new Draft.Formula(first, rate.formula());
      if (rate.place() != null) {
        reaction.place = compartment(rate.place());
      }
    }
    draft.reactions.add(reaction);
    return reaction;
  }

  private void participants(
      AntimonyParser.@Nullable ParticipantsContext side, int sign, Map<String, Double> net) {
    if (side != null) {
      for (AntimonyParser.ParticipantContext participant : side.participant()) {
        participant(participant.NUMBER(), participant.symbol(), sign, net);
      }
    }
  }

  private void participant(
      @Nullable TerminalNode number,
      AntimonyParser.SymbolContext name,
      int sign,
      Map<String, Double> net) {
    Draft.Symbol species = symbol(name);
    if (species.participation == null) {
      species.participation = name.NAME().getSymbol();
    }
    double count = number == null ? 1 : FormulaReader.number(number.getSymbol(), draft.fileName);
    net.put(species.name, net.getOrDefault(species.name, 0.0) + sign * count);
  }

  private void declaration(AntimonyParser.DeclarationContext declaration) {
    for (AntimonyParser.DeclaredContext declared : declaration.declared()) {
      Draft.Symbol symbol = symbol(declared.symbol());
      Token name = declared.symbol().NAME().getSymbol();
      for (AntimonyParser.QualifierContext qualifier : declaration.qualifier()) {
        qualify(symbol, name, qualifier.getStart());
      }
      contradiction(symbol, name);
      place(symbol, declared.place());
      define(symbol, name, declared.definition());
    }
  }

  private static void qualify(Draft.Symbol symbol, Token name, Token qualifier) {
    switch (qualifier.getType()) {
      case AntimonyParser.CONST, AntimonyParser.EXT -> symbol.constant = name;
      case AntimonyParser.VAR -> symbol.variable = name;
      case AntimonyParser.SPECIES -> symbol.species = name;
      case AntimonyParser.COMPARTMENT -> symbol.compartment = name;
      case AntimonyParser.SUBSTANCE_ONLY -> {
        symbol.species = name;
        symbol.substanceOnly = true;
      }
      default -> {}
    }
  }

  private void contradiction(Draft.Symbol symbol, Token at) {
    if (symbol.constant != null && symbol.variable != null) {
      throw error(
          at, "found " + symbol.name + " declared both const and var, expected one of them");
    }
    if (symbol.species != null && symbol.compartment != null) {
      throw error(
          at, "found " + symbol.name + " as species and as compartment, expected one of them");
    }
  }

  private Draft.Symbol symbol(AntimonyParser.SymbolContext context) {
    Token name = context.NAME().getSymbol();
    String text = name.getText();
    if (Constants.isReserved(text)) {
      throw error(name, "found '" + text + "', which Antimony defines itself: expected a new name");
    }
    if (draft.functions.containsKey(text)) {
      throw error(name, "found '" + text + "', which is a function: expected another name");
    }
    Draft.Symbol symbol = draft.symbol(name);
    if (context.BOUNDARY() != null && symbol.boundary == null) {
      symbol.boundary = name;
    }
    return symbol;
  }

  private void place(Draft.Symbol symbol, AntimonyParser.@Nullable PlaceContext place) {
    if (place == null) {
      return;
    }
    Token name = compartment(place);
    if (symbol.place != null && !symbol.place.getText().equals(name.getText())) {
      throw error(
          name,
          "found "
              + symbol.name
              + " in "
              + name.getText()
              + ", but it is in "
              + symbol.place.getText()
              + " since line "
              + symbol.place.getLine()
              + ": expected one compartment");
    }
    symbol.place = name;
  }

  private Token compartment(AntimonyParser.PlaceContext place) {
    Token name = place.NAME().getSymbol();
    if (Constants.isReserved(name.getText()) || draft.functions.containsKey(name.getText())) {
      throw error(name, "found '" + name.getText() + "', expected the name of a compartment");
    }
    Draft.Symbol compartment = draft.symbol(name);
    if (compartment.compartment == null) {
      compartment.compartment = name;
    }
    contradiction(compartment, name);
    return name;
  }

  private void define(
      Draft.Symbol symbol, Token name, AntimonyParser.@Nullable DefinitionContext definition) {
    if (definition == null) {
      return;
    }
    Draft.Formula formula = new Draft.Formula(name, definition.formula());
    if (definition.ASSIGN() != null) {
      unique(symbol.assignment, name, "the assignment rule of " + symbol.name);
      symbol.assignment = formula;
    } else if (definition.PRIME() != null) {
      unique(symbol.rate, name, "the rate rule of " + symbol.name);
      symbol.rate = formula;
    } else {
      unique(symbol.initial, name, "the value of " + symbol.name);
      symbol.initial = formula;
    }
  }

  private void unique(Draft.@Nullable Formula before, Token name, String what) {
    if (before != null) {
      throw repeated(name, what, before.symbol());
    }
  }

  private InputException repeated(Token at, String what, Token before) {
    return error(
        at, "found " + what + " a second time, expected it once (line " + before.getLine() + ")");
  }

  private InputException error(Token at, String reason) {
    return new InputException(Syntax.position(at, draft.fileName), reason);
  }
}
