/** Compilation of models to hidden classes: right-hand side, derivatives, observables. */
@NullMarked
package org.stiffgrad.compile;

import org.jspecify.annotations.NullMarked;
