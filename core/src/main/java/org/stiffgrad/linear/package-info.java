/** Allocation-free linear algebra inside a step: static-pattern sparse factorizations. */
@NullMarked
package org.stiffgrad.linear;

import org.jspecify.annotations.NullMarked;
