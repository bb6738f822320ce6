package org.stiffgrad.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;

/** What every page carries: its style, the chart library and the script that uses it. */
record PageScript(String style, String library, String version, String script) {
  private static final String WEBJAR = "/META-INF/resources/webjars/echarts/";
  private static final String WEBJAR_FACTS =
      "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

  static PageScript load() {
    try (InputStream facts = open(WEBJAR_FACTS)) {
      Properties properties = new Properties();
      properties.load(facts);
      String version = properties.getProperty("version");
      String library = text(WEBJAR + version + "/dist/echarts.min.js");
      return new PageScript(text("page.css"), library, version, parts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts share their names, and nothing else on the page sees those. */
  private static String parts() throws IOException {
    return "(() => {\n'use strict';\n"
        + text("axes.js")
        + text("series.js")
        + text("page.js")
        + "})();\n";
  }

  private static String text(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = PageScript.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }

  /** Lets the browser load nothing from anywhere and run no script but these two. */
  String contentPolicy() {
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
        + hash(library)
        + "' 'sha256-"
        + hash(script)
        + "'";
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
