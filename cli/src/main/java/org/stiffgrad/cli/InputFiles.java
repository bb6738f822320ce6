package org.stiffgrad.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.petab.HybridFolder;
import org.stiffgrad.petab.NetworkFolder;
import org.stiffgrad.sbml.Sbml;

/** Which language a file is in, by its name. */
final class InputFiles {
  private InputFiles() {}

  /** Reads a model in the language that the file's name tells. */
  static SourceModel model(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    if (isPetab(file)) {
      throw new InputException(
          SourcePosition.wholeFile(file),
          "is a PEtab problem, expected a model as Antimony text (.ant) or SBML (.xml, .sbml)");
    }
    if (lower.endsWith(".xml") || lower.endsWith(".sbml")) {
      return Sbml.read(Path.of(file)).source();
    }
    return Antimony.read(Path.of(file));
  }

  /** Whether it is a folder that {@code learn} wrote, of a network alone. */
  static boolean isNetwork(String file) {
    return NetworkFolder.isOne(Path.of(file)) && !isHybrid(file);
  }

  /** Whether such a folder holds a model, in which the network stands for parameters. */
  static boolean isHybrid(String file) {
    return HybridFolder.isOne(Path.of(file));
  }

  static boolean isPetab(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }
}
