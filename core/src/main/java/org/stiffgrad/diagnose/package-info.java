/** Why a gradient is small, wrong or meaningless: its budget, its causes, a verdict for each. */
@NullMarked
package org.stiffgrad.diagnose;

import org.jspecify.annotations.NullMarked;
