package org.stiffgrad.compile;

import org.stiffgrad.system.Names;
import org.stiffgrad.system.Sparsity;

/** Names, sparsity and stated parameter values of a compiled model. */
record SystemStructure(
    Names states,
    Names parameters,
    double[] values,
    Sparsity jacobian,
    Sparsity parameterJacobian,
    Sparsity initialStateJacobian,
    Sparsity switchTimeJacobian,
    boolean[] beginsAfterItsTime,
    boolean isAutonomous) {}
