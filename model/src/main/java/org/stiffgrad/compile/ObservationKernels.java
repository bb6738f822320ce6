package org.stiffgrad.compile;

/** The generated code of one observation model; immutable and shared by all evaluators. */
record ObservationKernels(
    RowKernel value,
    RowKernel noise,
    RowKernel stateGradient,
    RowKernel parameterGradient,
    RowKernel noiseStateGradient,
    RowKernel noiseParameterGradient,
    int scratchSize) {}
