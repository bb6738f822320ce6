/** Contracts and named tolerances for tests of systems, solvers and gradients. */
@NullMarked
package org.stiffgrad.testkit;

import org.jspecify.annotations.NullMarked;
