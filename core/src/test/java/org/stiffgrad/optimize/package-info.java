@NullMarked
package org.stiffgrad.optimize;

import org.jspecify.annotations.NullMarked;
