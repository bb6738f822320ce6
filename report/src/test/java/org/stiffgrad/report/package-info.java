@NullMarked
package org.stiffgrad.report;

import org.jspecify.annotations.NullMarked;
