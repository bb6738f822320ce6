/** From a model, a table of measurements and a few choices to an estimation problem. */
@NullMarked
package org.stiffgrad.problem;

import org.jspecify.annotations.NullMarked;
