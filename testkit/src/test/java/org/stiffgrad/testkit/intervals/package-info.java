@NullMarked
package org.stiffgrad.testkit.intervals;

import org.jspecify.annotations.NullMarked;
