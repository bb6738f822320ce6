/** Where in an input file something stands, and the one error of all readers. */
@NullMarked
package org.stiffgrad.input;

import org.jspecify.annotations.NullMarked;
