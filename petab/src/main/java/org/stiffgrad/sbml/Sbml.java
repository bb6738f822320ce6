package org.stiffgrad.sbml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
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
    return read(file, name -> false);
  }

  /**
   * Reads a model that is to be joined with names from elsewhere.
   *
   * @param isReserved which names the quantities that have no id in the file, such as the
   *     parameters of kinetic laws, must not get
   * @throws InputException as {@link #read(Path)}
   */
  public static SbmlModel read(Path file, Predicate<String> isReserved) {
    try {
      return parse(Files.readAllBytes(file), file.toString(), isReserved);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  /**
   * Reads a model from the bytes of a file.
   *
   * @param fileName what messages call it
   * @throws InputException as {@link #read(Path)}
   */
  public static SbmlModel parse(byte[] bytes, String fileName) {
    return parse(bytes, fileName, name -> false);
  }

  private static SbmlModel parse(byte[] bytes, String fileName, Predicate<String> isReserved) {
    CleanDocument document = DocumentReader.read(bytes, fileName);
    try {
      Model model = new SBMLReader().readSBMLFromString(document.xml()).getModel();
      return SbmlAssembly.assemble(document, model, isReserved);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the cleaned document is not well-formed", e);
    }
  }
}
