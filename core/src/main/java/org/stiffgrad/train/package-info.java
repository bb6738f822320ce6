/** Training and fitting runs: what drives optimizers, in which stages, and when to believe them. */
@NullMarked
package org.stiffgrad.train;

import org.jspecify.annotations.NullMarked;
