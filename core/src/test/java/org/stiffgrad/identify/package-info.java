@NullMarked
package org.stiffgrad.identify;

import org.jspecify.annotations.NullMarked;
