package org.stiffgrad.petab;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** Reads YAML and keeps the place of everything. */
final class YamlReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final YAMLParser parser;

  private YamlReader(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * The one document of a file in UTF-8.
   *
   * @throws InputException if the file cannot be read or is not YAML
   */
  static YamlNode read(Path file) {
    String text;
    try {
      if (Files.isDirectory(file)) {
        throw new InputException(
            SourcePosition.wholeFile(file.toString()), "found a directory, expected a YAML file");
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      return new YamlReader(file.toString(), parser).document();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new InputException(
          new SourcePosition(file.toString(), at == null ? 1 : at.getLineNr(), column(at)),
          "found a place that is not YAML (" + firstLine(e.getOriginalMessage()) + ")");
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private static int column(JsonLocation at) {
    return at == null ? 1 : Math.max(1, at.getColumnNr());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private YamlNode document() throws IOException {
    if (parser.nextToken() == null) {
      throw new InputException(
          new SourcePosition(file, 1, 1), "found an empty file, expected a PEtab problem");
    }
    return node();
  }

  /** The node that begins with the current token; its last token is current afterwards. */
  private YamlNode node() throws IOException {
    SourcePosition position = position();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(position);
    }
    if (token == JsonToken.START_ARRAY) {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node());
      }
      return new YamlNode.Sequence(List.copyOf(items), position);
    }
    if (parser.isCurrentAlias()) {
      throw new InputException(position, "found an alias (*), expected the value itself");
    }
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    return new YamlNode.Scalar(text.strip(), position);
  }

  private YamlNode.Mapping mapping(SourcePosition position) throws IOException {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    Map<String, SourcePosition> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      SourcePosition before = keys.put(key, position());
      if (before != null) {
        throw new InputException(
            position(),
            "found " + key + " a second time, expected it once (line " + before.line() + ")");
      }
      parser.nextToken();
      values.put(key, node());
    }
    return new YamlNode.Mapping(values, keys, position);
  }

  private SourcePosition position() {
    JsonLocation at = parser.currentTokenLocation();
    return new SourcePosition(file, Math.max(1, at.getLineNr()), column(at));
  }
}
