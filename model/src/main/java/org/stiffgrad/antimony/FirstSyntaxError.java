package org.stiffgrad.antimony;

import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.stiffgrad.input.InputException;

/** Ends parsing at the first error, with a message in words of the language. */
final class FirstSyntaxError implements ANTLRErrorStrategy {
  private final String fileName;
  private final String end;

  /**
   * @param end what the end of the text is called
   */
  FirstSyntaxError(String fileName, String end) {
    this.fileName = fileName;
    this.end = end;
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw error(recognizer, recognizer.getCurrentToken());
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    throw error(recognizer, e.getOffendingToken());
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    throw error(recognizer, e.getOffendingToken());
  }

  /** Nothing: what cannot go on fails in the rule that has to go on, which words it better. */
  @Override
  public void sync(Parser recognizer) {}

  @Override
  public void reset(Parser recognizer) {}

  @Override
  public boolean inErrorRecoveryMode(Parser recognizer) {
    return false;
  }

  @Override
  public void reportMatch(Parser recognizer) {}

  private InputException error(Parser recognizer, Token token) {
    String refusal = Refusals.of(recognizer, token);
    String reason =
        refusal != null
            ? refusal
            : "found "
                + (token.getType() == Token.EOF ? end : Wording.found(token))
                + ", expected "
                + Wording.expected(recognizer, token);
    return new InputException(Syntax.position(token, fileName), reason);
  }
}
