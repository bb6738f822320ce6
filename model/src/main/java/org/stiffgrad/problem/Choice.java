package org.stiffgrad.problem;

/**
 * What a user chooses: one for each field of {@link Choices}, and what a simulation or a network
 * needs.
 */
public enum Choice {
  VALUES("values"),
  FITTED("fitted"),
  NOISE("noise"),
  BOUNDS("bounds"),
  SCALES("scales"),
  PRIORS("priors"),
  SENSITIVITIES("sensitivities"),
  NETWORK_OUTPUTS("outputs of the network"),
  NETWORK_INPUTS("inputs of the network");

  private final String text;

  Choice(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
