@NullMarked
package org.stiffgrad.testkit.experience;

import org.jspecify.annotations.NullMarked;
