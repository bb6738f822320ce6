/** PEtab problems: their tables, their model, and the estimation problem they make. */
@NullMarked
package org.stiffgrad.petab;

import org.jspecify.annotations.NullMarked;
