package org.stiffgrad.sbml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packages of SBML Level 3. One that changes the meaning of the core is refused by name. */
final class Packages {
  private static final Pattern NAMESPACE =
      Pattern.compile("http://www\\.sbml\\.org/sbml/level3/version\\d+/(\\w+)/version\\d+");

  private Packages() {}

  /** Whether a namespace is that of a package. */
  static boolean isPackage(String namespace) {
    return NAMESPACE.matcher(namespace).matches();
  }

  /** Checks the packages that the root element declares. */
  static void requireNone(XmlSource source) {
    for (String uri : source.declaredNamespaces()) {
      Matcher matcher = NAMESPACE.matcher(uri);
      if (matcher.matches() && (isRequired(source, uri) || matcher.group(1).equals("fbc"))) {
        // fbc is not "required" by its own rules, but its models have no kinetics
        throw source.error("found the package " + matcher.group(1) + ", which is not supported");
      }
    }
  }

  private static boolean isRequired(XmlSource source, String uri) {
    for (int k = 0; k < source.attributes(); k++) {
      if (source.attributeNamespace(k).equals(uri) && source.attributeName(k).equals("required")) {
        return !source.attributeValue(k).equals("false") && !source.attributeValue(k).equals("0");
      }
    }
    return false;
  }
}
