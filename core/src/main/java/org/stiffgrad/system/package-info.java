/**
 * What a solver may ask of a model: dimensions, names, sparsity, and the derivatives of the
 * right-hand side.
 */
@NullMarked
package org.stiffgrad.system;

import org.jspecify.annotations.NullMarked;
