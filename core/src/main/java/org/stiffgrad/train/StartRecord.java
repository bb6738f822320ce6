package org.stiffgrad.train;

import java.util.OptionalDouble;

/**
 * The end of one start.
 *
 * @param objective negative log-likelihood plus priors; empty where the model could not be solved
 * @param outcome why it ended
 */
public record StartRecord(OptionalDouble objective, String outcome, double seconds) {}
