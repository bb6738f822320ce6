@NullMarked
package org.stiffgrad.fit;

import org.jspecify.annotations.NullMarked;
