/** Sealed values, their indexes and their keys. */
@NullMarked
package org.firstbutton.chassis.confidential;

import org.jspecify.annotations.NullMarked;
