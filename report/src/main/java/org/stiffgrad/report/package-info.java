/** Pages of text, tables and charts, written as one HTML file that needs no network. */
@NullMarked
package org.stiffgrad.report;

import org.jspecify.annotations.NullMarked;
