@NullMarked
package org.stiffgrad.system;

import org.jspecify.annotations.NullMarked;
