/** Rechecks from outside the unit. */
@NullMarked
package org.firstbutton.intake.recheck;

import org.jspecify.annotations.NullMarked;
