/** Reference solutions and their sensitivities, computed in quadruple precision. */
@NullMarked
package org.stiffgrad.testkit.reference;

import org.jspecify.annotations.NullMarked;
