@NullMarked
package org.stiffgrad.testkit.sensitivity;

import org.jspecify.annotations.NullMarked;
