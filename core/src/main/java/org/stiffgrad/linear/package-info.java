/**
 * Allocation-free linear algebra inside a step: static-pattern sparse factorizations, products of
 * dense matrices.
 */
@NullMarked
package org.stiffgrad.linear;

import org.jspecify.annotations.NullMarked;
