@NullMarked
package org.stiffgrad.problem;

import org.jspecify.annotations.NullMarked;
