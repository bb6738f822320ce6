package org.stiffgrad.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this program and of the JVM it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String own = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "stiffgrad "
          + (own == null ? "(development build)" : own)
          + " on "
          + System.getProperty("java.vm.name")
          + " "
          + System.getProperty("java.version")
    };
  }
}
