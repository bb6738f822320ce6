package org.stiffgrad.train;

import java.util.List;

/**
 * What a fit cost.
 *
 * @param residualEvaluations evaluations without sensitivities; all experiments count once
 * @param sensitivityEvaluations evaluations with sensitivities
 * @param stages of the start that won
 * @param starts all of them, in order; those of a rescue come last
 */
public record Work(
    long residualEvaluations,
    long sensitivityEvaluations,
    List<StageRecord> stages,
    List<StartRecord> starts,
    double seconds) {}
