/** Data from which networks are to learn known differential equations. */
@NullMarked
package org.stiffgrad.testkit.learning;

import org.jspecify.annotations.NullMarked;
