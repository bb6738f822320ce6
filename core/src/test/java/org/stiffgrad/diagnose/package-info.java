@NullMarked
package org.stiffgrad.diagnose;

import org.jspecify.annotations.NullMarked;
