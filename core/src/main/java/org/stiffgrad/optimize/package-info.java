/** Optimizers that ask for evaluations and are told the answers; their states are records. */
@NullMarked
package org.stiffgrad.optimize;

import org.jspecify.annotations.NullMarked;
