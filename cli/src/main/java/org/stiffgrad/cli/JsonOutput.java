package org.stiffgrad.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One JSON document. A number that is not finite is written as {@code null}. */
final class JsonOutput {
  private final JsonGenerator json;

  private JsonOutput(Writer target) throws IOException {
    json = new JsonFactory().createGenerator(target);
    json.setPrettyPrinter(new DefaultPrettyPrinter());
  }

  /** Writes the fields of the document's one object. */
  interface Fields {
    void write(JsonOutput json) throws IOException;
  }

  /** The document as text, complete before anything is written anywhere. */
  static String document(Fields fields) throws IOException {
    StringWriter text = new StringWriter();
    JsonOutput output = new JsonOutput(text);
    output.json.writeStartObject();
    fields.write(output);
    output.json.writeEndObject();
    output.json.close();
    return text.append('\n').toString();
  }

  /** A document that is an array with one object for each item. */
  static <T> String arrayDocument(Iterable<T> items, ItemFields<T> fields) throws IOException {
    StringWriter text = new StringWriter();
    JsonOutput output = new JsonOutput(text);
    output.json.writeStartArray();
    for (T item : items) {
      output.json.writeStartObject();
      fields.write(output, item);
      output.json.writeEndObject();
    }
    output.json.writeEndArray();
    output.json.close();
    return text.append('\n').toString();
  }

  JsonOutput text(String name, @Nullable String value) throws IOException {
    json.writeStringField(name, value);
    return this;
  }

  JsonOutput truth(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
    return this;
  }

  JsonOutput count(String name, long value) throws IOException {
    json.writeNumberField(name, value);
    return this;
  }

  JsonOutput number(String name, double value) throws IOException {
    json.writeFieldName(name);
    return value(value);
  }

  private JsonOutput value(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
    return this;
  }

  JsonOutput numbers(String name, Iterable<Double> values) throws IOException {
    json.writeFieldName(name);
    return array(values);
  }

  /** An array of arrays of numbers. */
  JsonOutput rows(String name, Iterable<? extends Iterable<Double>> rows) throws IOException {
    json.writeArrayFieldStart(name);
    for (Iterable<Double> row : rows) {
      array(row);
    }
    json.writeEndArray();
    return this;
  }

  private JsonOutput array(Iterable<Double> values) throws IOException {
    json.writeStartArray();
    for (double value : values) {
      value(value);
    }
    json.writeEndArray();
    return this;
  }

  JsonOutput object(String name, Fields fields) throws IOException {
    json.writeObjectFieldStart(name);
    fields.write(this);
    json.writeEndObject();
    return this;
  }

  /** An array with one object for each item. */
  <T> JsonOutput objects(String name, Iterable<T> items, ItemFields<T> fields) throws IOException {
    json.writeArrayFieldStart(name);
    for (T item : items) {
      json.writeStartObject();
      fields.write(this, item);
      json.writeEndObject();
    }
    json.writeEndArray();
    return this;
  }

  /** Writes the fields of one item's object. */
  interface ItemFields<T> {
    void write(JsonOutput json, T item) throws IOException;
  }

  JsonOutput texts(String name, Iterable<String> items) throws IOException {
    json.writeArrayFieldStart(name);
    for (String item : items) {
      json.writeString(item);
    }
    json.writeEndArray();
    return this;
  }

  /** Writes text to a stream in UTF-8. */
  static void send(String document, OutputStream target) throws IOException {
    target.write(document.getBytes(StandardCharsets.UTF_8));
    target.flush();
  }
}
