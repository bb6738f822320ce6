package org.stiffgrad.sbml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** The elements and texts of an XML file with their positions. Resolves nothing outside of it. */
final class XmlSource {
  private static final String MATHML = "http://www.w3.org/1998/Math/MathML";

  private final XMLStreamReader reader;
  private final String fileName;

  XmlSource(byte[] bytes, String fileName) {
    this.fileName = fileName;
    // by name, since the search for one along the class path takes longer than reading
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // some exporters put a whole picture into an annotation
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
    try {
      reader = factory.createXMLStreamReader(fileName, new ByteArrayInputStream(bytes));
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  /**
   * Moves to the next start or end of an element or non-blank text.
   *
   * @return {@link XMLStreamConstants#START_ELEMENT}, {@code END_ELEMENT}, {@code CHARACTERS} or
   *     {@code END_DOCUMENT}
   * @throws InputException where the file is not well-formed
   */
  int next() {
    try {
      while (true) {
        int event = reader.next();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT,
              XMLStreamConstants.END_ELEMENT,
              XMLStreamConstants.END_DOCUMENT -> {
            return event;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!reader.isWhiteSpace() && !reader.getText().isBlank()) {
              return XMLStreamConstants.CHARACTERS;
            }
          }
          case XMLStreamConstants.DTD ->
              throw error("found a document type declaration, expected <sbml>");
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw error("found the entity &" + reader.getLocalName() + ";, expected plain text");
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  /** Moves past the end of the element that starts here. */
  void skip() {
    int depth = 1;
    while (depth > 0) {
      int event = next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  String name() {
    return reader.getLocalName();
  }

  /** The namespace of the element, or an empty text. */
  String namespace() {
    String uri = reader.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  boolean isMath() {
    return namespace().equals(MATHML);
  }

  String text() {
    return reader.getText().strip();
  }

  int attributes() {
    return reader.getAttributeCount();
  }

  String attributeName(int k) {
    return reader.getAttributeLocalName(k);
  }

  String attributeNamespace(int k) {
    String uri = reader.getAttributeNamespace(k);
    return uri == null ? "" : uri;
  }

  String attributeValue(int k) {
    return reader.getAttributeValue(k).strip();
  }

  /** The value of an attribute without namespace, or null. */
  @Nullable String attribute(String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? null : value.strip();
  }

  /** The namespaces that the element declares. */
  String[] declaredNamespaces() {
    String[] uris = new String[reader.getNamespaceCount()];
    for (int k = 0; k < uris.length; k++) {
      String uri = reader.getNamespaceURI(k);
      uris[k] = uri == null ? "" : uri;
    }
    return uris;
  }

  /** Where the current element or text starts. */
  SourcePosition position() {
    return position(reader.getLocation());
  }

  InputException error(String reason) {
    return new InputException(position(), reason);
  }

  private SourcePosition position(Location location) {
    return new SourcePosition(
        fileName, Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
  }

  private InputException malformed(XMLStreamException e) {
    SourcePosition position =
        e.getLocation() == null ? new SourcePosition(fileName, 1, 1) : position(e.getLocation());
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("no XML");
    return new InputException(position, "the file is not well-formed XML: " + lowered(first));
  }

  private static String lowered(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
