/** What the data determine: Fisher information, singular directions, intervals, verdicts. */
@NullMarked
package org.stiffgrad.identify;

import org.jspecify.annotations.NullMarked;
