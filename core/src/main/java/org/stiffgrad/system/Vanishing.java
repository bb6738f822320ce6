package org.stiffgrad.system;

import java.util.BitSet;

/**
 * Entries of a system's structures whose values are zero at all times, because some parameters are
 * fixed: a knocked-out gene, a dose of zero, a species that nothing produces. Bits are positions in
 * the {@link Sparsity} of the same name.
 */
public record Vanishing(BitSet jacobian, BitSet parameterJacobian, BitSet initialStateJacobian) {
  /** Nothing is known to vanish. */
  public static Vanishing none() {
    return new Vanishing(new BitSet(), new BitSet(), new BitSet());
  }
}
