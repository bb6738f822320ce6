package org.stiffgrad.antimony;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.stiffgrad.antimony.grammar.AntimonyLexer;
import org.stiffgrad.antimony.grammar.AntimonyParser;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** From text to syntax tree. */
final class Syntax {
  /** Bounds the recursion of parser and readers; formulas of people nest some ten deep. */
  static final int MAX_NESTING = 200;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Syntax() {}

  /**
   * The tree of a formula that stands alone. No name is a keyword there, and {@code **} is a power.
   *
   * @param position where the text begins
   */
  static AntimonyParser.AloneContext parseFormula(String text, SourcePosition position) {
    AntimonyLexer lexer = new AntimonyLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.setLine(position.line());
    lexer.setCharPositionInLine(position.column() - 1);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    checkNesting(tokens, position.file());
    for (int i = 0; i < tokens.size(); i++) {
      adapt((CommonToken) tokens.get(i), (CommonToken) tokens.get(Math.max(0, i - 1)));
    }
    tokens.seek(0);
    return parser(tokens, position.file(), "the end of the formula").alone();
  }

  private static void adapt(CommonToken token, CommonToken previous) {
    boolean isDouble =
        token.getType() == AntimonyLexer.TIMES
            && previous.getType() == AntimonyLexer.TIMES
            && previous.getStopIndex() + 1 == token.getStartIndex();
    if (isDouble) {
      previous.setType(AntimonyLexer.POWER);
      token.setChannel(Token.HIDDEN_CHANNEL);
    } else if (token.getType() != Token.EOF && Character.isLetter(token.getText().charAt(0))) {
      token.setType(AntimonyLexer.NAME);
    }
  }

  /**
   * The tree of a whole file.
   *
   * @throws InputException at the first place that is not in the language
   */
  static AntimonyParser.FileContext parse(String text, String fileName) {
    AntimonyLexer lexer = new AntimonyLexer(CharStreams.fromString(normalized(text)));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    checkNesting(tokens, fileName);
    return parser(tokens, fileName, "the end of the file").file();
  }

  private static AntimonyParser parser(CommonTokenStream tokens, String fileName, String end) {
    AntimonyParser parser = new AntimonyParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new FirstSyntaxError(fileName, end));
    // All decisions are LL(1), so SLL is exact; it spares the parser its full-context machinery.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }

  static SourcePosition position(Token token, String fileName) {
    return new SourcePosition(fileName, token.getLine(), token.getCharPositionInLine() + 1);
  }

  /** One kind of line end, no byte-order mark; lines and columns stay what an editor shows. */
  private static String normalized(String text) {
    String body = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    return body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static void checkNesting(CommonTokenStream tokens, String fileName) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.getType()) {
        case AntimonyLexer.LPAREN -> depth++;
        case AntimonyLexer.RPAREN -> depth--;
        case AntimonyLexer.NEWLINE -> depth = 0;
        default -> {}
      }
      if (depth > MAX_NESTING) {
        throw new InputException(
            position(token, fileName),
            "found parentheses nested more than "
                + MAX_NESTING
                + " deep, expected the formula split with assignment rules");
      }
    }
  }
}
