@NullMarked
package org.stiffgrad.testkit.problems;

import org.jspecify.annotations.NullMarked;
