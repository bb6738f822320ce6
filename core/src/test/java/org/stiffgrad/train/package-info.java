@NullMarked
package org.stiffgrad.train;

import org.jspecify.annotations.NullMarked;
