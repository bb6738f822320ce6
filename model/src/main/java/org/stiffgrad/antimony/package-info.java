/** Reads models written in Antimony, as far as docs/guide/antimony.md describes it. */
@NullMarked
package org.stiffgrad.antimony;

import org.jspecify.annotations.NullMarked;
