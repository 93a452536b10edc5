/** Callers: sealed, masked, revealed, found. */
@NullMarked
package org.firstbutton.intake.caller;

import org.jspecify.annotations.NullMarked;
