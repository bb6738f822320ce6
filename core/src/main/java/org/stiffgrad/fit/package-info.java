/** Data, observations, noise and coordinates: what turns solutions into an objective. */
@NullMarked
package org.stiffgrad.fit;

import org.jspecify.annotations.NullMarked;
