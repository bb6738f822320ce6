/** SBML models, by JSBML, to the model IR. */
@NullMarked
package org.stiffgrad.sbml;

import org.jspecify.annotations.NullMarked;
