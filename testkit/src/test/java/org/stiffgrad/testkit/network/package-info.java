/** Networks against the contract of every right-hand side. */
@NullMarked
package org.stiffgrad.testkit.network;

import org.jspecify.annotations.NullMarked;
