package org.stiffgrad.sbml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.SBMLReader;
import org.stiffgrad.input.InputException;

/**
 * Reads SBML, Level 2 and the core of Level 3. What is supported, and how, is in
 * docs/guide/sbml.md.
 */
public final class Sbml {
  private Sbml() {}

  /**
   * Reads a model from a file.
   *
   * @throws InputException if the file cannot be read, is not SBML, or asks for something that is
   *     not supported, at the first such place
   */
  public static SbmlModel read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  /**
   * Reads a model from the bytes of a file.
   *
   * @param fileName what messages call it
   * @throws InputException as {@link #read}
   */
  public static SbmlModel parse(byte[] bytes, String fileName) {
    CleanDocument document = DocumentReader.read(bytes, fileName);
    try {
      Model model = new SBMLReader().readSBMLFromString(document.xml()).getModel();
      return SbmlAssembly.assemble(document, model);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the cleaned document is not well-formed", e);
    }
  }
}
