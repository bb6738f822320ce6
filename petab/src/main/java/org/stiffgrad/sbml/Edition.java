package org.stiffgrad.sbml;

import org.jspecify.annotations.Nullable;

/** A level and version of SBML, with the namespace of its elements. */
record Edition(int level, int version, String namespace) {
  static final Edition NONE = new Edition(0, 0, "");

  private static final String ROOT = "http://www.sbml.org/sbml/level";

  /** The edition that the root element declares. */
  static Edition of(XmlSource source) {
    String level = source.attribute("level");
    String version = source.attribute("version");
    if (level == null || version == null) {
      throw source.error("found <sbml> without level and version, expected both");
    }
    Edition edition = known(level, version);
    if (edition == null) {
      throw source.error(
          "found SBML Level "
              + level
              + " Version "
              + version
              + ", expected Level 2 (Versions 1 to 5) or Level 3 (Versions 1 and 2)");
    }
    if (!edition.namespace.equals(source.namespace())) {
      throw source.error(
          "found <sbml> of Level "
              + level
              + " Version "
              + version
              + " in the namespace \""
              + source.namespace()
              + "\", expected "
              + edition.namespace);
    }
    return edition;
  }

  private static @Nullable Edition known(String level, String version) {
    return switch (level + "." + version) {
      case "2.1" -> new Edition(2, 1, ROOT + "2");
      case "2.2", "2.3", "2.4", "2.5" ->
          new Edition(2, Integer.parseInt(version), ROOT + "2/version" + version);
      case "3.1", "3.2" ->
          new Edition(3, Integer.parseInt(version), ROOT + "3/version" + version + "/core");
      default -> null;
    };
  }
}
