package org.stiffgrad.compile;

/** The generated code of one system; immutable and shared by all evaluators. */
record SystemKernels(
    Kernel rhs,
    Kernel timeDerivative,
    Kernel jacobian,
    Kernel parameterJacobian,
    Kernel initialState,
    Kernel initialStateJacobian,
    Kernel switchTimes,
    Kernel switchTimeJacobian,
    int scratchSize) {}
