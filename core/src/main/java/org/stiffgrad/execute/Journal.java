package org.stiffgrad.execute;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Remembers finished pieces of work, so that a computation that was cut off goes on where it was.
 * What is remembered must depend on its key alone; then what follows has the same bits as if
 * nothing had happened. Called from several threads.
 */
public interface Journal {
  /** Remembers nothing. */
  Journal NONE =
      new Journal() {
        @Override
        public Optional<Entry> find(String key) {
          return Optional.empty();
        }

        @Override
        public void add(String key, Entry entry) {}
      };

  /** A finished piece of work; empty where it has to be done. */
  Optional<Entry> find(String key);

  /** Remembers a finished piece of work for good. */
  void add(String key, Entry entry);

  /**
   * The result of a piece of work.
   *
   * @param numbers kept with all bits, also those that are not finite
   */
  record Entry(double[] numbers, List<String> texts) {
    public Entry {
      texts = List.copyOf(texts);
    }
  }

  /** A key that tells apart what begins with the same name but other numbers. */
  static String key(String name, double... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
    for (double x : numbers) {
      bytes.putDouble(x);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      byte[] hash = digest.digest(bytes.array());
      return name + "/" + HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
