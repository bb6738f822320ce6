@NullMarked
package org.stiffgrad.conformance;

import org.jspecify.annotations.NullMarked;
