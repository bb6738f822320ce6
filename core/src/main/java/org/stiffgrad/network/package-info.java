/** Networks as right-hand sides: values and derivatives as kernels, never unrolled into scalars. */
@NullMarked
package org.stiffgrad.network;

import org.jspecify.annotations.NullMarked;
