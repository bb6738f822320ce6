package org.stiffgrad.antimony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.antimony.grammar.AntimonyParser;

/** What the statements of a file say, before it is known what kind each symbol is of. */
final class Draft {
  final String fileName;
  String modelName;
  final Map<String, AntimonyParser.FunctionContext> functions = new LinkedHashMap<>();

  /** In order of their first statement. */
  final Map<String, Symbol> symbols = new LinkedHashMap<>();

  final List<Reaction> reactions = new ArrayList<>();

  Draft(String fileName, String modelName) {
    this.fileName = fileName;
    this.modelName = modelName;
  }

  Symbol symbol(Token name) {
    Symbol symbol = symbols.get(name.getText());
    if (symbol == null) {
      symbol = new Symbol(name.getText(), name);
      symbols.put(symbol.name, symbol);
    }
    return symbol;
  }

  /** The right-hand side of a definition and the name it stands for. */
  record Formula(Token symbol, AntimonyParser.FormulaContext formula) {}

  /** One symbol with everything said about it; null where nothing was said. */
  static final class Symbol {
    final String name;
    final Token first;
    @Nullable Token constant;
    @Nullable Token variable;
    @Nullable Token boundary;
    @Nullable Token species;
    @Nullable Token compartment;
    @Nullable Token place;
    boolean substanceOnly;
    @Nullable Formula initial;
    @Nullable Formula assignment;
    @Nullable Formula rate;
    @Nullable Reaction label;

    /** Where a reaction first consumes or produces it. */
    @Nullable Token participation;

    Symbol(String name, Token first) {
      this.name = name;
      this.first = first;
    }

    boolean isFixed() {
      return constant != null || boundary != null;
    }
  }

  /** A species in a reaction with the net number of molecules produced. */
  record Participant(String species, double coefficient) {}

  /** One reaction; its rate may come from a statement {@code label = rate}. */
  static final class Reaction {
    final Token first;
    final List<Participant> participants;
    @Nullable Formula rate;
    @Nullable Token place;

    Reaction(Token first, List<Participant> participants) {
      this.first = first;
      this.participants = participants;
    }
  }
}
