/** Shared expression graphs and their symbolic derivatives. */
@NullMarked
package org.stiffgrad.differentiate;

import org.jspecify.annotations.NullMarked;
