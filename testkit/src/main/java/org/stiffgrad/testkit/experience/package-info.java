/** Whether fits arrive: estimation problems with known truth, begun far off. */
@NullMarked
package org.stiffgrad.testkit.experience;

import org.jspecify.annotations.NullMarked;
