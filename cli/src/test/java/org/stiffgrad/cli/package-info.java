@NullMarked
package org.stiffgrad.cli;

import org.jspecify.annotations.NullMarked;
