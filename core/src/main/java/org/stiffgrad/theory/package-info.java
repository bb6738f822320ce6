/**
 * What integration methods do to gradients on linear equations, scalar and matrix: bounds, exact
 * counterparts, hazards.
 */
@NullMarked
package org.stiffgrad.theory;

import org.jspecify.annotations.NullMarked;
