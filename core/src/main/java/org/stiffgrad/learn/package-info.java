/** Trains differential equations whose right-hand side is a network, from measured states alone. */
@NullMarked
package org.stiffgrad.learn;

import org.jspecify.annotations.NullMarked;
