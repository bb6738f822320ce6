@NullMarked
package org.stiffgrad.execute;

import org.jspecify.annotations.NullMarked;
