@NullMarked
package org.stiffgrad.testkit.method;

import org.jspecify.annotations.NullMarked;
