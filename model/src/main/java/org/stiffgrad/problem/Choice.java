package org.stiffgrad.problem;

/** What a user chooses: one for each field of {@link Choices}, and what a simulation needs. */
public enum Choice {
  VALUES("values"),
  FITTED("fitted"),
  NOISE("noise"),
  BOUNDS("bounds"),
  SCALES("scales"),
  PRIORS("priors"),
  SENSITIVITIES("sensitivities");

  private final String text;

  Choice(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
