package org.stiffgrad.method;

/**
 * Leading term of a derivative far out on the negative real axis, R'(z) ~ coefficient * z^-exponent
 * (stability.6).
 */
public record Decay(double exponent, double coefficient) {}
