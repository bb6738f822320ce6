package org.stiffgrad.identify;

import java.util.OptionalDouble;

/**
 * How well one parameter is known, by Fisher's information.
 *
 * @param standardError joint standard deviation: of ln p for logarithmic scales, else of p;
 *     infinite where the data leave it open
 * @param sdLog joint standard deviation of ln p; of p relative to its magnitude or start, whichever
 *     is larger, for scales that are not logarithmic
 * @param lower95 lower end of the 95 % interval on the linear scale, empty where it is open
 * @param upper95 upper end, likewise
 */
public record Uncertainty(
    double standardError, double sdLog, OptionalDouble lower95, OptionalDouble upper95) {}
