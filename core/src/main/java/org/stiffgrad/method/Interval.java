package org.stiffgrad.method;

/**
 * An interval of the real axis.
 *
 * @param from lower end, may be negative infinity
 * @param to upper end
 */
public record Interval(double from, double to) {}
