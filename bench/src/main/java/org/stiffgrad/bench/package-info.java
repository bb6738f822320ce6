/** Measurements of time, work and allocation on the classical stiff problems. */
@NullMarked
package org.stiffgrad.bench;

import org.jspecify.annotations.NullMarked;
