package org.stiffgrad.fit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Tells two problems apart by what they hold: names, values, bounds, scales, bindings, data, solve
 * options. Equations take part by their names and structure only.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 as 64 hexadecimal digits. */
  public static String of(FitProblem problem) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(problem, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not refuse
    }
    return digest(bytes.toByteArray());
  }

  private static void write(FitProblem problem, DataOutputStream out) throws IOException {
    out.writeUTF(problem.system().name());
    out.writeUTF(problem.system().states().toString());
    out.writeUTF(problem.system().parameters().toString());
    out.writeInt(problem.system().jacobian().size());
    for (double value : problem.values()) {
      out.writeDouble(value);
    }
    for (FreeParameter f : problem.free()) {
      out.writeUTF(f.toString());
    }
    for (Experiment e : problem.experiments()) {
      out.writeUTF(e.name());
      out.writeDouble(e.initialTime());
      out.writeUTF(new TreeMap<>(e.bindings()).toString());
      Measurements m = e.measurements();
      for (int i = 0; i < m.size(); i++) {
        out.writeDouble(m.times()[i]);
        out.writeInt(m.observables()[i]);
        out.writeDouble(m.values()[i]);
      }
    }
    out.writeUTF(problem.solve().method().id());
    out.writeInt(problem.solve().stepsPerInterval());
    out.writeUTF(problem.solve().tolerances().toString());
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
