package org.stiffgrad.antimony;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.antimony.grammar.AntimonyParser;

/** What was found and what was expected, in words of the language rather than of the grammar. */
final class Wording {
  private static final int LONGEST_QUOTE = 40;

  private Wording() {}

  static String found(Token token) {
    String text = token.getText();
    return switch (token.getType()) {
      case Token.EOF -> "the end of the file";
      case AntimonyParser.NEWLINE -> "the end of the line";
      case AntimonyParser.NUMBER -> "the number " + shortened(text);
      case AntimonyParser.STRING -> "the text " + shortened(text);
      case AntimonyParser.OTHER -> "the character " + character(text.codePointAt(0));
      default -> {
        boolean keyword =
            token.getType() != AntimonyParser.NAME && Character.isLetter(text.charAt(0));
        yield (keyword ? "the keyword '" : "'") + shortened(text) + "'";
      }
    };
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }

  private static String character(int codePoint) {
    boolean printable = !Character.isISOControl(codePoint) && !Character.isWhitespace(codePoint);
    String code = String.format("U+%04X", codePoint);
    return printable && codePoint != 0xFFFD
        ? "'" + Character.toString(codePoint) + "'" + (codePoint < 128 ? "" : " (" + code + ")")
        : code;
  }

  /** What could have stood in the place of the offending token. */
  static String expected(Parser parser, Token token) {
    Token previous = parser.getInputStream().LT(-1);
    if (token.getText().equals("&") || token.getText().equals("|")) {
      return "'" + token.getText().repeat(2) + "'";
    }
    boolean unit =
        token.getType() == AntimonyParser.NAME
            && previous != null
            && previous.getType() == AntimonyParser.NUMBER;
    boolean split = token.getType() == AntimonyParser.NEWLINE && isInsideFormula(parser);
    return continuation(parser, previous)
        + (unit ? " (units are not supported)" : "")
        + (split ? " (a backslash at the end of a line continues it on the next)" : "");
  }

  private static boolean isInsideFormula(Parser parser) {
    int rule = parser.getContext().getRuleIndex();
    return rule == AntimonyParser.RULE_atom || rule == AntimonyParser.RULE_call;
  }

  private static String continuation(Parser parser, @Nullable Token previous) {
    ParserRuleContext context = parser.getContext();
    boolean operator = endsInFormula(context) && endsOperand(previous);
    return switch (context.getRuleIndex()) {
      case AntimonyParser.RULE_alone ->
          (operator ? "an operator or " : "") + "the end of the formula";
      case AntimonyParser.RULE_file -> ending(previous, operator, "a statement");
      case AntimonyParser.RULE_block ->
          context.getChildCount() < 2
              ? "the name of the model"
              : ending(previous, operator, endOf("model", context));
      case AntimonyParser.RULE_function -> inFunction(context, operator);
      case AntimonyParser.RULE_statement -> afterName(previous);
      case AntimonyParser.RULE_symbol, AntimonyParser.RULE_qualifier -> "a name";
      case AntimonyParser.RULE_place -> "the name of a compartment";
      case AntimonyParser.RULE_title -> "a display name in double quotes";
      case AntimonyParser.RULE_arrow ->
          endsOperand(previous) ? "'+' or '->'" : "a reaction such as A -> B; k*A";
      case AntimonyParser.RULE_conversion ->
          (endsOperand(previous) ? "'+' or " : "a species or ") + "';' and then the rate law";
      case AntimonyParser.RULE_atom, AntimonyParser.RULE_call ->
          inFormula(parser, previous, operator);
      default -> inWords(parser.getExpectedTokens(), operator);
    };
  }

  private static String inFormula(Parser parser, @Nullable Token previous, boolean operator) {
    IntervalSet expected = parser.getExpectedTokens();
    if (!expected.contains(AntimonyParser.NUMBER)) {
      return inWords(expected, operator);
    }
    boolean begins =
        previous != null
            && switch (previous.getType()) {
              case AntimonyParser.EQUALS,
                  AntimonyParser.ASSIGN,
                  AntimonyParser.LPAREN,
                  AntimonyParser.RPAREN,
                  AntimonyParser.COMMA,
                  AntimonyParser.NEWLINE,
                  AntimonyParser.SEMICOLON ->
                  true;
              default -> false;
            };
    return begins ? "a formula" : "a number, a name or '('";
  }

  private static String afterName(@Nullable Token previous) {
    String name = previous == null ? "A" : shortened(previous.getText());
    return String.format(
        "a definition (%1$s = 1, %1$s := 2*B, %1$s' = -k*%1$s) or a reaction (%1$s -> B; k*%1$s)",
        name);
  }

  private static String ending(@Nullable Token previous, boolean operator, String between) {
    if (previous == null || endsStatement(previous)) {
      return between;
    }
    return (operator ? "an operator or " : "") + "the end of the statement";
  }

  private static boolean endsStatement(Token previous) {
    return previous.getType() == AntimonyParser.NEWLINE
        || previous.getType() == AntimonyParser.SEMICOLON;
  }

  private static String inFunction(ParserRuleContext context, boolean operator) {
    if (context.getChildCount() < 2) {
      return "the name of the function";
    }
    return (operator ? "an operator or " : "") + endOf("function", context);
  }

  private static String endOf(String what, ParserRuleContext context) {
    return "'end' of the " + what + " that begins in line " + context.getStart().getLine();
  }

  private static boolean endsOperand(@Nullable Token previous) {
    return previous != null
        && switch (previous.getType()) {
          case AntimonyParser.NAME, AntimonyParser.NUMBER, AntimonyParser.RPAREN -> true;
          default -> false;
        };
  }

  /** Whether the last thing inside this context was a formula, so that an operator may follow. */
  private static boolean endsInFormula(ParserRuleContext context) {
    ParseTree node = context;
    while (node.getChildCount() > 0) {
      node = node.getChild(node.getChildCount() - 1);
      if (node instanceof AntimonyParser.FormulaContext) {
        return true;
      }
    }
    return false;
  }

  private static String inWords(IntervalSet expected, boolean operator) {
    List<String> words = new ArrayList<>();
    if (operator) {
      words.add("an operator");
    }
    for (int type : expected.toArray()) {
      words.add(
          switch (type) {
            case AntimonyParser.NAME -> "a name";
            case AntimonyParser.NUMBER -> "a number";
            case Token.EOF -> "the end of the file";
            case AntimonyParser.NEWLINE -> "the end of the line";
            default -> AntimonyParser.VOCABULARY.getDisplayName(type);
          });
    }
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
