/** Whether intervals hold what they promise, over many noise seeds. */
@NullMarked
package org.stiffgrad.testkit.intervals;

import org.jspecify.annotations.NullMarked;
