/** The classical stiff test problems, as fast plain Java systems with exact derivatives. */
@NullMarked
package org.stiffgrad.testkit.problems;

import org.jspecify.annotations.NullMarked;
