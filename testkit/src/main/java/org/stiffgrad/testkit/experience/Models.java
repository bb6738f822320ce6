package org.stiffgrad.testkit.experience;

import java.util.Locale;

/** Antimony texts of the families, at given values. */
final class Models {
  private Models() {}

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** y' = V diag(-lambda, -mu) V^-1 y with V = [1 1; -1/2 1], both amplitudes 1. */
  static String twoModes(double lambda, double mu) {
    return text(
        "lambda = %s; mu = %s; y1 = 2; y2 = 0.5;"
            + " y1' = -lambda*(y1 - y2)/1.5 - mu*(0.5*y1 + y2)/1.5;"
            + " y2' = 0.5*lambda*(y1 - y2)/1.5 - mu*(0.5*y1 + y2)/1.5",
        lambda, mu);
  }

  /** The same as a dense matrix of unknown entries. */
  static String dense(double lambda) {
    double fast = lambda / 1.5;
    double slow = 1 / 1.5;
    return text(
        "a11 = %s; a12 = %s; a21 = %s; a22 = %s; y1 = 2; y2 = 0.5;"
            + " y1' = a11*y1 + a12*y2; y2' = a21*y1 + a22*y2",
        -fast - slow / 2, fast - slow, fast / 2 - slow / 2, -fast / 2 - slow);
  }

  /** The same by its rates and the slopes a, b of its fast and slow direction. */
  static String aligned(double lambda) {
    return text(
        "lambda = %s; mu = %s; a = %s; b = %s; y1 = 2; y2 = 0.5;"
            + " y1' = ((mu*a - lambda*b)*y1 + (lambda - mu)*y2)/(b - a);"
            + " y2' = ((mu - lambda)*a*b*y1 + (lambda*a - mu*b)*y2)/(b - a)",
        lambda, 1, -0.5, 1);
  }

  /** A lag behind a cos t, begun on its slow manifold. */
  static String lag(double k, double a) {
    return text("k = %s; a = %s; y = a*k^2/(k^2 + 1); y' = -k*(y - a*cos(time))", k, a);
  }

  static String robertson(double k1, double k2, double k3) {
    return text(
        "k1 = %s; k2 = %s; k3 = %s; A = 1; B = 0; C = 0;"
            + " A' = -k1*A + k3*B*C; B' = k1*A - k3*B*C - k2*B^2; C' = k2*B^2",
        k1, k2, k3);
  }

  static String enzyme(double kon, double koff, double kcat) {
    return text(
        "kon = %s; koff = %s; kcat = %s; E = 1; S = 5; ES = 0; P = 0;"
            + " E + S -> ES; kon*E*S; ES -> E + S; koff*ES; ES -> E + P; kcat*ES",
        kon, koff, kcat);
  }

  static String vanDerPol(double mu) {
    return text("mu = %s; x = 2; y = 0; x' = y; y' = mu*(1 - x^2)*y - x", mu);
  }

  /** In the time of the slow motion. */
  static String scaledVanDerPol(double k) {
    return text("K = %s; x = 2; y = -0.66; x' = y; y' = K*((1 - x^2)*y - x)", k);
  }

  /** A <-> B, 2 B -> C, C -> 0. */
  static String chain(double k1, double k2, double k3, double k4) {
    return text(
        "k1 = %s; k2 = %s; k3 = %s; k4 = %s; A = 1; B = 0; C = 0;"
            + " A -> B; k1*A; B -> A; k2*B; 2 B -> C; k3*B^2; C -> ; k4*C",
        k1, k2, k3, k4);
  }

  static String oregonator(double s, double q, double w) {
    return text(
        "s = %s; q = %s; w = %s; y1 = 1; y2 = 2; y3 = 3;"
            + " y1' = s*(y2 + y1*(1 - q*y1 - y2)); y2' = (y3 - (1 + y1)*y2)/s; y3' = w*(y1 - y3)",
        s, q, w);
  }

  static String fitzHughNagumo(double eps, double a, double b) {
    return text(
        "eps = %s; a = %s; b = %s; v = -1; r = 1;"
            + " v' = (v - v^3/3 + r)/eps; r' = -(v - a + b*r)",
        eps, a, b);
  }

  /** HIRES with four of its constants to be told. */
  static String hires(double k1, double k2, double kp, double kd) {
    return text(
        "k1 = %s; k2 = %s; kp = %s; kd = %s; y1 = 1; y2 = 0; y3 = 0; y4 = 0; y5 = 0; y6 = 0;"
            + " y7 = 0; y8 = 0.0057;"
            + " y1' = -k1*y1 + 0.43*y2 + 8.32*y3 + 0.0007; y2' = k1*y1 - 8.75*y2;"
            + " y3' = -10.03*y3 + 0.43*y4 + 0.035*y5; y4' = 8.32*y2 + k1*y3 - 1.12*y4;"
            + " y5' = -1.745*y5 + 0.43*y6 + 0.43*y7;"
            + " y6' = -kp*y6*y8 + 0.69*y4 + k2*y5 - 0.43*y6 + 0.69*y7;"
            + " y7' = kp*y6*y8 - kd*y7; y8' = -kp*y6*y8 + kd*y7",
        k1, k2, kp, kd);
  }

  /** Two enzymes in a row: S -> M -> P. */
  static String enzymeNetwork(double k1, double kc1, double k2, double kc2) {
    return text(
        "a1 = %s; c1 = %s; a2 = %s; c2 = %s; E = 1; F = 0.5; S = 5; M = 0; P = 0; ES = 0; FM = 0;"
            + " E + S -> ES; a1*E*S; ES -> E + S; 0.1*a1*ES; ES -> E + M; c1*ES;"
            + " F + M -> FM; a2*F*M; FM -> F + M; 0.1*a2*FM; FM -> F + P; c2*FM",
        k1, kc1, k2, kc2);
  }
}
