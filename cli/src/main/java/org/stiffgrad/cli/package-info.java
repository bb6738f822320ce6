/** The command line: one class for each command, which parses, calls the library and prints. */
@NullMarked
package org.stiffgrad.cli;

import org.jspecify.annotations.NullMarked;
