/**
 * The tables and figures of the theory of vanishing gradients, each value beside the expected one.
 */
@NullMarked
package org.stiffgrad.paper;

import org.jspecify.annotations.NullMarked;
