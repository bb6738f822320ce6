package org.stiffgrad.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * A folder that remembers a run: {@code run.json} says of what, {@code journal.jsonl} holds one
 * line for each finished piece of work, on disk before the next begins. A line that a crash cut off
 * is dropped. One process at a time.
 */
final class RunFolder implements Journal, AutoCloseable {
  static final String HEADER = "run.json";
  static final String LINES = "journal.jsonl";
  private static final JsonFactory JSON = new JsonFactory();

  private final Path folder;
  private final FileChannel channel;
  private final Map<String, Entry> known = new HashMap<>();

  private RunFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Begins a run.
   *
   * @param header what it is a run of, by name
   * @throws UsageException where there is one already, or the folder cannot be made
   */
  static RunFolder begin(Path folder, Map<String, String> header) {
    if (Files.exists(folder.resolve(HEADER)) || Files.exists(folder.resolve(LINES))) {
      throw new UsageException(
          "--run: " + folder + " holds a run already; go on with --resume, or name another folder");
    }
    OutputFolder.make(folder);
    TextFile.write(folder.resolve(HEADER), text(header));
    return open(folder);
  }

  /**
   * Goes on with a run.
   *
   * @throws UsageException where there is none, or it is one of something else
   * @throws InputException where its lines cannot be read
   */
  static RunFolder resume(Path folder, Map<String, String> header) {
    Path file = folder.resolve(HEADER);
    if (!Files.isRegularFile(file)) {
      throw new UsageException("--resume: there is no run in " + folder + ", expected " + HEADER);
    }
    Map<String, String> before = header(file);
    for (Map.Entry<String, String> e : header.entrySet()) {
      String then = before.getOrDefault(e.getKey(), "nothing");
      if (!then.equals(e.getValue())) {
        throw new UsageException(
            "--resume: the run in "
                + folder
                + " had "
                + e.getKey()
                + " "
                + then
                + ", found "
                + e.getValue());
      }
    }
    RunFolder run = open(folder);
    try {
      run.read();
    } catch (IOException e) {
      run.close();
      throw new InputException(
          SourcePosition.wholeFile(folder.resolve(LINES).toString()),
          "cannot be read: " + e.getMessage());
    }
    return run;
  }

  private static RunFolder open(Path folder) {
    Path file = folder.resolve(LINES);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new UsageException(folder + ": another process is at work on this run");
      }
      return new RunFolder(folder, channel);
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be written: " + e.getMessage());
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // by this process
    }
  }

  private static String text(Map<String, String> header) {
    try {
      return JsonOutput.document(
          json -> {
            for (Map.Entry<String, String> e : header.entrySet()) {
              json.text(e.getKey(), e.getValue());
            }
          });
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory refuses more", e);
    }
  }

  private static Map<String, String> header(Path file) {
    Map<String, String> header = new HashMap<>();
    try (JsonParser json = JSON.createParser(Files.readString(file))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        header.put(name, json.getText());
      }
    } catch (IOException e) {
      throw new InputException(
          SourcePosition.wholeFile(file.toString()), "is not the header of a run");
    }
    return header;
  }

  /** Reads all lines; a last one without its end was cut off and is removed. */
  private void read() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {}
    int start = 0;
    int number = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line(new String(bytes, start, i - start, StandardCharsets.UTF_8), number++);
        start = i + 1;
      }
    }
    channel.truncate(start);
    channel.position(start);
  }

  private void line(String text, int number) {
    try (JsonParser json = JSON.createParser(text)) {
      String key = "";
      List<Double> numbers = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("key")) {
          key = json.getText();
        } else {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            if (name.equals("texts")) {
              texts.add(json.getText());
            } else {
              numbers.add(Double.parseDouble(json.getText()));
            }
          }
        }
      }
      if (key.isEmpty() || json.nextToken() != null) {
        throw new IOException("no key");
      }
      known.put(key, new Entry(numbers.stream().mapToDouble(Double::doubleValue).toArray(), texts));
    } catch (IOException | NumberFormatException e) {
      throw new InputException(
          new SourcePosition(folder.resolve(LINES).toString(), number, 1),
          "is not a line of a journal; take it away to do this piece of work again");
    }
  }

  @Override
  public synchronized Optional<Entry> find(String key) {
    return Optional.ofNullable(known.get(key));
  }

  @Override
  public synchronized void add(String key, Entry entry) {
    known.put(key, entry);
    try {
      ByteBuffer line = ByteBuffer.wrap(line(key, entry).getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new OutputException(folder.resolve(LINES).toString(), e);
    }
  }

  private static String line(String key, Entry entry) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("key", key);
      json.writeArrayFieldStart("numbers");
      for (double x : entry.numbers()) {
        if (Double.isFinite(x)) {
          json.writeNumber(x);
        } else {
          json.writeString(Double.toString(x));
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("texts");
      for (String t : entry.texts()) {
        json.writeString(t);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new OutputException(folder.resolve(LINES).toString(), e);
    }
  }
}
