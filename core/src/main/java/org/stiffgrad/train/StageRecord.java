package org.stiffgrad.train;

import java.util.OptionalDouble;

/**
 * One optimization of one start.
 *
 * @param objective negative log-likelihood plus priors at its end, by this stage's own solver;
 *     empty where the model could not be solved
 * @param evaluations of the objective, with and without sensitivities
 * @param outcome why it ended
 */
public record StageRecord(
    String name, OptionalDouble objective, int evaluations, String outcome, double seconds) {}
