@NullMarked
package org.stiffgrad.testkit.reference;

import org.jspecify.annotations.NullMarked;
