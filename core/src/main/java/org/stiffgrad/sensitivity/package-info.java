/**
 * Derivatives of solutions: forward tangent, discrete adjoint, references and the audit of a
 * gradient.
 */
@NullMarked
package org.stiffgrad.sensitivity;

import org.jspecify.annotations.NullMarked;
