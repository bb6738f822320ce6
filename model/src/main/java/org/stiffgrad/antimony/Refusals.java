package org.stiffgrad.antimony;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.antimony.grammar.AntimonyParser;

/** Constructs of Antimony that are known but not supported: refused by their own names. */
final class Refusals {
  private Refusals() {}

  /** What to say of an offending token that begins an unsupported construct, else null. */
  static @Nullable String of(Parser parser, Token token) {
    String construct =
        switch (token.getType()) {
          case AntimonyParser.AT, AntimonyParser.EVENT, AntimonyParser.AFTER -> "events";
          case AntimonyParser.IMPORT -> "imported files";
          case AntimonyParser.UNIT, AntimonyParser.HAS -> "units";
          case AntimonyParser.DNA, AntimonyParser.GENE, AntimonyParser.OPERATOR -> "DNA strands";
          case AntimonyParser.REACTION -> "'reaction' declarations";
          case AntimonyParser.DELETE -> "deletions";
          case AntimonyParser.CONSTRAINT -> "constraints";
          case AntimonyParser.MAXIMIZE, AntimonyParser.MINIMIZE -> "flux balance objectives";
          case AntimonyParser.EQUALS -> algebraicRule(parser);
          case AntimonyParser.LPAREN -> submodel(parser);
          case AntimonyParser.MINUS -> strandOrInteraction(parser);
          case AntimonyParser.NAME -> renamingOrAnnotation(parser);
          case AntimonyParser.OTHER -> oddCharacter(token);
          default -> null;
        };
    if (token.getType() == AntimonyParser.OPEN_COMMENT) {
      return "found a comment that begins with /* and never ends, expected */ after it";
    }
    return construct == null
        ? null
        : "found '" + token.getText() + "', but " + construct + " are not supported";
  }

  private static @Nullable String algebraicRule(Parser parser) {
    boolean afterNumber = previousType(parser) == AntimonyParser.NUMBER;
    return afterNumber && rule(parser) == AntimonyParser.RULE_symbol ? "algebraic rules" : null;
  }

  private static @Nullable String submodel(Parser parser) {
    return previousType(parser) == AntimonyParser.NAME && betweenSpecies(parser)
        ? "submodels"
        : null;
  }

  private static @Nullable String strandOrInteraction(Parser parser) {
    Token minus = parser.getCurrentToken();
    Token next = parser.getInputStream().LT(2);
    boolean adjacent = next.getStartIndex() == minus.getStopIndex() + 1;
    if (adjacent && next.getType() == AntimonyParser.MINUS) {
      return "DNA strands";
    }
    boolean ending =
        next.getType() == AntimonyParser.LPAREN
            || next.getText().equals("|")
            || next.getText().equals("o");
    return adjacent && ending && betweenSpecies(parser) ? "interactions" : null;
  }

  private static @Nullable String renamingOrAnnotation(Parser parser) {
    if (rule(parser) == AntimonyParser.RULE_title) {
      return "submodels (renaming with 'is')";
    }
    return parser.getInputStream().LA(2) == AntimonyParser.STRING ? "annotations" : null;
  }

  private static @Nullable String oddCharacter(Token token) {
    return switch (token.getText()) {
      case "%" -> "remainders";
      case "." -> "names with a dot (submodels, annotations)";
      case "{", "}" -> "flux balance and array constructs";
      case "`" -> "notes";
      default -> null;
    };
  }

  private static boolean betweenSpecies(Parser parser) {
    int rule = rule(parser);
    return rule == AntimonyParser.RULE_statement || rule == AntimonyParser.RULE_arrow;
  }

  private static int rule(Parser parser) {
    return parser.getContext().getRuleIndex();
  }

  private static int previousType(Parser parser) {
    Token previous = parser.getInputStream().LT(-1);
    return previous == null ? Token.EOF : previous.getType();
  }
}
