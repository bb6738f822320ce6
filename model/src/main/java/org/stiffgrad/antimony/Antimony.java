package org.stiffgrad.antimony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;

/**
 * Reads Antimony, the text language for models of reactions and differential equations (Smith et
 * al., Bioinformatics 25 (2009) 2452). What is supported, and how, is in docs/guide/antimony.md.
 */
public final class Antimony {
  private Antimony() {}

  /**
   * Reads a model from a file in UTF-8.
   *
   * @throws InputException if the file cannot be read or is not a model, at the first such place
   */
  public static SourceModel read(Path file) {
    try {
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  /**
   * Reads a model from text.
   *
   * @param fileName what messages call the text
   * @throws InputException if the text is not a model, at the first such place
   */
  public static SourceModel parse(String text, String fileName) {
    Draft draft = StatementReader.read(Syntax.parse(text, fileName), fileName, modelName(fileName));
    return ModelAssembly.assemble(draft);
  }

  /** The file's name without folders and ending. */
  private static String modelName(String fileName) {
    String last = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }
}
