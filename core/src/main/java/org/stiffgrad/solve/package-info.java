/** The time loop: step, judge, tell; its options, its outcome and its tape. */
@NullMarked
package org.stiffgrad.solve;

import org.jspecify.annotations.NullMarked;
