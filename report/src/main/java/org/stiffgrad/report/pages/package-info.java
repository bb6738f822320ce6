/** Fits and diagnoses as pages. */
@NullMarked
package org.stiffgrad.report.pages;

import org.jspecify.annotations.NullMarked;
