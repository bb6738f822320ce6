/** Where independent pieces of work run: threads today, a cluster behind the same interface. */
@NullMarked
package org.stiffgrad.execute;

import org.jspecify.annotations.NullMarked;
