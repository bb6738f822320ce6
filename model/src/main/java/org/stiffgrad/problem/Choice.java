package org.stiffgrad.problem;

/** The choices a user makes for an estimation, one for each field of {@link Choices}. */
public enum Choice {
  VALUES("values"),
  FITTED("fitted"),
  NOISE("noise"),
  BOUNDS("bounds"),
  SCALES("scales"),
  PRIORS("priors");

  private final String text;

  Choice(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
