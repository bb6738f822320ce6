/** Integration methods as immutable coefficients, with the facts derived from them. */
@NullMarked
package org.stiffgrad.method;

import org.jspecify.annotations.NullMarked;
