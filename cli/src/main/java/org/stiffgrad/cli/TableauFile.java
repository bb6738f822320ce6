package org.stiffgrad.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.method.Tableau;

/** Reads a Butcher tableau, {@code {"A": [[..]], "b": [..]}}. */
final class TableauFile {
  private static final int MOST_STAGES = 20;
  private static final double LARGEST = 1e4;
  private static final double SMALLEST = 1e-30;

  /** A number with at least so many digits, and fewer than a double has, has been rounded. */
  private static final int ROUNDED_DIGITS = 8;

  private static final int DOUBLE_DIGITS = 15;

  private final String file;
  private final JsonParser json;

  /** Relative error of the coefficients: they may have been computed less than perfectly. */
  private double rounding = 64 * Math.ulp(1.);

  private TableauFile(String file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /** Numbers of one row and where it starts. */
  private record Row(List<Double> entries, SourcePosition position) {
    double[] values() {
      return entries.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /**
   * @throws InputException where the file is not a tableau
   */
  static Tableau read(Path path) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      return new TableauFile(path.toString(), json).tableau();
    } catch (JsonParseException e) {
      SourcePosition position = position(path.toString(), e.getLocation());
      throw new InputException(
          position, "this is not JSON: " + firstClause(e.getOriginalMessage()));
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  /** The parser's message without its advice to programmers. */
  private static String firstClause(String message) {
    return message.replaceFirst("[:(](?s:.*)", "").strip();
  }

  private Tableau tableau() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw found("an object {\"A\": [[..]], \"b\": [..]}");
    }
    List<Row> a = null;
    Row b = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      SourcePosition at = here();
      if ((key.equals("A") && a != null) || (key.equals("b") && b != null)) {
        throw new InputException(at, "found \"" + key + "\" a second time, expected it once");
      }
      json.nextToken();
      switch (key) {
        case "A" -> a = matrix();
        case "b" -> b = row("an array of numbers");
        default ->
            throw new InputException(at, "found \"" + key + "\", expected \"A\" or \"b\" only");
      }
    }
    if (json.nextToken() != null) {
      throw found("nothing after the tableau");
    }
    return checked(required("A", a), required("b", b));
  }

  private <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw new InputException(
          SourcePosition.wholeFile(file), "found no \"" + key + "\", expected \"A\" and \"b\"");
    }
    return value;
  }

  private Tableau checked(List<Row> a, Row b) {
    int s = a.size();
    for (Row row : a) {
      if (row.entries.size() != s) {
        throw new InputException(
            row.position,
            "found a row of "
                + count(row.entries.size(), "number")
                + ", expected "
                + s
                + ", because A has "
                + count(s, "row"));
      }
    }
    if (b.entries.size() != s) {
      throw new InputException(
          b.position,
          "found b with "
              + count(b.entries.size(), "number")
              + ", expected "
              + s
              + ", because A has "
              + count(s, "row"));
    }
    double[][] rows = a.stream().map(Row::values).toArray(double[][]::new);
    return Tableau.of(rows, b.values()).withRounding(rounding);
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private List<Row> matrix() throws IOException {
    String expected = "an array of rows, each an array of numbers";
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw found(expected);
    }
    SourcePosition start = here();
    List<Row> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      rows.add(row(expected));
      if (rows.size() > MOST_STAGES) {
        throw new InputException(
            start, "found more than " + MOST_STAGES + " stages, expected less");
      }
    }
    if (rows.isEmpty()) {
      throw new InputException(start, "found no row, expected at least one stage");
    }
    return rows;
  }

  private Row row(String expected) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw found(expected);
    }
    SourcePosition start = here();
    List<Double> entries = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      entries.add(number());
    }
    return new Row(entries, start);
  }

  private double number() throws IOException {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw found("a number");
    }
    double value = Double.parseDouble(json.getText());
    double size = Math.abs(value);
    if (!(size <= LARGEST) || (size > 0 && size < SMALLEST)) {
      throw found("0 or a number of magnitude 1e-30 to 1e4");
    }
    if (value != 0) {
      BigDecimal printed = new BigDecimal(json.getText());
      if (printed.precision() >= ROUNDED_DIGITS && printed.precision() < DOUBLE_DIGITS) {
        rounding = Math.max(rounding, 0.5 * printed.ulp().doubleValue() / size);
      }
    }
    return value;
  }

  private InputException found(String expected) throws IOException {
    JsonToken token = json.currentToken();
    String text = token == null ? "the end of the file" : json.getText();
    String what = token == JsonToken.VALUE_STRING ? "\"" + text + "\"" : text;
    return new InputException(here(), "found " + what + ", expected " + expected);
  }

  private SourcePosition here() {
    return position(file, json.currentTokenLocation());
  }

  private static SourcePosition position(String file, JsonLocation location) {
    return new SourcePosition(
        file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
