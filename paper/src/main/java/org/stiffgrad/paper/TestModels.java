package org.stiffgrad.paper;

import java.util.Locale;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ModelCompiler;

/** The systems that the experiments are made on, as models that a user could write. */
enum TestModels {
  /** Forced relaxation from the value that its slow solution has at time 0. */
  FORCED_ON_MANIFOLD(
      """
      lambda = -1e4
      y = lambda^2/(1 + lambda^2)
      y' = lambda*(y - cos(time))
      """),
  /** Forced relaxation from zero: a layer comes first. */
  FORCED_FROM_ZERO(
      """
      lambda = -1e4
      y = 0
      y' = lambda*(y - cos(time))
      """),
  /** Forced relaxation with a positive rate k = -lambda, from a given value. */
  FORCED_RATE(
      """
      k = 1e4; y0 = 1
      y = y0
      y' = -k*(y - cos(time))
      """),
  /** Prothero and Robinson, Math. Comput. 28 (1974) 145: the solution is the cosine. */
  PROTHERO_ROBINSON(
      """
      lambda = -1e4
      y = 1
      y' = lambda*(y - cos(time)) - sin(time)
      """),
  /** A fast equilibrium, B/A = Keq, reached at a rate of s (1 + Keq), that drains slowly. */
  EQUILIBRIUM(
      """
      Keq = 0.5; s = 2e6; k2 = 1
      A = 1; B = 0; C = 0
      A' = s*(B - Keq*A)
      B' = s*(Keq*A - B) - k2*B
      C' = k2*B
      """),
  /** Robertson's kinetics. Hairer and Wanner, Solving Ordinary Differential Equations II, IV.10. */
  ROBERTSON(
      """
      k1 = 0.04; k2 = 3e7; k3 = 1e4
      A = 1; B = 0; C = 0
      A' = -k1*A + k3*B*C
      B' = k1*A - k3*B*C - k2*B^2
      C' = k2*B^2
      """),
  /** Van der Pol's oscillator in its original time, from rest at x = 2. */
  VAN_DER_POL(
      """
      mu = 1000
      x = 2; y = 0
      x' = y
      y' = mu*(1 - x^2)*y - x
      """);

  private final String text;

  TestModels(String text) {
    this.text = text;
  }

  CompiledModel compile() {
    String name = name().toLowerCase(Locale.ROOT);
    return ModelCompiler.compile(Antimony.parse(text, name + ".ant").model());
  }
}
