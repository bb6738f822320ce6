package org.stiffgrad.train;

/**
 * Progress: one trial point of one optimization.
 *
 * @param start which start, from 0
 * @param stage what it is doing, such as {@code coarse}
 * @param iteration trial points of this stage so far
 * @param objective best negative log-likelihood plus priors so far in this stage
 * @param step size of the step in units of the longest allowed, one decade
 * @param failedSolves trial points of this stage at which the model could not be solved
 */
public record FitEvent(
    int start, String stage, int iteration, double objective, double step, int failedSolves) {}
