/** The intermediate representation of models: expressions and the model they make up. */
@NullMarked
package org.stiffgrad.expression;

import org.jspecify.annotations.NullMarked;
