/** Reads and writes tables in CSV: measurements, experiments, results. */
@NullMarked
package org.stiffgrad.table;

import org.jspecify.annotations.NullMarked;
