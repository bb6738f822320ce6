/** Fitting models to data: measurements, observation models, noise, objective. */
@NullMarked
package org.stiffgrad.fit;

import org.jspecify.annotations.NullMarked;
