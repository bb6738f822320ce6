@NullMarked
package org.stiffgrad.testkit.solve;

import org.jspecify.annotations.NullMarked;
